import * as l10n from '../../../l10n.js';
import { parseDecorators } from './parseDecorators.js';
import { parseModule, parseResource, parseTest } from './parseDeployment.js';
import { parseElements } from './parseElements.js';
import type { Expression } from './expressionSyntax.js';
import { parseExpression, parseLambdaBody } from './parseExpression.js';
import {
  parseExtends,
  parseExtension,
  parseExtensionConfig,
  parseImport,
  parseUsing,
} from './parseReference.js';
import { parseType } from './parseType.js';
import type { Parser } from './parser.js';
import type {
  AssertStatement,
  Decorator,
  FunctionParameter,
  FunctionStatement,
  MetadataStatement,
  OutputStatement,
  ParameterAssignmentStatement,
  ParameterStatement,
  Statement,
  TargetScopeStatement,
  TypeStatement,
  UnknownStatement,
  VariableStatement,
} from './statementSyntax.js';
import { skipLine } from './skipRest.js';
import { Token } from './tokens.js';

/** Reads a statement with its decorators, and what is left of its last line. */
export function parseStatement(parser: Parser): Statement {
  const { start } = parser;
  const problems = parser.problems.length;
  const decorators = parseDecorators(parser);
  const statement = parseDeclaration(parser, start, decorators);
  if (parser.atLineEnd()) return statement;
  if (parser.problems.length === problems) parser.problem(l10n.key('the end of the line'));
  skipLine(parser);
  return { ...statement, end: parser.previousEnd };
}

function parseDeclaration(parser: Parser, start: number, decorators: readonly Decorator[]): Statement {
  if (!parser.at(Token.Identifier)) return parseUnknown(parser, start, decorators);
  switch (parser.text.slice(parser.start, parser.end)) {
    case 'param':
      return parseParameter(parser, start, decorators);
    case 'var':
      return parseVariable(parser, start, decorators);
    case 'resource':
      return parseResource(parser, start, decorators);
    case 'module':
      return parseModule(parser, start, decorators);
    case 'output':
      return parseOutput(parser, start, decorators);
    case 'type':
      return parseTypeStatement(parser, start, decorators);
    case 'func':
      return parseFunction(parser, start, decorators);
    case 'import':
      return parseImport(parser, start, decorators);
    case 'targetScope':
      return parseTargetScope(parser, start, decorators);
    case 'metadata':
      return parseMetadata(parser, start, decorators);
    case 'using':
      return parseUsing(parser, start, decorators);
    case 'extends':
      return parseExtends(parser, start, decorators);
    case 'extension':
    case 'provider':
      return parseExtension(parser, start, decorators);
    case 'extensionConfig':
      return parseExtensionConfig(parser, start, decorators);
    case 'assert':
      return parseAssert(parser, start, decorators);
    case 'test':
      return parseTest(parser, start, decorators);
    default:
      return parseUnknown(parser, start, decorators);
  }
}

function parseUnknown(parser: Parser, start: number, decorators: readonly Decorator[]): UnknownStatement {
  parser.problem(
    decorators.length > 0
      ? l10n.key('a statement after the decorators')
      : l10n.key("a statement, which begins with a word such as 'param', 'var', 'resource' or 'output'"),
  );
  skipLine(parser);
  return { kind: 'UnknownStatement', start, end: parser.previousEnd, decorators };
}

/** Reads `= value`, from the equals sign. */
function parseAssigned(parser: Parser): Expression {
  return parser.expect(Token.Assignment, "'='") ? parseExpression(parser) : parser.missing("'='");
}

function parseTargetScope(
  parser: Parser,
  start: number,
  decorators: readonly Decorator[],
): TargetScopeStatement {
  parser.next();
  const value = parseAssigned(parser);
  return { kind: 'TargetScopeStatement', start, end: parser.previousEnd, decorators, value };
}

function parseMetadata(parser: Parser, start: number, decorators: readonly Decorator[]): MetadataStatement {
  parser.next();
  const name = parser.identifier(l10n.key('a name for the metadata'));
  const value = parseAssigned(parser);
  return { kind: 'MetadataStatement', start, end: parser.previousEnd, decorators, name, value };
}

function parseParameter(
  parser: Parser,
  start: number,
  decorators: readonly Decorator[],
): ParameterAssignmentStatement | ParameterStatement {
  parser.next();
  const name = parser.identifier(l10n.key('a name for the parameter'));
  if (parser.skip(Token.Assignment)) {
    const value = parseExpression(parser);
    return { kind: 'ParameterAssignmentStatement', start, end: parser.previousEnd, decorators, name, value };
  }
  const type = parseType(parser);
  const defaultValue = parser.skip(Token.Assignment) ? parseExpression(parser) : undefined;
  return { kind: 'ParameterStatement', start, end: parser.previousEnd, decorators, name, type, defaultValue };
}

function parseVariable(parser: Parser, start: number, decorators: readonly Decorator[]): VariableStatement {
  parser.next();
  const name = parser.identifier(l10n.key('a name for the variable'));
  const typed = !parser.at(Token.Assignment) && !parser.atLineEnd();
  const type = typed ? parseType(parser) : undefined;
  const value = parseAssigned(parser);
  return { kind: 'VariableStatement', start, end: parser.previousEnd, decorators, name, type, value };
}

function parseOutput(parser: Parser, start: number, decorators: readonly Decorator[]): OutputStatement {
  parser.next();
  const name = parser.identifier(l10n.key('a name for the output'));
  const type = parseType(parser);
  const value = parseAssigned(parser);
  return { kind: 'OutputStatement', start, end: parser.previousEnd, decorators, name, type, value };
}

function parseAssert(parser: Parser, start: number, decorators: readonly Decorator[]): AssertStatement {
  parser.next();
  const name = parser.identifier(l10n.key('a name for the assertion'));
  const value = parseAssigned(parser);
  return { kind: 'AssertStatement', start, end: parser.previousEnd, decorators, name, value };
}

function parseTypeStatement(parser: Parser, start: number, decorators: readonly Decorator[]): TypeStatement {
  parser.next();
  const name = parser.identifier(l10n.key('a name for the type'));
  parser.expect(Token.Assignment, "'='");
  const type = parseType(parser);
  return { kind: 'TypeStatement', start, end: parser.previousEnd, decorators, name, type };
}

function parseFunction(parser: Parser, start: number, decorators: readonly Decorator[]): FunctionStatement {
  parser.next();
  const name = parser.identifier(l10n.key('a name for the function'));
  const parameters = parseFunctionParameters(parser);
  const returnType = parseType(parser);
  const body = parser.at(Token.Arrow)
    ? parseLambdaBody(parser)
    : parser.missing(l10n.key("'=>' and an expression"));
  const end = parser.previousEnd;
  return { kind: 'FunctionStatement', start, end, decorators, name, parameters, returnType, body };
}

function parseFunctionParameters(parser: Parser): readonly FunctionParameter[] {
  if (!parser.at(Token.LeftParen)) {
    parser.problem(l10n.key("'(' and the parameters of the function"));
    return [];
  }
  parser.openBracket(Token.RightParen);
  const parameters = parseElements(parser, 'loose commas', parseFunctionParameter);
  parser.closeBracket();
  return parameters;
}

function parseFunctionParameter(parser: Parser): FunctionParameter {
  const name = parser.identifier(l10n.key('a name for the parameter'));
  const type = parseType(parser);
  return { kind: 'FunctionParameter', start: name.start, end: parser.previousEnd, name, type };
}

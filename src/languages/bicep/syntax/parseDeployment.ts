import * as l10n from '../../../l10n.js';
import type { Expression, IfCondition, MissingExpression, ObjectExpression } from './expressionSyntax.js';
import { parseBodyLoop, parseObject, parseResourceObject } from './parseCollection.js';
import { parseDecorators } from './parseDecorators.js';
import { expectString, parseParenthesized } from './parseExpression.js';
import type { Parser } from './parser.js';
import type {
  Decorator,
  DeploymentBody,
  ModuleStatement,
  ResourceStatement,
  TestStatement,
} from './statementSyntax.js';
import { Token } from './tokens.js';

/** Reads a resource that stands in the body of another, with its decorators. */
export function parseNestedResource(parser: Parser): ResourceStatement | undefined {
  const { start } = parser;
  const height = parser.enter();
  if (height < 0) return undefined;
  const decorators = parseDecorators(parser);
  const resource = parser.atWord('resource') ? parseResource(parser, start, decorators) : undefined;
  if (!resource) parser.problem(l10n.key('a resource after the decorators'));
  parser.leave(height);
  return resource;
}

/** Reads a resource from its keyword. */
export function parseResource(
  parser: Parser,
  start: number,
  decorators: readonly Decorator[],
): ResourceStatement {
  parser.next();
  const name = parser.identifier(l10n.key('a name for the resource'));
  const type = expectString(parser, l10n.key("the type of the resource as 'type@version'"));
  const existing = parser.skipWord('existing');
  const body = parseBody(parser, parseResourceObject);
  const end = parser.previousEnd;
  return { kind: 'ResourceStatement', start, end, decorators, name, type, existing, body };
}

/** Reads a module from its keyword. */
export function parseModule(
  parser: Parser,
  start: number,
  decorators: readonly Decorator[],
): ModuleStatement {
  parser.next();
  const name = parser.identifier(l10n.key('a name for the module'));
  const path = expectString(parser, l10n.key('the path of the module in quotes'));
  const body = parseBody(parser, parseObject);
  return { kind: 'ModuleStatement', start, end: parser.previousEnd, decorators, name, path, body };
}

/** Reads a test from its keyword. */
export function parseTest(parser: Parser, start: number, decorators: readonly Decorator[]): TestStatement {
  parser.next();
  const name = parser.identifier(l10n.key('a name for the test'));
  const path = expectString(parser, l10n.key('the path of the tested file in quotes'));
  const body = parseBody(parser, parseObject);
  return { kind: 'TestStatement', start, end: parser.previousEnd, decorators, name, path, body };
}

type ParseObject = (parser: Parser) => ObjectExpression;

function parseBody(parser: Parser, parseObjectBody: ParseObject): DeploymentBody {
  const assigned = parser.expect(Token.Assignment, "'='");
  if (assigned && parser.at(Token.NewLine) && parser.atWordAcrossLines('if')) parser.next();
  if (parser.at(Token.LeftSquare)) {
    return parseBodyLoop(parser, (inner) =>
      parseObjectOrCondition(inner, parseObjectBody, l10n.key("'{' or 'if'")),
    );
  }
  return parseObjectOrCondition(parser, parseObjectBody, l10n.key("'{', 'if' or '[for'"));
}

function parseObjectOrCondition(
  parser: Parser,
  parseObjectBody: ParseObject,
  expected: string,
): IfCondition | MissingExpression | ObjectExpression {
  if (parser.atWord('if')) return parseCondition(parser, parseObjectBody);
  return parser.at(Token.LeftBrace) ? parseObjectBody(parser) : parser.missing(expected);
}

function parseCondition(parser: Parser, parseObjectBody: ParseObject): IfCondition {
  const { start } = parser;
  parser.next();
  const condition: Expression = parser.at(Token.LeftParen)
    ? parseParenthesized(parser)
    : parser.missing(l10n.key("a condition in parentheses after 'if'"));
  if (!parser.at(Token.LeftBrace)) parser.problem(l10n.key("'{' after the condition"));
  const body = parser.at(Token.LeftBrace)
    ? parseObjectBody(parser)
    : parser.missing(l10n.key("'{' after the condition"));
  return { kind: 'IfCondition', start, end: parser.previousEnd, condition, body };
}

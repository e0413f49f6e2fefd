import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import type {
  BinaryOperator,
  BooleanLiteral,
  Expression,
  Identifier,
  Lambda,
  MissingExpression,
  NullLiteral,
  NumberLiteral,
  StringExpression,
} from './expressionSyntax.js';
import { parseArray, parseObject } from './parseCollection.js';
import type { Separator } from './parseElements.js';
import { parseElements } from './parseElements.js';
import { parseString } from './parseString.js';
import type { Parser } from './parser.js';
import { startsStatement } from './startsStatement.js';
import { Token, isPostfix, precedenceOf } from './tokens.js';

/** Reads an expression. Where none stands, reports that and gives a missing one, without reading a token. */
export function parseExpression(parser: Parser): Expression {
  const { start } = parser;
  const height = parser.enter();
  if (height < 0) return passedOver(parser, start);
  const operand = parseBinary(parser, 0);
  const ternary = parser.atAcrossLines(Token.Question, Char.Question);
  const expression = ternary ? parseTernary(parser, operand) : operand;
  parser.leave(height);
  return expression;
}

function passedOver(parser: Parser, start: number): MissingExpression {
  return { kind: 'MissingExpression', start, end: Math.max(start, parser.previousEnd) };
}

function parseTernary(parser: Parser, condition: Expression): Expression {
  if (parser.at(Token.NewLine)) parser.next();
  parser.next();
  const whenTrue = parseExpression(parser);
  if (parser.at(Token.NewLine) && parser.atAcrossLines(Token.Colon, Char.Colon)) parser.next();
  const whenFalse = parser.expect(Token.Colon, l10n.key("':' and the value for a false condition"))
    ? parseExpression(parser)
    : parser.missing(l10n.key('an expression'));
  return { kind: 'Ternary', start: condition.start, end: parser.previousEnd, condition, whenTrue, whenFalse };
}

const binaryOperators: readonly BinaryOperator[] = [
  '??',
  '||',
  '&&',
  '==',
  '!=',
  '=~',
  '!~',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
];

/** Reads operands and the operators between them that bind more strongly than a precedence. */
function parseBinary(parser: Parser, weakest: number): Expression {
  let left = parseUnary(parser);
  for (;;) {
    const precedence = precedenceOf(parser.token);
    if (precedence <= weakest) return left;
    const operator = binaryOperators[parser.token - Token.DoubleQuestion];
    if (!operator || !parser.lengthenChain()) return left;
    parser.next();
    const right = parseBinary(parser, precedence);
    left = { kind: 'Binary', start: left.start, end: parser.previousEnd, operator, left, right };
  }
}

function parseUnary(parser: Parser): Expression {
  const { start, token } = parser;
  if (token !== Token.Exclamation && token !== Token.Minus) return parsePostfix(parser);
  const height = parser.enter();
  if (height < 0) return passedOver(parser, start);
  parser.next();
  const operand = parseUnary(parser);
  parser.leave(height);
  const operator = token === Token.Minus ? '-' : '!';
  return { kind: 'Unary', start, end: parser.previousEnd, operator, operand };
}

function parsePostfix(parser: Parser): Expression {
  let operand = parsePrimary(parser);
  if (!isPostfix(parser.token)) return operand;
  const { start } = operand;
  while (isPostfix(parser.token) && parser.lengthenChain()) operand = parseAccess(parser, start, operand);
  return operand;
}

function parseAccess(parser: Parser, start: number, base: Expression): Expression {
  switch (parser.token) {
    case Token.Dot:
      return parsePropertyAccess(parser, start, base);
    case Token.LeftSquare:
      return parseArrayAccess(parser, start, base);
    case Token.DoubleColon: {
      parser.next();
      const resource = parser.identifier(l10n.key("the name of a nested resource after '::'"));
      return { kind: 'ResourceAccess', start, end: resource.end, base, resource };
    }
    default:
      parser.next();
      return { kind: 'NonNull', start, end: parser.previousEnd, operand: base };
  }
}

function parsePropertyAccess(parser: Parser, start: number, base: Expression): Expression {
  parser.next();
  const safe = parser.skip(Token.Question);
  const property = parser.identifier(l10n.key("the name of a property or function after '.'"));
  if (!parser.at(Token.LeftParen))
    return { kind: 'PropertyAccess', start, end: property.end, base, property, safe };
  const args = parseArguments(parser);
  return { kind: 'MethodCall', start, end: parser.previousEnd, base, name: property, arguments: args };
}

function parseArrayAccess(parser: Parser, start: number, base: Expression): Expression {
  parser.openBracket(Token.RightSquare);
  const safe = parser.skip(Token.Question);
  const fromEnd = parser.skip(Token.Hat);
  const index = parseExpression(parser);
  parser.closeBracket();
  return { kind: 'ArrayAccess', start, end: parser.previousEnd, base, index, safe, fromEnd };
}

function parsePrimary(parser: Parser): Expression {
  switch (parser.token) {
    case Token.Identifier:
      return parseName(parser);
    case Token.StringEnd:
    case Token.StringPiece:
      return parseString(parser);
    case Token.Number:
      return parseNumber(parser);
    case Token.LeftBrace:
      return parseObject(parser);
    case Token.LeftSquare:
      return parseArray(parser);
    case Token.LeftParen:
      return parseParenthesized(parser);
    default:
      return parser.missing(l10n.key('an expression'));
  }
}

/** Reads the number that is the current token. */
export function parseNumber(parser: Parser): NumberLiteral {
  const { start, end } = parser;
  const value = parser.numberValue();
  parser.next();
  return { kind: 'NumberLiteral', start, end, value };
}

function parseName(parser: Parser): Expression {
  const { start, end } = parser;
  const name = parser.text.slice(start, end);
  parser.next();
  if (parser.at(Token.LeftParen)) {
    const args = parseArguments(parser);
    return {
      kind: 'FunctionCall',
      start,
      end: parser.previousEnd,
      name: { kind: 'Identifier', start, end, name },
      arguments: args,
    };
  }
  if (parser.at(Token.Arrow)) {
    return parseLambda(parser, start, [{ kind: 'Identifier', start, end, name }]);
  }
  return literalOf(start, end, name) ?? { kind: 'VariableAccess', start, end, name };
}

function literalOf(start: number, end: number, name: string): BooleanLiteral | NullLiteral | undefined {
  if (end - start > 'false'.length) return undefined;
  switch (name) {
    case 'true':
    case 'false':
      return { kind: 'BooleanLiteral', start, end, value: name === 'true' };
    case 'null':
      return { kind: 'NullLiteral', start, end };
    default:
      return undefined;
  }
}

/** Reads the arguments of a call, from `(` to `)`. */
export function parseArguments(parser: Parser): readonly Expression[] {
  return parseList(parser, 'commas');
}

function parseList(parser: Parser, separator: Separator): readonly Expression[] {
  parser.openBracket(Token.RightParen);
  const expressions = parseElements(parser, separator, parseExpression);
  parser.closeBracket();
  return expressions;
}

/** Reads `(expression)`, or the parameters in parentheses that begin a lambda. */
export function parseParenthesized(parser: Parser): Expression {
  const { start } = parser;
  const expressions = parseList(parser, 'loose commas');
  if (parser.at(Token.Arrow)) return parseLambda(parser, start, expressions.map(asParameter));
  const end = parser.previousEnd;
  const [expression = nothingAt(start + 1)] = expressions;
  if (expressions.length !== 1)
    parser.report(start, end, l10n.t('Expected one expression in the parentheses.'));
  return { kind: 'Parenthesized', start, end, expression };
}

function nothingAt(offset: number): MissingExpression {
  return { kind: 'MissingExpression', start: offset, end: offset };
}

function asParameter(expression: Expression): Identifier {
  const { start, end } = expression;
  const name = expression.kind === 'VariableAccess' ? expression.name : '';
  return { kind: 'Identifier', start, end, name };
}

function parseLambda(parser: Parser, start: number, parameters: readonly Identifier[]): Lambda {
  const body = parseLambdaBody(parser);
  return { kind: 'Lambda', start, end: parser.previousEnd, parameters, body };
}

/** Reads `=>` and the body, which may begin on the next line. */
export function parseLambdaBody(parser: Parser): Expression {
  const indent = parser.indent();
  parser.next();
  if (parser.at(Token.NewLine) && !startsStatement(parser.text, parser.end) && !parser.nextLineEnds(indent)) {
    parser.next();
  }
  return parseExpression(parser);
}

/** Reads a string where one has to stand. */
export function expectString(parser: Parser, expected: string): StringExpression | MissingExpression {
  const atString = parser.at(Token.StringEnd) || parser.at(Token.StringPiece);
  return atString ? parseString(parser) : parser.missing(expected);
}

import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import type { BinaryOperator, Expression, Identifier, MissingExpression } from './expressionSyntax.js';
import { parseAccesses } from './parseAccess.js';
import { parseObject, parseTuple } from './parseCollection.js';
import { parseElements } from './parseElements.js';
import { parseHeredoc, parseQuoted } from './parseTemplate.js';
import type { Parser } from './parser.js';
import { skipToCloser } from './skipRest.js';
import { Token, precedenceOf } from './tokens.js';

/** Reads an expression. Where none stands, reports that and gives a missing one, without reading a token. */
export function parseExpression(parser: Parser): Expression {
  const { start } = parser;
  const height = parser.enter();
  if (height < 0) return passedOver(parser, start);
  const operand = parseBinary(parser, 0);
  const expression = parser.at(Token.Question) ? parseConditional(parser, operand) : operand;
  parser.leave(height);
  return expression;
}

function passedOver(parser: Parser, start: number): MissingExpression {
  return { kind: 'MissingExpression', start, end: Math.max(start, parser.previousEnd) };
}

function parseConditional(parser: Parser, condition: Expression): Expression {
  parser.next();
  const whenTrue = parseExpression(parser);
  const whenFalse = parser.expect(Token.Colon, l10n.key("':' and the value for a false condition"))
    ? parseExpression(parser)
    : parser.missing(l10n.key('an expression'));
  const { start } = condition;
  return { kind: 'Conditional', start, end: parser.previousEnd, condition, whenTrue, whenFalse };
}

const binaryOperators: readonly BinaryOperator[] = [
  '||',
  '&&',
  '==',
  '!=',
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
    const operator = binaryOperators[parser.token - Token.LogicalOr];
    if (!operator || !parser.lengthenChain()) return left;
    parser.next();
    const right = parseBinary(parser, precedence);
    left = { kind: 'Binary', start: left.start, end: parser.previousEnd, operator, left, right };
  }
}

function parseUnary(parser: Parser): Expression {
  const { start, token } = parser;
  if (token !== Token.Exclamation && token !== Token.Minus) {
    return parseAccesses(parser, parsePrimary(parser));
  }
  const height = parser.enter();
  if (height < 0) return passedOver(parser, start);
  parser.next();
  const operand = parseUnary(parser);
  parser.leave(height);
  const operator = token === Token.Minus ? '-' : '!';
  return { kind: 'Unary', start, end: parser.previousEnd, operator, operand };
}

function parsePrimary(parser: Parser): Expression {
  switch (parser.token) {
    case Token.Identifier:
      return parseName(parser);
    case Token.StringEnd:
    case Token.StringPiece:
      return parseQuoted(parser);
    case Token.Number:
      return parseNumber(parser);
    case Token.LeftSquare:
      return parseTuple(parser);
    case Token.LeftBrace:
      return parseObject(parser);
    case Token.LeftParen:
      return parseParenthesized(parser);
    case Token.Heredoc:
      return parseHeredoc(parser);
    default:
      return parser.missing(l10n.key('an expression'));
  }
}

/** Reads a number; one that can't be understood, such as `1.2.3`, is reported and not a number. */
export function parseNumber(parser: Parser): Expression {
  const { start, end } = parser;
  const value = Number(parser.text.slice(start, end));
  if (Number.isNaN(value))
    parser.problem(l10n.key('a number with at most one decimal point and one exponent'));
  parser.next();
  return Number.isNaN(value)
    ? { kind: 'MissingExpression', start, end }
    : { kind: 'NumberLiteral', start, end, value };
}

function parseName(parser: Parser): Expression {
  const { start, end } = parser;
  const name = parser.text.slice(start, end);
  parser.next();
  if (parser.at(Token.LeftParen) || parser.at(Token.DoubleColon)) return parseCall(parser, start);
  switch (name) {
    case 'true':
    case 'false':
      return { kind: 'BooleanLiteral', start, end, value: name === 'true' };
    case 'null':
      return { kind: 'NullLiteral', start, end };
    default:
      return { kind: 'VariableAccess', start, end, name };
  }
}

/** Reads a call from behind the first name of the function. */
function parseCall(parser: Parser, start: number): Expression {
  while (parser.skip(Token.DoubleColon)) parser.identifier(l10n.key("the name of a function after '::'"));
  const name: Identifier = {
    kind: 'Identifier',
    start,
    end: parser.previousEnd,
    name: parser.text.slice(start, parser.previousEnd).replace(/\s+/g, ''),
  };
  if (parser.at(Token.LeftParen)) return parseArguments(parser, name);
  parser.problem(l10n.key("'(' and the arguments of the function"));
  return { kind: 'FunctionCall', start, end: name.end, name, arguments: [], expandsLast: false };
}

/** Reads the arguments of a call, from `(` to `)`. */
function parseArguments(parser: Parser, name: Identifier): Expression {
  parser.openBracket(Token.RightParen, true);
  const args = parseElements(parser, 'commas', parseArgument);
  const expandsLast = endsWithEllipsis(parser, args[args.length - 1]);
  parser.closeBracket();
  return {
    kind: 'FunctionCall',
    start: name.start,
    end: parser.previousEnd,
    name,
    arguments: args,
    expandsLast,
  };
}

function parseArgument(parser: Parser): Expression {
  const argument = parseExpression(parser);
  if (parser.skip(Token.Ellipsis) && !parser.at(Token.RightParen)) {
    parser.problem(l10n.key("')' after the '...' of the last argument"));
  }
  return argument;
}

function endsWithEllipsis(parser: Parser, last: Expression | undefined): boolean {
  const { text, previousEnd } = parser;
  return last !== undefined && previousEnd > last.end && text.charCodeAt(previousEnd - 1) === Char.Dot;
}

function parseParenthesized(parser: Parser): Expression {
  const { start } = parser;
  parser.openBracket(Token.RightParen, true);
  const expression = parseExpression(parser);
  skipToCloser(parser, l10n.key("an operator or ')'"));
  parser.closeBracket();
  return { kind: 'Parenthesized', start, end: parser.previousEnd, expression };
}

import * as l10n from '../../../l10n.js';
import type { Expression, Identifier, ObjectMember } from './expressionSyntax.js';
import { parseElements } from './parseElements.js';
import { parseExpression } from './parseExpression.js';
import type { Parser } from './parser.js';
import { skipToCloser } from './skipRest.js';
import { Token, startsExpression } from './tokens.js';

/** Reads `[ … ]`, be it a tuple or a loop. */
export function parseTuple(parser: Parser): Expression {
  const { start } = parser;
  parser.openBracket(Token.RightSquare, true);
  if (parser.atWord('for')) return parseForTuple(parser, start);
  const items = parseElements(parser, 'commas', parseExpression);
  parser.closeBracket();
  return { kind: 'TupleExpression', start, end: parser.previousEnd, items };
}

/** Reads `{ … }`, be it an object or a loop. */
export function parseObject(parser: Parser): Expression {
  const { start } = parser;
  parser.openBracket(Token.RightBrace, true);
  if (parser.atWord('for')) return parseForObject(parser, start);
  parser.ignoresLineEnds = false;
  const members = parseElements(parser, 'lines', parseMember);
  parser.closeBracket();
  return { kind: 'ObjectExpression', start, end: parser.previousEnd, members };
}

function parseMember(parser: Parser): ObjectMember | undefined {
  if (!startsExpression(parser.token)) {
    parser.problem(l10n.key('a key'));
    return undefined;
  }
  const { start } = parser;
  const key = asKey(parser, parseExpression(parser));
  const separator = parser.at(Token.Assignment) || parser.at(Token.Colon);
  const equals = separator ? parser.start : undefined;
  if (separator) parser.next();
  const value = separator ? parseExpression(parser) : parser.missing(l10n.key("'=' and a value"));
  return { kind: 'ObjectMember', start, end: parser.previousEnd, key, equals, value };
}

/** A key that is a bare word stands for that word. */
function asKey(parser: Parser, expression: Expression): Expression | Identifier {
  const { kind, start, end } = expression;
  switch (kind) {
    case 'VariableAccess':
    case 'BooleanLiteral':
    case 'NullLiteral':
      return { kind: 'Identifier', start, end, name: parser.text.slice(start, end) };
    default:
      return expression;
  }
}

/** What stands behind the opening bracket of a loop up to its colon. */
export interface Loop {
  readonly keyVariable: Identifier | undefined;
  readonly valueVariable: Identifier;
  readonly collection: Expression;
}

/** Reads `for key, value in collection`. */
export function parseLoop(parser: Parser): Loop {
  parser.next();
  const first = parser.identifier(l10n.key("the name of a variable after 'for'"));
  const second = parser.skip(Token.Comma)
    ? parser.identifier(l10n.key('the name of a variable for the value'))
    : undefined;
  const collection = parser.expectWord('in', l10n.key("'in' and what to go through"))
    ? parseExpression(parser)
    : parser.missing(l10n.key('an expression'));
  return second
    ? { keyVariable: first, valueVariable: second, collection }
    : { keyVariable: undefined, valueVariable: first, collection };
}

function parseForTuple(parser: Parser, start: number): Expression {
  const { keyVariable, valueVariable, collection } = parseLoop(parser);
  const result = parseResult(parser);
  const condition = parseCondition(parser);
  endLoop(parser, ']');
  const end = parser.previousEnd;
  return { kind: 'ForTuple', start, end, keyVariable, valueVariable, collection, result, condition };
}

function parseForObject(parser: Parser, start: number): Expression {
  const { keyVariable, valueVariable, collection } = parseLoop(parser);
  const resultKey = parseResult(parser);
  const result = parser.expect(Token.Arrow, l10n.key("'=>' and a value after the key"))
    ? parseExpression(parser)
    : parser.missing(l10n.key('an expression'));
  const grouped = parser.skip(Token.Ellipsis);
  const condition = parseCondition(parser);
  endLoop(parser, '}');
  return {
    kind: 'ForObject',
    start,
    end: parser.previousEnd,
    keyVariable,
    valueVariable,
    collection,
    resultKey,
    result,
    grouped,
    condition,
  };
}

function parseResult(parser: Parser): Expression {
  const colon = parser.expect(Token.Colon, l10n.key("':' and the result of the loop"));
  return colon ? parseExpression(parser) : parser.missing(l10n.key('an expression'));
}

function parseCondition(parser: Parser): Expression | undefined {
  if (!parser.atWord('if')) return undefined;
  parser.next();
  return parseExpression(parser);
}

function endLoop(parser: Parser, bracket: string): void {
  skipToCloser(parser, l10n.t("'if' and a condition, or '{0}'", bracket));
  parser.closeBracket();
}

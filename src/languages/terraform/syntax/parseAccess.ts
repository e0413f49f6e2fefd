import * as l10n from '../../../l10n.js';
import type { Expression, SplatItem } from './expressionSyntax.js';
import { parseExpression, parseNumber } from './parseExpression.js';
import type { Parser } from './parser.js';
import { skipToCloser } from './skipRest.js';
import { Token, isPostfix } from './tokens.js';

/** Reads what is accessed of an operand: attributes, indexes and splats. */
export function parseAccesses(parser: Parser, operand: Expression): Expression {
  let result = operand;
  while (isPostfix(parser.token) && parser.lengthenChain()) {
    result = parser.at(Token.Dot) ? parseDot(parser, result) : parseSquare(parser, result);
  }
  return result;
}

/** Reads `.name`, `.0` or `.*` with the attributes behind it. */
function parseDot(parser: Parser, base: Expression): Expression {
  const dot = parser.start;
  parser.next();
  if (!parser.at(Token.Asterisk)) return parseAttribute(parser, base);
  const item: SplatItem = { kind: 'SplatItem', start: dot, end: parser.end };
  parser.next();
  let each: Expression = item;
  while (parser.at(Token.Dot) && parser.lengthenChain()) {
    parser.next();
    each = parseSplatAttribute(parser, each);
  }
  return { kind: 'Splat', start: base.start, end: parser.previousEnd, base, each, full: false };
}

/** Of the elements of a splat by `.*`, only attributes and legacy indexes can be accessed. */
function parseSplatAttribute(parser: Parser, base: Expression): Expression {
  if (!parser.at(Token.Asterisk)) return parseAttribute(parser, base);
  parser.problem(l10n.key("the name of an attribute: a splat in a splat has to be written '[*]'"));
  parser.next();
  return base;
}

function parseAttribute(parser: Parser, base: Expression): Expression {
  const { start } = base;
  if (!parser.at(Token.Number)) {
    const attribute = parser.identifier(l10n.key("the name of an attribute after '.'"));
    return { kind: 'AttributeAccess', start, end: attribute.end, base, attribute };
  }
  if (parser.text.slice(parser.start, parser.end).includes('.')) {
    parser.problem(l10n.key('each index in square brackets: the legacy syntax has one index at a time'));
  }
  const index = parseNumber(parser);
  return { kind: 'IndexAccess', start, end: index.end, base, index, legacy: true };
}

/** Reads `[index]`, or `[*]` with the accesses behind it. */
function parseSquare(parser: Parser, base: Expression): Expression {
  const { start } = base;
  const bracket = parser.start;
  parser.openBracket(Token.RightSquare, parser.ignoresLineEnds);
  if (parser.at(Token.Asterisk)) return parseFullSplat(parser, base, bracket);
  parser.ignoresLineEnds = true;
  if (!parser.elementsEnd()) parser.skip(Token.NewLine);
  const index = parseExpression(parser);
  skipToCloser(parser, l10n.key("an operator or ']'"));
  parser.closeBracket();
  return { kind: 'IndexAccess', start, end: parser.previousEnd, base, index, legacy: false };
}

function parseFullSplat(parser: Parser, base: Expression, bracket: number): Expression {
  parser.next();
  skipToCloser(parser, l10n.key("']' after '*'"));
  parser.closeBracket();
  const item: SplatItem = { kind: 'SplatItem', start: bracket, end: parser.previousEnd };
  const height = parser.enter();
  const each = height < 0 ? item : parseAccesses(parser, item);
  if (height >= 0) parser.leave(height);
  return { kind: 'Splat', start: base.start, end: parser.previousEnd, base, each, full: true };
}

import * as l10n from '../../../l10n.js';
import type { Attribute, BodyItem } from './bodySyntax.js';
import type { Identifier } from './expressionSyntax.js';
import { parseBlock } from './parseBlock.js';
import { parseExpression } from './parseExpression.js';
import { parseQuoted } from './parseTemplate.js';
import type { Parser } from './parser.js';
import { skipLine, skipRest } from './skipRest.js';
import { Token } from './tokens.js';

/** Reads arguments and blocks up to a closing brace, or whatever else ends them. */
export function parseItems(parser: Parser): BodyItem[] {
  const items: BodyItem[] = [];
  while (!parser.elementsEnd()) {
    if (parser.skip(Token.NewLine)) continue;
    const item = parseItem(parser);
    if (item) items.push(item);
  }
  return items;
}

/**
 * Reads an argument or block with the rest of its line, but for the line end. Undefined, with a problem reported, where
 * none can be made out.
 */
export function parseItem(parser: Parser): BodyItem | undefined {
  const problems = parser.problems.length;
  const item = parseItemStart(parser);
  if (parser.atLineEnd()) return item;
  const isWhole = item?.kind === 'Block' && item.closeBrace !== undefined;
  if (parser.problems.length > problems && !isWhole) skipLine(parser);
  else if (parser.elementsEnd()) parser.problem(l10n.key("a line end before '}'"));
  else if (parser.at(Token.Comma)) skipComma(parser);
  else {
    parser.problem(l10n.key('the end of the line'));
    skipLine(parser);
  }
  return item;
}

/** Old files have commas behind arguments and blocks. */
function skipComma(parser: Parser): void {
  parser.problem(l10n.key('a line end in place of the comma'));
  parser.next();
}

/** Reads an argument or block, whatever stands behind it. */
export function parseItemStart(parser: Parser): BodyItem | undefined {
  const name = parseName(parser);
  if (!name) return undefined;
  switch (parser.token) {
    case Token.Assignment:
    case Token.Colon:
      return parseAttribute(parser, name);
    case Token.Identifier:
    case Token.StringEnd:
    case Token.StringPiece:
    case Token.LeftBrace:
      return parseBlock(parser, name);
    default: {
      const value = parser.missing(l10n.key("'=' and a value, or a block"));
      const { start, end } = name;
      return { kind: 'Attribute', start, end, name, equals: undefined, value };
    }
  }
}

/** The name of an argument or the type of a block; one in quotes is reported and read all the same. */
function parseName(parser: Parser): Identifier | undefined {
  if (parser.at(Token.Identifier)) return parser.identifier(l10n.key('a name'));
  if (!parser.at(Token.StringEnd)) {
    parser.problem(l10n.key('an argument or a block'));
    return undefined;
  }
  const { start, end } = parser;
  const text = parseQuoted(parser);
  parser.report(start, end, l10n.t('Expected a name without quotes.'));
  return { kind: 'Identifier', start, end, name: text.kind === 'StringLiteral' ? text.text : '' };
}

function parseAttribute(parser: Parser, name: Identifier): Attribute {
  const { start: equals } = parser;
  if (parser.at(Token.Colon)) parser.problem(l10n.key("'=' after the name of an argument"));
  parser.next();
  const problems = parser.problems.length;
  const value = parseExpression(parser);
  if (parser.problems.length > problems) skipRest(parser);
  return { kind: 'Attribute', start: name.start, end: value.end, name, equals, value };
}

/** Reports arguments that have a name twice: the first one counts. */
export function checkNames(parser: Parser, items: readonly BodyItem[]): void {
  const names = new Set<string>();
  for (const item of items) {
    if (item.kind === 'Block') continue;
    const { name, start, end } = item.name;
    if (names.has(name))
      parser.report(start, end, l10n.t("Expected '{0}' only once: it is set above.", name));
    names.add(name);
  }
}

import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import type { Span } from '../../text.js';
import type { Block, BlockLabel, BodyItem } from './bodySyntax.js';
import type { Identifier } from './expressionSyntax.js';
import { checkNames, parseItemStart, parseItems } from './parseBody.js';
import { parseQuoted } from './parseTemplate.js';
import type { Parser } from './parser.js';
import { skipLine } from './skipRest.js';
import { Token } from './tokens.js';

/** Reads a block from behind its type. */
export function parseBlock(parser: Parser, type: Identifier): Block {
  const indent = parser.indent();
  const labels = parseLabels(parser);
  if (!parser.at(Token.LeftBrace)) skipToBrace(parser);
  return parser.at(Token.LeftBrace)
    ? parseBraces(parser, type, labels)
    : parseUnopened(parser, type, labels, indent);
}

function parseLabels(parser: Parser): BlockLabel[] {
  const labels: BlockLabel[] = [];
  for (;;) {
    const { start, end, token } = parser;
    if (token === Token.Identifier) {
      labels.push({ kind: 'BlockLabel', start, end, text: parser.text.slice(start, end) });
      parser.next();
    } else if (token === Token.StringEnd || token === Token.StringPiece)
      labels.push(parseQuotedLabel(parser));
    else return labels;
  }
}

function parseQuotedLabel(parser: Parser): BlockLabel {
  const label = parseQuoted(parser);
  const { start, end } = label;
  if (label.kind === 'StringLiteral') return { kind: 'BlockLabel', start, end, text: label.text };
  parser.report(start, end, l10n.t('Expected a label without interpolations and directives.'));
  return { kind: 'BlockLabel', start, end, text: '' };
}

/**
 * Passes over what keeps a block from its brace: whatever else is on the line; in old files a `=` or the line end. Where
 * there is no brace, stops at the end of the line.
 */
function skipToBrace(parser: Parser): void {
  if (parser.at(Token.NewLine) && parser.text.charCodeAt(parser.end) === Char.LeftBrace) {
    parser.next();
    parser.problem(l10n.key("'{' on the line where the block begins"));
    return;
  }
  parser.problem("'{'");
  while (!parser.at(Token.LeftBrace) && !parser.atLineEnd() && !parser.elementsEnd()) parser.next();
}

/** Reads a block from its opening brace. */
function parseBraces(parser: Parser, type: Identifier, labels: readonly BlockLabel[]): Block {
  const openBrace = parser.start;
  const height = parser.enter();
  if (height < 0) {
    const inside = { start: openBrace + 1, end: Math.max(openBrace + 1, parser.previousEnd) };
    return blockOf(type, labels, openBrace, undefined, inside, []);
  }
  parser.openBracket(Token.RightBrace, false);
  const isOnLines = parser.atLineEnd() || parser.at(Token.RightBrace);
  const items = isOnLines ? parseItems(parser) : parseOnOneLine(parser);
  checkNames(parser, items);
  const closeBrace = parser.closeBracket();
  parser.leave(height);
  const inside = { start: openBrace + 1, end: closeBrace ?? parser.previousEnd };
  return blockOf(type, labels, openBrace, closeBrace, inside, items);
}

/** Reads what stands in a block that begins and ends on one line, where no more than one argument may be. */
function parseOnOneLine(parser: Parser): BodyItem[] {
  const items: BodyItem[] = [];
  while (!parser.elementsEnd() && !parser.atLineEnd()) {
    const { start } = parser;
    if (items.length > 0) parser.problem(l10n.key('each argument on a line of its own'));
    const item = parseItemStart(parser);
    if (item) items.push(item);
    if (item?.kind === 'Block')
      parser.report(item.start, item.type.end, l10n.t('Expected a block on a line of its own.'));
    parser.skip(Token.Comma);
    if (parser.start === start) skipLine(parser);
  }
  if (!parser.at(Token.NewLine) || parser.elementsEnd()) return items;
  parser.problem(l10n.key("'}' on the line where the block begins"));
  return [...items, ...parseItems(parser)];
}

/** Reads a block that has no opening brace. By the layout, what is indented deeper on the next lines is in it. */
function parseUnopened(
  parser: Parser,
  type: Identifier,
  labels: readonly BlockLabel[],
  indent: number,
): Block {
  parser.unclosed = true;
  const { previousEnd: start } = parser;
  if (!parser.byLayout || !parser.nextLineIsDeeper(indent)) {
    return blockOf(type, labels, undefined, undefined, { start, end: start }, []);
  }
  parser.openMissingBracket(Token.RightBrace, indent);
  const items = parseItems(parser);
  checkNames(parser, items);
  const closeBrace = parser.closeBracket();
  const inside = { start, end: closeBrace ?? parser.previousEnd };
  return blockOf(type, labels, undefined, closeBrace, inside, items);
}

function blockOf(
  type: Identifier,
  labels: readonly BlockLabel[],
  openBrace: number | undefined,
  closeBrace: number | undefined,
  inside: Span,
  items: readonly BodyItem[],
): Block {
  const { start, end } = inside;
  return {
    kind: 'Block',
    start: type.start,
    end: closeBrace === undefined ? end : closeBrace + 1,
    type,
    labels,
    openBrace,
    closeBrace,
    body: { kind: 'NativeBody', start, end, items },
  };
}

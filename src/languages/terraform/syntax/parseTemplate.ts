import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import { resolveEscapedSequences, resolveEscapes } from './escapes.js';
import type { TemplateExpression } from './expressionSyntax.js';
import { parseExpression } from './parseExpression.js';
import type { Parser } from './parser.js';
import { scanHeredoc } from './scanHeredoc.js';
import { scanBare, scanQuoted } from './scanTemplate.js';
import { skipToCloser } from './skipRest.js';
import type { TemplatePiece } from './templateDirectives.js';
import { nestDirectives, parseDirective } from './templateDirectives.js';
import { removeIndentation, stripEnd, stripStart } from './templateText.js';
import { Token } from './tokens.js';

/** How a template is written: in quotes, as a heredoc with its closing marker, or as a whole text by itself. */
type Form =
  | { readonly kind: 'bare' | 'quoted' }
  | { readonly kind: 'heredoc'; readonly marker: string; readonly indented: boolean };

const quoted: Form = { kind: 'quoted' };
const bare: Form = { kind: 'bare' };

/** Reads the string in quotes that the current token begins. */
export function parseQuoted(parser: Parser): TemplateExpression {
  const { start, end } = parser;
  if (parser.at(Token.StringPiece)) return parseTemplate(parser, quoted, start);
  const text = textOf(parser, quoted);
  endText(parser, quoted);
  return { kind: 'StringLiteral', start, end, text };
}

/** Reads the heredoc that the current token begins. */
export function parseHeredoc(parser: Parser): TemplateExpression {
  const { start, contentStart, contentEnd, end, text } = parser;
  const marker = text.slice(contentStart, contentEnd);
  if (!parser.terminated) {
    parser.report(start, end, l10n.t("Expected a line '{0}' to end this heredoc.", marker));
    parser.next();
    return { kind: 'StringLiteral', start, end, text: '' };
  }
  scanHeredoc(parser, end, marker, true);
  const indented = text.charCodeAt(start + 2) === Char.Hyphen;
  return parseTemplate(parser, { kind: 'heredoc', marker, indented }, start);
}

/** Reads the whole text as a template, as it stands between the quotes of a string of JSON. */
export function parseBareTemplate(parser: Parser): TemplateExpression {
  scanBare(parser, 0);
  return parseTemplate(parser, bare, 0);
}

function parseTemplate(parser: Parser, form: Form, start: number): TemplateExpression {
  const pieces = parsePieces(parser, form);
  const parts = nestDirectives(parser, pieces);
  const end = parser.previousEnd;
  const [first] = parts;
  if (!first) return { kind: 'StringLiteral', start, end, text: '' };
  if (parts.length > 1) return { kind: 'Template', start, end, parts };
  if (first.kind === 'TemplateText') return { kind: 'StringLiteral', start, end, text: first.text };
  if (first.kind === 'Interpolation')
    return { kind: 'TemplateWrap', start, end, expression: first.expression };
  return { kind: 'Template', start, end, parts };
}

function parsePieces(parser: Parser, form: Form): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let strips = false;
  while (parser.at(Token.StringPiece)) {
    addText(parser, form, pieces, strips);
    strips = addSequence(parser, form, pieces);
  }
  if (parser.at(Token.StringEnd)) {
    addText(parser, form, pieces, strips);
    endText(parser, form);
  }
  return form.kind === 'heredoc' && form.indented ? withoutIndentation(pieces) : pieces;
}

/** Takes the text of the current token, if it has any. What is stripped to nothing is a piece all the same. */
function addText(parser: Parser, form: Form, pieces: TemplatePiece[], strips: boolean): void {
  const { contentStart: start, contentEnd: end } = parser;
  if (start === end) return;
  const text = textOf(parser, form);
  const kept = strips ? stripStart(text, form.kind !== 'quoted') : text;
  pieces.push({ kind: 'TemplateText', start, end, text: kept });
}

function textOf(parser: Parser, form: Form): string {
  const { text, contentStart, contentEnd } = parser;
  if (!parser.escaped) return text.slice(contentStart, contentEnd);
  if (form.kind !== 'quoted') return resolveEscapedSequences(text.slice(contentStart, contentEnd));
  return resolveEscapes(text, contentStart, contentEnd, (start, end) => {
    parser.report(
      start,
      end,
      l10n.t('Expected \\n, \\r, \\t, \\", \\\\, \\uNNNN or \\UNNNNNNNN after the backslash.'),
    );
  });
}

/** Reads on from the end of a template, which may be missing. */
function endText(parser: Parser, form: Form): void {
  const { end } = parser;
  if (!parser.terminated) {
    const closer =
      form.kind === 'heredoc'
        ? l10n.t("a line '{0}' to end the heredoc", form.marker)
        : l10n.key(`'"' to end the string`);
    parser.report(end, end, l10n.t('Expected {0}.', closer));
  } else if (form.kind === 'heredoc' && parser.lineEndFrom(end) === parser.text.length) {
    parser.report(end, end, l10n.t('Expected a line end after the marker that ends a heredoc.'));
  }
  parser.next();
}

/** Reads an interpolation or directive, and the text behind it. Tells whether that is to be stripped. */
function addSequence(parser: Parser, form: Form, pieces: TemplatePiece[]): boolean {
  const { text, contentEnd: start } = parser;
  if (text.charCodeAt(parser.end - 1) === Char.Tilde) stripLast(pieces, form);
  parser.openSequence(form.kind === 'heredoc');
  if (text.charCodeAt(start) === Char.Percent) {
    const directive = parseDirective(parser);
    const { end, strips } = closeSequence(parser, form);
    pieces.push({ ...directive, start, end });
    return strips;
  }
  const expression = parseExpression(parser);
  const { end, strips } = closeSequence(parser, form);
  pieces.push({ kind: 'Interpolation', start, end, expression });
  return strips;
}

function stripLast(pieces: TemplatePiece[], form: Form): void {
  const last = pieces[pieces.length - 1];
  if (last?.kind !== 'TemplateText') return;
  pieces[pieces.length - 1] = { ...last, text: stripEnd(last.text, form.kind !== 'quoted') };
}

/** Reads what closes a sequence, and the text behind it. Where it isn't closed, the text goes on as far as it can. */
function closeSequence(parser: Parser, form: Form): { readonly end: number; readonly strips: boolean } {
  if (!atClosingQuote(parser, form)) skipToCloser(parser, l10n.key("'}' to end the sequence"));
  const { end } = parser;
  const strips = parser.at(Token.StripBrace);
  if (parser.leaveBracket()) {
    scanText(parser, form, end);
    return { end, strips };
  }
  const { previousEnd } = parser;
  if (atClosingQuote(parser, form)) endAtQuote(parser);
  else if (form.kind === 'heredoc' && !parser.at(Token.EndOfFile)) resumeAt(parser, form, parser.start);
  return { end: previousEnd, strips: false };
}

/** Behind an expression, a quote can only be the one that ends the string around it. */
function atClosingQuote(parser: Parser, form: Form): boolean {
  const atString = parser.at(Token.StringEnd) || parser.at(Token.StringPiece);
  return atString && form.kind === 'quoted' && parser.text.charCodeAt(parser.start) === Char.DoubleQuote;
}

function endAtQuote(parser: Parser): void {
  parser.token = Token.StringEnd;
  parser.contentStart = parser.contentEnd = parser.start;
  parser.end = parser.start + 1;
  parser.terminated = true;
}

/** Goes back to text that was taken for a line end with comments behind it. */
function resumeAt(parser: Parser, form: Form, offset: number): void {
  while ((parser.comments[parser.comments.length - 1]?.start ?? -1) >= offset) parser.comments.pop();
  scanText(parser, form, offset);
}

function scanText(parser: Parser, form: Form, offset: number): void {
  parser.start = offset;
  if (form.kind === 'heredoc') scanHeredoc(parser, offset, form.marker, false);
  else if (form.kind === 'quoted') scanQuoted(parser, offset);
  else scanBare(parser, offset);
}

function withoutIndentation(pieces: readonly TemplatePiece[]): readonly TemplatePiece[] {
  const texts = removeIndentation(
    pieces.map((piece) => (piece.kind === 'TemplateText' ? piece.text : undefined)),
  );
  return pieces.map((piece, index) =>
    piece.kind === 'TemplateText' ? { ...piece, text: texts[index] ?? piece.text } : piece,
  );
}

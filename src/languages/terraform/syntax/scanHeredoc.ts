import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import { isBlank, isLineEnd } from '../../syntax/characters.js';
import { identifierEnd } from './characters.js';
import { endPiece, isEscapedSequence, isSequence } from './scanTemplate.js';
import type { Scanner } from './scanner.js';
import { Token } from './tokens.js';

/**
 * Reads `<<MARKER` or `<<-MARKER` with the line end behind it as the scanner's token, its content being the marker;
 * false where none begins here. Where no line ends the heredoc, it is taken to be no longer than this, so that it does
 * not swallow the rest of the file.
 */
export function scanHeredocStart(scanner: Scanner, offset: number): boolean {
  const { text } = scanner;
  const markerStart = offset + (text.charCodeAt(offset + 2) === Char.Hyphen ? 3 : 2);
  const markerEnd = identifierEnd(text, markerStart);
  if (markerEnd === markerStart) return false;
  const lineEnd = afterBlanks(text, markerEnd);
  const nextLine = afterLineEnd(text, lineEnd);
  if (nextLine === lineEnd) return false;
  if (lineEnd > markerEnd)
    scanner.report(markerEnd, lineEnd, l10n.t('Expected the line to end after this marker.'));
  scanner.terminated = scanner.hasMarkerLine(text.slice(markerStart, markerEnd), nextLine);
  scanner.token = Token.Heredoc;
  scanner.contentStart = markerStart;
  scanner.contentEnd = markerEnd;
  scanner.end = scanner.terminated ? nextLine : markerEnd;
  return true;
}

/**
 * Reads the text of a heredoc as the scanner's token, up to the next interpolation or directive, or to the end of the
 * closing marker.
 *
 * @param atLineStart whether the offset is where a line begins: only a whole line can be the closing marker
 */
export function scanHeredoc(scanner: Scanner, offset: number, marker: string, atLineStart: boolean): void {
  const { text } = scanner;
  scanner.start = scanner.contentStart = offset;
  scanner.escaped = false;
  if (atLineStart && endAtMarker(scanner, offset, marker)) return;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === Char.LineFeed) {
      if (endAtMarker(scanner, ++offset, marker)) return;
    } else if (code === Char.Dollar || code === Char.Percent) {
      if (isSequence(text, offset)) {
        endPiece(scanner, Token.StringPiece, offset);
        return;
      }
      const escaped = isEscapedSequence(text, offset);
      scanner.escaped ||= escaped;
      offset += escaped ? 3 : 1;
    } else {
      if (code === Char.CarriageReturn && text.charCodeAt(offset + 1) !== Char.LineFeed) {
        scanner.report(offset, offset + 1, l10n.t('Unexpected character U+000D.'));
      }
      offset++;
    }
  }
  endPiece(scanner, Token.StringEnd, offset);
  scanner.terminated = false;
}

/** Ends the text here when the line that begins here is nothing but the marker and blanks. */
function endAtMarker(scanner: Scanner, lineStart: number, marker: string): boolean {
  const { text } = scanner;
  const start = afterBlanks(text, lineStart);
  if (!text.startsWith(marker, start)) return false;
  const end = start + marker.length;
  const lineEnd = afterBlanks(text, end);
  if (lineEnd < text.length && !isLineEnd(text.charCodeAt(lineEnd))) return false;
  endPiece(scanner, Token.StringEnd, lineStart);
  scanner.end = end;
  scanner.lineStart = lineStart;
  scanner.firstOnLine = start;
  return true;
}

/** Of every text that is alone on a line and might be a marker, where the last such line begins. */
export function lastMarkerLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let lineStart = 0;
  while (lineStart < text.length) {
    const start = afterBlanks(text, lineStart);
    const end = identifierEnd(text, start);
    const lineEnd = afterBlanks(text, end);
    const alone = lineEnd === text.length || isLineEnd(text.charCodeAt(lineEnd));
    if (end > start && alone) lines.set(text.slice(start, end), lineStart);
    const lineFeed = text.indexOf('\n', lineEnd);
    lineStart = lineFeed < 0 ? text.length : lineFeed + 1;
  }
  return lines;
}

function afterBlanks(text: string, offset: number): number {
  while (isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}

function afterLineEnd(text: string, offset: number): number {
  const lineFeed = text.charCodeAt(offset) === Char.CarriageReturn ? offset + 1 : offset;
  return text.charCodeAt(lineFeed) === Char.LineFeed ? lineFeed + 1 : offset;
}

import * as Char from '../../characterCodes.js';
import { isHexDigit, isLineEnd } from '../../syntax/characters.js';
import type { Scanner } from './scanner.js';
import { Token } from './tokens.js';

/** Reads a string on one line from after its quote, or from after the `}` of a hole, as the scanner's token. */
export function scanString(scanner: Scanner, offset: number): void {
  const { text } = scanner;
  scanner.contentStart = offset;
  scanner.escaped = false;
  scanner.dollars = -1;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === Char.Quote) {
      endPiece(scanner, Token.StringEnd, offset, offset + 1);
      return;
    }
    if (code === Char.Dollar && text.charCodeAt(offset + 1) === Char.LeftBrace) {
      endPiece(scanner, Token.StringPiece, offset, offset + 2);
      return;
    }
    if (code <= Char.CarriageReturn && isLineEnd(code)) break;
    if (code === Char.Backslash) {
      scanner.escaped = true;
      offset = skipEscape(text, offset);
    } else offset++;
  }
  endPiece(scanner, Token.StringEnd, offset, offset);
  scanner.terminated = false;
}

/** An escape hides the character after the backslash, and with a dollar the brace of a hole too. */
function skipEscape(text: string, offset: number): number {
  const next = text.charCodeAt(offset + 1);
  if (offset + 1 >= text.length || isLineEnd(next)) return offset + 1;
  return next === Char.Dollar && text.charCodeAt(offset + 2) === Char.LeftBrace ? offset + 3 : offset + 2;
}

/**
 * Reads a string in `'''` from after its quotes, or from after the `}` of a hole, as the scanner's token. One that
 * nothing ends is taken to end with its line, so that it does not swallow the rest of the file.
 *
 * @param dollars how many `$` make a hole with the brace after them; 0: there are no holes
 */
export function scanMultilineString(scanner: Scanner, offset: number, dollars: number, first: boolean): void {
  const { text } = scanner;
  scanner.contentStart = first ? afterLineEnd(text, offset) : offset;
  scanner.escaped = false;
  scanner.dollars = dollars;
  while (scanner.hasTripleQuote(offset)) {
    const code = text.charCodeAt(offset);
    if (code !== Char.Quote && code !== Char.Dollar) {
      offset++;
      continue;
    }
    const runEnd = endOfRun(text, offset, code);
    if (code === Char.Quote && runEnd - offset >= 3) {
      endPiece(scanner, Token.StringEnd, Math.max(runEnd - 3, scanner.contentStart), runEnd);
      return;
    }
    const brace = code === Char.Dollar && text.charCodeAt(runEnd) === Char.LeftBrace;
    if (brace && dollars > 0 && runEnd - offset >= dollars) {
      endPiece(scanner, Token.StringPiece, runEnd - dollars, runEnd + 1);
      return;
    }
    offset = runEnd;
  }
  const lineEnd = scanner.lineEndFrom(offset);
  scanner.contentStart = Math.min(scanner.contentStart, lineEnd);
  endPiece(scanner, Token.StringEnd, lineEnd, lineEnd);
  scanner.terminated = false;
}

function afterLineEnd(text: string, offset: number): number {
  const afterReturn = text.charCodeAt(offset) === Char.CarriageReturn ? offset + 1 : offset;
  return text.charCodeAt(afterReturn) === Char.LineFeed ? afterReturn + 1 : afterReturn;
}

function endOfRun(text: string, offset: number, code: number): number {
  while (text.charCodeAt(offset) === code) offset++;
  return offset;
}

function endPiece(scanner: Scanner, token: Token, contentEnd: number, end: number): void {
  scanner.token = token;
  scanner.contentEnd = contentEnd;
  scanner.end = end;
  scanner.terminated = true;
}

/**
 * The text that a piece of a string on one line stands for.
 *
 * @param report told of each escape that Bicep does not know; its text stays as it is
 */
export function resolveEscapes(
  text: string,
  start: number,
  end: number,
  report: (start: number, end: number) => void,
): string {
  let result = '';
  let copied = start;
  let offset = text.indexOf('\\', start);
  while (offset >= 0 && offset < end) {
    const escape = readEscape(text, offset, end);
    result += text.slice(copied, offset) + escape.text;
    if (!escape.valid) report(offset, escape.end);
    copied = escape.end;
    offset = text.indexOf('\\', copied);
  }
  return result + text.slice(copied, end);
}

interface Escape {
  readonly text: string;
  readonly end: number;
  readonly valid: boolean;
}

function readEscape(text: string, offset: number, limit: number): Escape {
  const end = Math.min(offset + 2, limit);
  switch (text.charCodeAt(offset + 1)) {
    case Char.LowerN:
      return { text: '\n', end, valid: true };
    case Char.LowerR:
      return { text: '\r', end, valid: true };
    case Char.LowerT:
      return { text: '\t', end, valid: true };
    case Char.Backslash:
    case Char.Quote:
    case Char.Dollar:
      return { text: text.slice(offset + 1, end), end, valid: true };
    case Char.LowerU:
      return readUnicodeEscape(text, offset, limit);
    default:
      return { text: text.slice(offset, end), end, valid: false };
  }
}

/** `\u{…}` with the hexadecimal number of a code point. */
function readUnicodeEscape(text: string, offset: number, limit: number): Escape {
  const digits = offset + 3;
  let close = digits;
  while (close < limit && isHexDigit(text.charCodeAt(close))) close++;
  const opened = text.charCodeAt(offset + 2) === Char.LeftBrace && close > digits;
  const closed = close < limit && text.charCodeAt(close) === Char.RightBrace;
  const codePoint = opened && closed ? parseInt(text.slice(digits, close), 16) : NaN;
  if (codePoint <= 0x10ffff) return { text: String.fromCodePoint(codePoint), end: close + 1, valid: true };
  return { text: text.slice(offset, offset + 2), end: offset + 2, valid: false };
}

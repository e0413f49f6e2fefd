import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import { isLineEnd } from '../../syntax/characters.js';
import type { Scanner } from './scanner.js';
import { Token } from './tokens.js';

/**
 * Reads a string from after its quote, or from after the `}` of a sequence, as the scanner's token. One that is not
 * closed is taken to end with its line.
 */
export function scanQuoted(scanner: Scanner, offset: number): void {
  const { text } = scanner;
  scanner.contentStart = offset;
  scanner.escaped = false;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === Char.DoubleQuote) {
      endPiece(scanner, Token.StringEnd, offset);
      scanner.end = offset + 1;
      return;
    }
    if (code === Char.Dollar || code === Char.Percent) {
      if (isSequence(text, offset)) {
        endPiece(scanner, Token.StringPiece, offset);
        return;
      }
      const escaped = isEscapedSequence(text, offset);
      scanner.escaped ||= escaped;
      offset += escaped ? 3 : 1;
    } else if (code === Char.Backslash) {
      scanner.escaped = true;
      offset += offset + 1 < text.length && !isLineEnd(text.charCodeAt(offset + 1)) ? 2 : 1;
    } else if (code <= Char.CarriageReturn && isLineEnd(code)) break;
    else offset++;
  }
  endPiece(scanner, Token.StringEnd, offset);
  scanner.terminated = false;
}

/** Reads a template that is a whole text by itself, up to the next sequence or to the end, as the scanner's token. */
export function scanBare(scanner: Scanner, offset: number): void {
  const { text } = scanner;
  scanner.start = scanner.contentStart = offset;
  scanner.escaped = false;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code !== Char.Dollar && code !== Char.Percent) offset++;
    else if (isSequence(text, offset)) {
      endPiece(scanner, Token.StringPiece, offset);
      return;
    } else {
      const escaped = isEscapedSequence(text, offset);
      scanner.escaped ||= escaped;
      offset += escaped ? 3 : 1;
    }
  }
  endPiece(scanner, Token.StringEnd, offset);
}

/** A string in single quotes is none of HCL, but it is clear what is meant. */
export function scanSingleQuoted(scanner: Scanner, offset: number): boolean {
  const { text } = scanner;
  let close = offset + 1;
  while (close < text.length && text.charCodeAt(close) !== Char.Quote) {
    if (isLineEnd(text.charCodeAt(close))) return false;
    close++;
  }
  if (close === text.length) return false;
  scanner.report(offset, close + 1, l10n.t('Expected double quotes: HCL has no strings in single quotes.'));
  scanner.contentStart = offset + 1;
  scanner.escaped = false;
  endPiece(scanner, Token.StringEnd, close);
  scanner.end = close + 1;
  return true;
}

/** Whether an interpolation or directive begins at a `$` or `%`. */
export function isSequence(text: string, offset: number): boolean {
  return text.charCodeAt(offset + 1) === Char.LeftBrace;
}

/** Whether a `$` or `%` is one of two that stand for the beginning of a sequence as text: `$${` and `%%{`. */
export function isEscapedSequence(text: string, offset: number): boolean {
  return (
    text.charCodeAt(offset + 1) === text.charCodeAt(offset) && text.charCodeAt(offset + 2) === Char.LeftBrace
  );
}

/** Sets the scanner's token: text up to an offset, and behind that, in a piece, the beginning of a sequence. */
export function endPiece(scanner: Scanner, token: Token, contentEnd: number): void {
  scanner.token = token;
  scanner.terminated = true;
  scanner.contentEnd = scanner.end = contentEnd;
  if (token !== Token.StringPiece) return;
  const strips = scanner.text.charCodeAt(contentEnd + 2) === Char.Tilde;
  scanner.end = contentEnd + (strips ? 3 : 2);
}

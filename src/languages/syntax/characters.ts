import * as l10n from '../../l10n.js';
import * as Char from '../characterCodes.js';

export function isDigit(code: number): boolean {
  return code >= Char.Zero && code <= Char.Zero + 9;
}

export function isHexDigit(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x66);
}

export function isClosingBracket(code: number): boolean {
  return code === Char.RightBrace || code === Char.RightParen || code === Char.RightSquare;
}

export function isBlank(code: number): boolean {
  return code === Char.Space || code === Char.Tab;
}

/** A character that ends a line, or begins its end. */
export function isLineEnd(code: number): boolean {
  return code === Char.LineFeed || code === Char.CarriageReturn;
}

/** Characters as a person reads them in a message: printed in quotes, or the number of the first one. */
export function describeCharacters(text: string): string {
  const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(text);
  if (printable) return text.length > 20 ? `'${text.slice(0, 20)}…'` : `'${text}'`;
  const code = text.codePointAt(0) ?? 0;
  return l10n.t('character U+{0}', code.toString(16).toUpperCase().padStart(4, '0'));
}

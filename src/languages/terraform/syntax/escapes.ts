import * as Char from '../../characterCodes.js';
import { isHexDigit } from '../../syntax/characters.js';
import { isEscapedSequence } from './scanTemplate.js';

/** The text that a heredoc's or a bare template's text stands for: `$${` for `${`, `%%{` for `%{`. */
export function resolveEscapedSequences(text: string): string {
  return text.replace(/\$\$\{|%%\{/g, (escape) => escape.slice(1));
}

/**
 * The text that a stretch of a string in quotes stands for.
 *
 * @param report told of each escape that HCL does not know; what stands behind its backslash is left as it is
 */
export function resolveEscapes(
  text: string,
  start: number,
  end: number,
  report: (start: number, end: number) => void,
): string {
  let result = '';
  let copied = start;
  let offset = start;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (code === Char.Backslash) {
      const escape = readEscape(text, offset, end);
      result += text.slice(copied, offset) + escape.text;
      if (!escape.valid) report(offset, escape.end);
      offset = copied = escape.end;
    } else if ((code === Char.Dollar || code === Char.Percent) && isEscapedSequence(text, offset)) {
      result += text.slice(copied, offset);
      copied = offset + 1;
      offset += 3;
    } else offset++;
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
    case Char.DoubleQuote:
      return { text: text.slice(offset + 1, end), end, valid: true };
    case Char.LowerU:
      return readUnicodeEscape(text, offset, limit, 4);
    case Char.UpperU:
      return readUnicodeEscape(text, offset, limit, 8);
    default:
      return { text: text.slice(offset + 1, end), end, valid: false };
  }
}

/** `\uNNNN` or `\UNNNNNNNN` with the hexadecimal number of a character; halves of a surrogate pair are none. */
function readUnicodeEscape(text: string, offset: number, limit: number, length: number): Escape {
  const digits = offset + 2;
  let end = digits;
  while (end < limit && end < digits + length && isHexDigit(text.charCodeAt(end))) end++;
  const codePoint = parseInt(text.slice(digits, end), 16);
  const isCharacter = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return end === digits + length && isCharacter
    ? { text: String.fromCodePoint(codePoint), end, valid: true }
    : { text: text.slice(offset, end), end, valid: false };
}

import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import { describeCharacters } from '../../syntax/characters.js';
import { identifierEnd } from './characters.js';
import type { Scanner } from './scanner.js';

/** Whether a comment begins here: `#`, `//` or `/*`. */
export function startsComment(scanner: Scanner, offset: number, code: number): boolean {
  if (code !== Char.Slash) return code === Char.Hash;
  const next = scanner.text.charCodeAt(offset + 1);
  return next === Char.Slash || next === Char.Asterisk;
}

/** Keeps the comment that begins here and gives its end. One that nothing ends is taken to end with its line. */
export function skipComment(scanner: Scanner, start: number): number {
  const { text } = scanner;
  const block = text.charCodeAt(start + 1) === Char.Asterisk && text.charCodeAt(start) === Char.Slash;
  if (!block) return skipLineComment(scanner, start, text.charCodeAt(start) === Char.Hash ? 1 : 2);
  if (!scanner.hasCommentEnd(start + 2)) {
    scanner.report(start, start + 2, l10n.t("Expected '*/' to end this comment."));
    return skipLineComment(scanner, start, 2);
  }
  const content = text.slice(start + 2, text.indexOf('*/', start + 2));
  const end = start + content.length + 4;
  scanner.comments.push({ start, end, text: content });
  const lastLine = content.lastIndexOf('\n') + 1;
  if (lastLine > 0) {
    scanner.lineStart = start + 2 + lastLine;
    scanner.firstOnLine = end;
  }
  return end;
}

function skipLineComment(scanner: Scanner, start: number, markerLength: number): number {
  const end = scanner.lineEndFrom(start + markerLength);
  scanner.comments.push({ start, end, text: scanner.text.slice(start + markerLength, end) });
  return end;
}

/** Reports what begins no token and gives its end. */
export function skipUnreadable(scanner: Scanner, start: number): number {
  const { text } = scanner;
  let end = start + 1;
  while (end < text.length && isUnreadable(text, end)) end++;
  scanner.report(start, end, l10n.t('Unexpected {0}.', describeCharacters(text.slice(start, end))));
  return end;
}

/** Whether a character can be no part of a token, whatever stands beside it. */
function isUnreadable(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code > 0x7f) return identifierEnd(text, offset) === offset;
  if (code < Char.Space) return code !== Char.Tab && code !== Char.LineFeed && code !== Char.CarriageReturn;
  return code === Char.Backslash || code === Char.At || code === 0x7f;
}

import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import { describeCharacters, isBlank, isLineEnd } from '../../syntax/characters.js';
import type { Scanner } from './scanner.js';

const pragmaNames = ['disable-next-line', 'disable-diagnostics', 'restore-diagnostics'];

/** Whether a comment begins at a slash. */
export function startsComment(scanner: Scanner, offset: number): boolean {
  const next = scanner.text.charCodeAt(offset + 1);
  return next === Char.Slash || next === Char.Asterisk;
}

/** Keeps the comment that begins here and gives its end. One that nothing ends is taken to end with its line. */
export function skipComment(scanner: Scanner, start: number): number {
  const block = scanner.text.charCodeAt(start + 1) === Char.Asterisk;
  if (block && scanner.hasCommentEnd(start + 2)) {
    const close = scanner.text.indexOf('*/', start + 2);
    scanner.comments.push({ start, end: close + 2, text: scanner.text.slice(start + 2, close) });
    return close + 2;
  }
  const end = scanner.lineEndFrom(start + 2);
  if (block) scanner.report(start, start + 2, l10n.t("Expected '*/' to end this comment."));
  scanner.comments.push({ start, end, text: scanner.text.slice(start + 2, end) });
  return end;
}

/** Whether a pragma begins at a `#`: nothing but blanks may stand before it on its line. */
export function startsPragma(scanner: Scanner, offset: number): boolean {
  for (let before = scanner.lineStart; before < offset; before++) {
    if (!isBlank(scanner.text.charCodeAt(before))) return false;
  }
  return pragmaNames.some((name) => scanner.text.startsWith(name, offset + 1));
}

/** Keeps the pragma that begins here and gives its end. */
export function skipPragma(scanner: Scanner, start: number): number {
  const lineEnd = scanner.lineEndFrom(start);
  const comment = scanner.text.slice(start, lineEnd).search(/\/[/*]/);
  const line = comment < 0 ? scanner.text.slice(start, lineEnd) : scanner.text.slice(start, start + comment);
  const [name = '', ...codes] = line
    .slice(1)
    .trimEnd()
    .split(/[ \t]+/);
  const end = start + line.trimEnd().length;
  scanner.pragmas.push({ kind: 'Pragma', start, end, name, codes });
  return end;
}

/** Reports what begins no token and gives its end. */
export function skipUnreadable(scanner: Scanner, start: number): number {
  const { text } = scanner;
  let end = start + 1;
  while (end < text.length && isUnreadable(text.charCodeAt(end))) end++;
  scanner.report(start, end, l10n.t('Unexpected {0}.', describeCharacters(text.slice(start, end))));
  return end;
}

/** Whether a character can be no part of a token, whatever stands beside it. */
function isUnreadable(code: number): boolean {
  return (
    code >= 0x7f || code === Char.Backslash || (code < Char.Space && code !== Char.Tab && !isLineEnd(code))
  );
}

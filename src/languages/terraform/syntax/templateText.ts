import * as Char from '../../characterCodes.js';

/**
 * The text in front of a strip marker, without the blanks at its end.
 *
 * @param byLine whether no more than the last line is stripped, as it is everywhere but in strings in quotes
 */
export function stripEnd(text: string, byLine: boolean): string {
  const line = byLine && text.length > 1 ? text.lastIndexOf('\n', text.length - 2) + 1 : 0;
  let end = text.length;
  while (end > line && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/**
 * The text behind a strip marker, without the blanks at its start.
 *
 * @param byLine whether no more than the first line with its line end is stripped
 */
export function stripStart(text: string, byLine: boolean): string {
  const nextLine = byLine ? text.indexOf('\n') + 1 : 0;
  const limit = nextLine > 0 ? nextLine : text.length;
  return text.slice(blanksBefore(text, limit));
}

/**
 * Texts of an indented heredoc without the indentation that all of its lines have. Lines of nothing but blanks don't
 * count and keep theirs, and a line that begins with a sequence has none. A line begins only where the text before it
 * still has its line end: where a strip marker took that, the lines are one.
 *
 * @param texts the pieces of the heredoc; undefined stands for a sequence
 */
export function removeIndentation(texts: readonly (string | undefined)[]): (string | undefined)[] {
  const pieces = texts.map((text) => text?.split(/(?<=\n)/));
  let indentation = Infinity;
  forEachLineStart(pieces, (line) => {
    indentation = Math.min(indentation, indentationOf(line));
  });
  if (indentation === 0 || indentation === Infinity) return [...texts];
  forEachLineStart(pieces, (line, lines, index) => {
    if (line !== undefined && indentationOf(line) < Infinity) lines[index] = line.slice(indentation);
  });
  return pieces.map((lines) => lines?.join(''));
}

/** Calls back for each beginning of a line, with `undefined` where a sequence stands there. */
function forEachLineStart(
  pieces: readonly (string[] | undefined)[],
  callback: (line: string | undefined, lines: string[], index: number) => void,
): void {
  let atLineStart = true;
  for (const lines of pieces) {
    for (const [index, line] of (lines ?? [undefined]).entries()) {
      if (atLineStart) callback(line, lines ?? [], index);
      atLineStart = line?.endsWith('\n') ?? false;
    }
  }
}

function indentationOf(line: string | undefined): number {
  if (line === undefined) return 0;
  const blanks = blanksBefore(line, line.length);
  return blanks === line.length && line.endsWith('\n') ? Infinity : blanks;
}

/** How many blanks a text begins with, up to a limit. */
function blanksBefore(text: string, limit: number): number {
  let count = 0;
  while (count < limit && isSpace(text.charCodeAt(count))) count++;
  return count;
}

/** What Unicode calls white space, as Terraform strips it. */
function isSpace(code: number): boolean {
  if (code <= Char.Space) return code === Char.Space || (code >= Char.Tab && code <= Char.CarriageReturn);
  return (
    code > 0x7e &&
    /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(String.fromCharCode(code))
  );
}

import type { TextStyle } from '../language.js';

/** How a text is written, read off the text itself. */

export function lineEndOf(text: string): TextStyle['lineEnd'] {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** The offset at which the line of an offset begins. */
export function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The blanks that the line of an offset begins with. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartOf(text, offset), offset))?.[0] ?? '';
}

/** So many lines tell how a text is indented. */
const lookedAt = 500;

/** One level of indentation: the commonest step from one line to a deeper one, two spaces where there is none. */
export function indentOf(text: string): string {
  const counts = new Map<string, number>();
  let previous = '';
  for (const line of text.split('\n', lookedAt)) {
    const blanks = /^[ \t]*(?=[^ \t\r])/.exec(line)?.[0];
    if (blanks === undefined) continue;
    if (blanks.length > previous.length && blanks.startsWith(previous)) {
      const step = blanks.slice(previous.length);
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
    previous = blanks;
  }
  const [commonest] = [...counts].sort(([, left], [, right]) => right - left);
  return commonest?.[0] ?? '  ';
}

export function styleOf(text: string): TextStyle {
  return { indent: indentOf(text), lineEnd: lineEndOf(text) };
}

/** Whether a stretch of text holds a line end. */
export function spansLines(text: string, start: number, end: number): boolean {
  return text.slice(start, end).includes('\n');
}

/** The offset of the first character from here on that is neither a space nor a tab. */
export function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

/** Whether nothing but blanks stands before an offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  return lineStartOf(text, offset) + indentationAt(text, offset).length >= offset;
}

/** Whether nothing but blanks follows an offset on its line. */
export function endsLine(text: string, offset: number): boolean {
  const at = skipBlanks(text, offset);
  return at >= text.length || text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
}

/** The offset at which the next line begins. */
export function nextLineOf(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

import type { TextStyle } from '../language.js';

/** How a text is written, read off the text itself. */

export function lineEndOf(text: string): TextStyle['lineEnd'] {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** The blanks that the line of an offset begins with. */
export function indentationAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** One level of indentation: that of the first line that is indented, two spaces where none is. */
export function indentOf(text: string): string {
  const first = /\n([ \t]+)\S/.exec(text)?.[1];
  if (first === undefined) return '  ';
  return first.startsWith('\t') ? '\t' : first;
}

export function styleOf(text: string): TextStyle {
  return { indent: indentOf(text), lineEnd: lineEndOf(text) };
}

/** Whether a stretch of text holds a line end. */
export function spansLines(text: string, start: number, end: number): boolean {
  const at = text.indexOf('\n', start);
  return at >= 0 && at < end;
}

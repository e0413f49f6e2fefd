import type { Range } from 'vscode-languageserver-types';
import type { Colors } from './terminal.js';
import { printable, widthOf } from './terminal.js';

/** A stretch of a file to point at. */
export interface Mark {
  readonly range: Range;
  /** What is said of it, behind the underline. */
  readonly label: string;
  /** Whether it is what a finding is about, and not merely related to it. */
  readonly isPrimary: boolean;
}

/** How an excerpt is drawn. */
export interface ExcerptStyle {
  readonly colors: Colors;
  /** Draws what is primary. */
  readonly highlight: (text: string) => string;
  /** Longest line of source that is shown whole, in UTF-16 units. */
  readonly width: number;
}

/**
 * The lines of a file that marks are on, with line numbers and underlines:
 *
 *      |
 *   12 |   priority: 4096
 *      |             ^^^^ drops the traffic
 */
export function excerpt(lines: readonly string[], marks: readonly Mark[], style: ExcerptStyle): string[] {
  const shown = [...marks].sort(byPlace).filter((mark) => lines[mark.range.start.line] !== undefined);
  const gutter = gutterWidth(shown);
  const bar = style.colors.dim(`${' '.repeat(gutter)} |`);
  const output = shown.length > 0 ? [bar] : [];
  let previous: number | undefined;
  for (const mark of shown) {
    const { line } = mark.range.start;
    const window = windowOf(lines[line] ?? '', mark.range, style.width);
    if (previous !== undefined && line > previous + 1) output.push(style.colors.dim('...'));
    if (line !== previous || window.isCut) {
      const number = style.colors.dim(`${String(line + 1).padStart(gutter)} |`);
      output.push(`${number} ${window.text}`.trimEnd());
    }
    output.push(`${bar} ${' '.repeat(window.before)}${underline(mark, window.marked, style)}`);
    previous = line;
  }
  return output;
}

/** The columns that the line numbers of an excerpt take. */
export function gutterWidth(marks: readonly Mark[]): number {
  return Math.max(1, ...marks.map((mark) => String(mark.range.start.line + 1).length));
}

function byPlace(left: Mark, right: Mark): number {
  const { start: first } = left.range;
  const { start: second } = right.range;
  return first.line - second.line || first.character - second.character;
}

function underline(mark: Mark, width: number, { colors, highlight }: ExcerptStyle): string {
  const paint = mark.isPrimary ? highlight : colors.cyan;
  const line = (mark.isPrimary ? '^' : '-').repeat(Math.max(1, width));
  const reach = mark.range.end.line - mark.range.start.line;
  const end = reach > 0 ? `to line ${mark.range.end.line + 1}` : '';
  return paint([line, end, printable(mark.label)].filter((part) => part !== '').join(' '));
}

interface LineWindow {
  readonly text: string;
  /** Columns before the mark, and of the mark. */
  readonly before: number;
  readonly marked: number;
  readonly isCut: boolean;
}

/** The part of a line around a mark: all of it, unless it is too long to be read. */
function windowOf(line: string, { start, end }: Range, width: number): LineWindow {
  const markEnd = Math.min(end.line > start.line ? line.trimEnd().length : end.character, line.length);
  const markStart = Math.min(start.character, line.length);
  const isCut = line.length > width;
  const from = isCut ? Math.max(0, Math.min(markStart - Math.floor(width / 3), line.length - width)) : 0;
  const to = isCut ? from + width : line.length;
  const before = `${from > 0 ? '…' : ''}${printable(line.slice(from, markStart))}`;
  const marked = printable(line.slice(markStart, Math.min(Math.max(markEnd, markStart), to)));
  const after = `${printable(line.slice(Math.min(Math.max(markEnd, markStart), to), to))}${to < line.length ? '…' : ''}`;
  return { text: before + marked + after, before: widthOf(before), marked: widthOf(marked), isCut };
}

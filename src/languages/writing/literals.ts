import type { Layout } from './notation.js';

/** Marks around the elements of a list or an object, and between them. */
export interface Brackets {
  readonly open: string;
  readonly close: string;
  /** Between an opening or closing bracket and what is inside on the same line. */
  readonly padding: string;
  /** Behind an element on a line of its own, and whether behind the last one too. */
  readonly separator: string;
  readonly trailing: string;
}

/** Elements between brackets, on one line or each on its own, those indented one level deeper than the layout. */
export function enclose(
  elements: readonly string[],
  { open, close, padding, separator, trailing }: Brackets,
  { base, indent, lineEnd }: Layout,
  onOneLine: boolean,
): string {
  if (elements.length === 0) return open + close;
  if (onOneLine) return open + padding + elements.join(', ') + padding + close;
  const line = lineEnd + base + indent;
  return open + line + elements.join(separator + line) + trailing + lineEnd + base + close;
}

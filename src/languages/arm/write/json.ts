import type { TextStyle } from '../../language.js';

/** JSON as text, laid out as a neighbour is. */

export interface Layout extends TextStyle {
  /** The blanks before the line that the value begins on. */
  readonly base: string;
}

export function deeper(layout: Layout): Layout {
  return { ...layout, base: layout.base + layout.indent };
}

/** A property's name, and its value as text. */
export type Entry = readonly [name: string, value: string];

export function objectText(entries: readonly Entry[], layout: Layout, onOneLine: boolean): string {
  return enclose(
    entries.map(([name, value]) => `${JSON.stringify(name)}: ${value}`),
    '{',
    '}',
    layout,
    onOneLine,
  );
}

export function arrayText(items: readonly string[], layout: Layout, onOneLine: boolean): string {
  return enclose(items, '[', ']', layout, onOneLine);
}

function enclose(
  parts: readonly string[],
  open: string,
  close: string,
  layout: Layout,
  onOneLine: boolean,
): string {
  if (parts.length === 0) return open + close;
  if (onOneLine) return open === '[' ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const separator = layout.lineEnd + layout.base + layout.indent;
  return open + separator + parts.join(`,${separator}`) + layout.lineEnd + layout.base + close;
}

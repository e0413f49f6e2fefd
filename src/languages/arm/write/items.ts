import type { FileEdit } from '../../language.js';
import type { JsonArray, JsonDocument, JsonNode } from '../../json/tree.js';
import { indentationAt, spansLines, styleOf } from '../../writing/style.js';
import type { Layout } from './json.js';
import { arrayText } from './json.js';

/** The layout for items of a list: of its own items, or one level deeper than its line. */
export function itemLayout({ text }: JsonDocument, list: JsonArray): Layout {
  const style = styleOf(text);
  const [first] = list.items;
  const own = indentationAt(text, list.start);
  const base =
    first && spansLines(text, list.start, first.start)
      ? indentationAt(text, first.start)
      : own + style.indent;
  return { ...style, base };
}

/** Edits that put items into a list after one of its items, or as its first ones. */
export function insertItems(
  document: JsonDocument,
  list: JsonArray,
  after: JsonNode | undefined,
  items: readonly string[],
): readonly FileEdit[] {
  const { uri, text } = document;
  const layout = itemLayout(document, list);
  const previous = after ?? list.items.at(-1);
  if (!previous) {
    const base = indentationAt(text, list.start);
    return [{ uri, start: list.start, end: list.end, newText: arrayText(items, { ...layout, base }, false) }];
  }
  const onOneLine = list.items.length > 1 && !spansLines(text, list.start, list.end);
  const separator = onOneLine ? ' ' : layout.lineEnd + layout.base;
  const joined = items.join(`,${separator}`);
  const comma = commaAfter(document, list, previous);
  if (onOneLine) return [{ uri, start: previous.end, end: previous.end, newText: `,${separator}${joined}` }];
  if (comma === undefined) return appendItems(document, previous, `${separator}${joined}`);
  const start = endOfLineAfter(document, comma + 1);
  return [{ uri, start, end: start, newText: `${separator}${joined},` }];
}

/** After the last item: a comma where it ends, and the new ones behind the comment on its line. */
function appendItems(document: JsonDocument, previous: JsonNode, newText: string): readonly FileEdit[] {
  const { uri } = document;
  const start = endOfLineAfter(document, previous.end);
  if (start === previous.end) return [{ uri, start, end: start, newText: `,${newText}` }];
  return [
    { uri, start: previous.end, end: previous.end, newText: ',' },
    { uri, start, end: start, newText },
  ];
}

/** The offset of the comma that follows an item. */
function commaAfter({ text, comments }: JsonDocument, list: JsonArray, item: JsonNode): number | undefined {
  const next = list.items[list.items.indexOf(item) + 1];
  const end = next?.start ?? list.end - 1;
  for (let offset = item.end; offset < end; offset++) {
    if (text[offset] === ',' && !comments.some(({ start, end: to }) => start <= offset && offset < to))
      return offset;
  }
  return undefined;
}

/** Behind a comment that follows on the same line and ends it; the offset itself where none does. */
function endOfLineAfter({ text, comments }: JsonDocument, offset: number): number {
  const trailing = comments.find(
    ({ start }) => start >= offset && /^[ \t]*$/.test(text.slice(offset, start)),
  );
  if (!trailing) return offset;
  const end = text.slice(trailing.start, trailing.end).replace(/\r?\n$/, '').length + trailing.start;
  return /^[ \t]*(\r?\n|$)/.test(text.slice(end)) ? end : offset;
}

import type { TextStyle } from '../language.js';
import type { Span } from '../text.js';
import type { DataDocument, DataList, DataObject } from './dataTree.js';
import { elementsOf } from './dataTree.js';
import {
  endsLine,
  indentationAt,
  lineStartOf,
  nextLineOf,
  skipBlanks,
  spansLines,
  startsLine,
} from './style.js';

/** How the elements of a list, an object, a body or a file lie in its text. */
export interface Elements {
  readonly text: string;
  readonly style: TextStyle;
  readonly comments: readonly Span[];
  readonly container: DataList | DataObject;
  readonly elements: readonly Span[];
}

export function elementsIn(
  { text, comments }: DataDocument,
  style: TextStyle,
  container: DataList | DataObject,
): Elements {
  return { text, style, comments, container, elements: elementsOf(container) };
}

/** The offset of the comma that follows an element. */
export function commaBehind(
  { text, comments, elements, container }: Elements,
  index: number,
): number | undefined {
  const end = elements[index + 1]?.start ?? container.inside.end;
  let at = elements[index]?.end ?? end;
  while (at < end) {
    const comment = comments.find((one) => one.start === at);
    if (!comment && text[at] === ',') return at;
    at = comment && comment.end > at ? comment.end : at + 1;
  }
  return undefined;
}

/** The offset behind an element, its comma, and the comment that ends its line. */
export function behind(list: Elements, index: number): number {
  const { text, comments, elements } = list;
  const end = elements[index]?.end ?? 0;
  const comma = commaBehind(list, index);
  const at = comma !== undefined && isOnLineOf(text, comma, end) ? comma + 1 : end;
  const comment = comments.find(({ start }) => start >= at && skipBlanks(text, at) === start);
  return comment && !spansLines(text, comment.start, comment.end) && endsLine(text, comment.end)
    ? comment.end
    : at;
}

export function isOnLineOf(text: string, later: number, earlier: number): boolean {
  return !spansLines(text, earlier, later);
}

/** Whether an element that follows this one stands on a line of its own. */
export function isOnOwnLine({ text, elements, container }: Elements, index: number): boolean {
  const [before, element, next] = [elements[index - 1], elements[index], elements[index + 1]];
  if (!element) return true;
  const begin = before?.end ?? container.inside.start;
  return (
    container.spaced ||
    spansLines(text, begin, element.start) ||
    (next !== undefined && spansLines(text, element.end, next.start))
  );
}

/** The blanks before an element that is put behind this one on a line of its own. */
export function indentationFor({ text, elements, container, style }: Elements, index: number): string {
  const inLine = elements
    .slice(0, index + 1)
    .reverse()
    .concat(elements.slice(index + 1))
    .find(({ start }) => startsLine(text, start));
  return inLine
    ? indentationAt(text, inLine.start)
    : indentationAt(text, container.start) + (container.spaced ? '' : style.indent);
}

/** The fewest blank lines between an element and its neighbours. */
export function blankLinesAround(list: Elements, index: number): number {
  const gaps = [index - 1, index].flatMap((one) => blankLinesBehind(list, one) ?? []);
  return gaps.length > 0 ? Math.min(...gaps) : list.container.spaced ? 1 : 0;
}

function blankLinesBehind(list: Elements, index: number): number | undefined {
  const { text, elements, comments } = list;
  const next = elements[index + 1];
  if (!elements[index] || !next) return undefined;
  const from = behind(list, index);
  const first = comments.find(({ start }) => start >= from && start < next.start)?.start ?? next.start;
  const lines = text.slice(from, first).split('\n').length - 1;
  return Math.max(0, lines - 1);
}

/** The stretch that goes when an element goes: with its comma, its comments, and a blank line that is left over. */
export function extentOf(list: Elements, index: number): Span {
  const { text, elements, container } = list;
  const element = elements[index];
  if (!element) return { start: 0, end: 0 };
  const end = behind(list, index);
  if (startsLine(text, element.start) && endsLine(text, end)) return linesOf(list, index, end);
  const next = elements[index + 1];
  if (next) return { start: element.start, end: next.start };
  const before = index > 0 ? behind(list, index - 1) : container.inside.start;
  return { start: Math.max(before, lineStartOf(text, element.start)), end };
}

function linesOf(list: Elements, index: number, behindIt: number): Span {
  const { text, container } = list;
  const { inside } = container;
  let start = startWithComments(list, index);
  let end = Math.min(nextLineOf(text, behindIt), inside.end);
  const before = text.slice(inside.start, start);
  const blankBefore = /\n([ \t]*\r?\n)+$/.exec(before)?.[0].length ?? 0;
  if (blankBefore === 0 && before.trim() !== '') return { start, end };
  while (end < inside.end && endsLine(text, end)) end = nextLineOf(text, end);
  if (blankBefore > 0 && text.slice(end, inside.end).trim() === '') start -= blankBefore - 1;
  return { start, end };
}

/** The beginning of the first of the comment lines directly above an element, else of its own line. */
function startWithComments({ text, comments, elements, container }: Elements, index: number): number {
  const element = elements[index];
  const lowest = elements[index - 1]?.end ?? container.inside.start;
  let start = lineStartOf(text, element?.start ?? 0);
  for (const comment of comments.filter((one) => one.start >= lowest && one.end <= start).reverse()) {
    const isAbove = nextLineOf(text, comment.end) === start && startsLine(text, comment.start);
    if (!isAbove || !endsLine(text, comment.end)) break;
    start = lineStartOf(text, comment.start);
  }
  return Math.max(start, lowest);
}

import type { TextStyle } from '../language.js';
import type { Span } from '../text.js';
import { spanContains } from '../text.js';
import type { DataDocument, DataList, DataObject } from './dataTree.js';
import { isSameSpan } from './dataTree.js';
import type { Elements } from './elementLayout.js';
import {
  behind,
  blankLinesAround,
  commaBehind,
  elementsIn,
  extentOf,
  indentationFor,
  isOnOwnLine,
  isOnLineOf,
} from './elementLayout.js';
import { endsLine, indentationAt, lineStartOf } from './style.js';
import type { TextEdit } from './textEdits.js';
import { joinSpans } from './textEdits.js';

/** Elements that come into a list, an object, a body or a file, and such that go. */
export interface ElementChanges {
  readonly insertions: readonly ElementInsertion[];
  readonly removals: readonly Span[];
}

export interface ElementInsertion {
  /** The element behind which it comes, none that is removed; undefined: the last one. */
  readonly after: Span | undefined;
  /** Written for the indentation that `indentationFor` gives. */
  readonly text: string;
}

/**
 * The edits that bring elements into a container and take elements out, with the commas, line ends, blank lines and
 * comments that go with them, as those of the neighbours are.
 */
export function editElements(
  document: DataDocument,
  style: TextStyle,
  container: DataList | DataObject,
  { insertions, removals }: ElementChanges,
): readonly TextEdit[] {
  const list = elementsIn(document, style, container);
  const { elements } = list;
  if (elements.length === 0) return insertions.length > 0 ? [fill(list, insertions)] : [];
  const places = elements.map((element, index) => ({
    removed: removals.some((one) => isSameSpan(one, element)),
    texts: insertions
      .filter(({ after }) => (after ? isSameSpan(after, element) : index === elements.length - 1))
      .map(({ text }) => text),
  }));
  const last = places.findLastIndex(({ removed, texts }) => !removed || texts.length > 0);
  const deletions = places.flatMap(({ removed }, index) => (removed ? [extentOf(list, index)] : []));
  if (last < 0 && isNothingBut(list, deletions)) return [{ ...container.inside, newText: '' }];
  const hasTrailingComma = commaBehind(list, elements.length - 1) !== undefined;
  const edits = places.flatMap(({ removed, texts }, index) => {
    if (removed) return [];
    const endsWithComma = index < last || hasTrailingComma;
    if (texts.length > 0) return insertBehind(list, index, texts, endsWithComma);
    return index === last && !hasTrailingComma ? withoutComma(list, index) : [];
  });
  return [...edits, ...joinSpans(deletions).map(({ start, end }) => ({ start, end, newText: '' }))];
}

/** Whether a container holds nothing beside these stretches, not even a comment. */
function isNothingBut({ comments, container }: Elements, spans: readonly Span[]): boolean {
  return comments
    .filter((comment) => spanContains(container.inside, comment))
    .every((comment) => spans.some((span) => spanContains(span, comment)));
}

function insertBehind(
  list: Elements,
  index: number,
  texts: readonly string[],
  endsWithComma: boolean,
): readonly TextEdit[] {
  const element = list.elements[index];
  if (!element) return [];
  const comma = commaBehind(list, index);
  const at = behind(list, index);
  const isBehindComment = at > Math.max(element.end, (comma ?? 0) + 1);
  const ownLines = isBehindComment || isOnOwnLine(list, index);
  const usesCommas = comma !== undefined || needsCommas(list, index, ownLines);
  const { lineEnd } = list.style;
  const blankLines = lineEnd.repeat(blankLinesAround(list, index));
  const separator = ownLines ? blankLines + lineEnd + indentationFor(list, index) : ' ';
  const leading = comma !== undefined && !isOnLineOf(list.text, comma, element.end);
  const newText = leading
    ? texts.map((text) => `${separator}, ${text}`).join('')
    : texts
        .map((text, number) => {
          const isLast = number === texts.length - 1;
          return separator + text + (usesCommas && (!isLast || endsWithComma) ? ',' : '');
        })
        .join('');
  if (!usesCommas || comma !== undefined) return [{ start: at, end: at, newText }];
  if (at === element.end) return [{ start: at, end: at, newText: `,${newText}` }];
  return [
    { start: element.end, end: element.end, newText: ',' },
    { start: at, end: at, newText },
  ];
}

/** Whether elements have a comma between them, where none stands behind the one in question. */
function needsCommas(list: Elements, index: number, ownLines: boolean): boolean {
  if (list.container.separator === 'comma' || !ownLines) return true;
  return index > 0 && commaBehind(list, index - 1) !== undefined;
}

function withoutComma(list: Elements, index: number): readonly TextEdit[] {
  const comma = commaBehind(list, index);
  return comma === undefined ? [] : [{ start: comma, end: comma + 1, newText: '' }];
}

/** The first elements of a container, behind the comments in it. */
function fill(
  { text, style, comments, container }: Elements,
  insertions: readonly ElementInsertion[],
): TextEdit {
  const { inside } = container;
  const { lineEnd } = style;
  const inner = comments.filter((comment) => spanContains(inside, comment));
  const outer = indentationAt(text, container.start);
  const separator = container.separator === 'comma' ? ',' : '';
  const gap = lineEnd.repeat(container.spaced ? 2 : 1) + outer + style.indent;
  const start = inner.at(-1)?.end ?? inside.start;
  const body = insertions.map((insertion) => insertion.text).join(separator + gap);
  const closesOnOwnLine = inner.length > 0 && endsLine(text, start) && start < lineStartOf(text, inside.end);
  const end = closesOnOwnLine ? start : inside.end;
  const newText = lineEnd + outer + style.indent + body + (closesOnOwnLine ? '' : lineEnd + outer);
  return { start, end, newText };
}

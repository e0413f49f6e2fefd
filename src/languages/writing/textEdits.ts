import type { Span } from '../text.js';
import { spanContains } from '../text.js';

/** A replacement of a stretch of one text. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** By place; an insertion comes before what is replaced from there on. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((left, right) => left.start - right.start || left.end - right.end);
}

/** A text after edits that don't overlap. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const { start, end, newText } of inOrder(edits)) {
    result += text.slice(position, start) + newText;
    position = end;
  }
  return result + text.slice(position);
}

/** Leaves out what happens within a stretch that is taken out as a whole, and joins such stretches. */
export function withoutRemoved(edits: readonly TextEdit[], removed: readonly Span[]): readonly TextEdit[] {
  const whole = joinSpans(removed);
  const kept = edits.filter((edit) => !whole.some((span) => isTakenBy(edit, span)));
  return [...kept, ...whole.map(({ start, end }) => ({ start, end, newText: '' }))];
}

/** An insertion at either end of a stretch stays. */
function isTakenBy(edit: TextEdit, span: Span): boolean {
  if (edit.start === edit.end) return span.start < edit.start && edit.end < span.end;
  return spanContains(span, edit);
}

/** The stretches with those joined that touch or overlap. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((left, right) => left.start - right.start)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else joined.push(span);
  }
  return joined;
}

/** The one edit that does what several edits of a text do together. */
export function asOneEdit(text: string, edits: readonly TextEdit[]): TextEdit {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { start, end, newText: applyTextEdits(text.slice(start, end), shifted) };
}

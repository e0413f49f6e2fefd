import type { Origin, Span } from '../text.js';
import { spanContains } from '../text.js';
import type { DataList, DataObject } from './dataTree.js';
import { isSameSpan } from './dataTree.js';
import { editElements } from './elements.js';
import type { OpenFile } from './notation.js';
import type { TextEdit } from './textEdits.js';
import { withoutRemoved } from './textEdits.js';

/** One step of a change, in one file: text in the place of other text, an element that comes or one that goes. */
export type Step = ReplaceStep | InsertStep | RemoveStep;

export interface ReplaceStep extends Origin {
  readonly kind: 'replace';
  readonly newText: string;
}

export interface InsertStep {
  readonly kind: 'insert';
  readonly uri: string;
  readonly container: DataList | DataObject;
  /** The element behind which it comes; undefined: the last one. */
  readonly after: Span | undefined;
  readonly text: string;
  /** What no other element of the container may be called. */
  readonly name: string | undefined;
}

export interface RemoveStep {
  readonly kind: 'remove';
  readonly uri: string;
  readonly container: DataList | DataObject;
  readonly element: Span;
}

/** An answer of a writer: the steps that make a change, or why it can't be made. */
export type Written = readonly Step[] | Refusal;

export interface Refusal {
  /** A sentence for a person. */
  readonly refused: string;
}

export function refuse(reason: string): Refusal {
  return { refused: reason };
}

export function isRefusal(written: Written): written is Refusal {
  return 'refused' in written;
}

export function replaceStep(uri: string, { start, end }: Span, newText: string): ReplaceStep {
  return { kind: 'replace', uri, start, end, newText };
}

/** Why two steps can't both be made: they write differently in one place, or next to what the other takes away. */
export function conflict(left: Step, right: Step): boolean {
  if (left.uri !== right.uri) return false;
  if (left.kind === 'replace' && right.kind === 'replace') {
    const overlap = left.start < right.end && right.start < left.end;
    return overlap && !(isSameSpan(left, right) && left.newText === right.newText);
  }
  if (left.kind === 'insert' && right.kind === 'insert')
    return isNamedAlike(left, right) && left.text !== right.text;
  if (left.kind === 'insert' && right.kind === 'remove') return isNextTo(left, right);
  if (left.kind === 'remove' && right.kind === 'insert') return isNextTo(right, left);
  if (left.kind === 'insert' && right.kind === 'replace') return spanContains(right, left.container);
  if (left.kind === 'replace' && right.kind === 'insert') return spanContains(left, right.container);
  return false;
}

function isNamedAlike(left: InsertStep, right: InsertStep): boolean {
  if (left.name === undefined || right.name === undefined) return false;
  return isSameSpan(left.container, right.container) && left.name.toLowerCase() === right.name.toLowerCase();
}

function isNextTo({ after }: InsertStep, { element }: RemoveStep): boolean {
  return after !== undefined && isSameSpan(after, element);
}

/** Whether two steps are the same one. */
export function isSameStep(left: Step, right: Step): boolean {
  if (left.uri !== right.uri) return false;
  if (left.kind === 'replace' && right.kind === 'replace')
    return isSameSpan(left, right) && left.newText === right.newText;
  if (left.kind === 'remove' && right.kind === 'remove') return isSameSpan(left.element, right.element);
  return (
    left.kind === 'insert' &&
    right.kind === 'insert' &&
    isSameSpan(left.container, right.container) &&
    left.text === right.text
  );
}

/** The edits that make steps of one file, none of which conflict. */
export function editsOf({ document, style }: OpenFile, steps: readonly Step[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const containers = new Map<string, DataList | DataObject>();
  for (const step of steps) {
    if (step.kind === 'replace') edits.push({ start: step.start, end: step.end, newText: step.newText });
    else containers.set(`${step.container.start}-${step.container.end}`, step.container);
  }
  for (const container of containers.values()) {
    const own = steps.filter((step) => step.kind !== 'replace' && isSameSpan(step.container, container));
    edits.push(
      ...editElements(document, style, container, {
        insertions: own.filter((step) => step.kind === 'insert'),
        removals: own.flatMap((step) => (step.kind === 'remove' ? [step.element] : [])),
      }),
    );
  }
  const removed = edits.filter(({ start, end, newText }) => newText === '' && end > start);
  return withoutRemoved(edits, removed);
}

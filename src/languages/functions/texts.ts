import type { StringValue, UnknownValue, Value } from '../values.js';

/** Text as functions put it together and take it apart. */

export type Text = StringValue | UnknownValue;

/** A piece of text: known, or not. */
export type Piece = string | Text;

export type Part = string | UnknownValue;

/** Whether a value is text, or may be. */
export function isText(value: Value | undefined): value is Text {
  return value?.kind === 'string' || value?.kind === 'unknown';
}

/**
 * A value as a piece of text, as .NET's invariant culture writes it: `True` for true, nothing for null. Undefined for
 * arrays and objects, which the functions that put text together don't take.
 */
export function pieceOf(value: Value): Piece | undefined {
  switch (value.kind) {
    case 'unknown':
    case 'string':
      return value;
    case 'number':
      return String(value.value);
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'null':
      return '';
    default:
      return undefined;
  }
}

/** The parts of text known in part; text of one unknown part where nothing of it is known. */
export function partsOf(text: Text): readonly Part[] {
  if (text.kind === 'string') return text.value === '' ? [] : [text.value];
  return text.parts ?? [text];
}

/** What is known of the beginning of a text. */
export function knownStart(text: Text): string {
  const [first] = partsOf(text);
  return typeof first === 'string' ? first : '';
}

/** What is known of the end of a text. */
export function knownEnd(text: Text): string {
  const last = partsOf(text).at(-1);
  return typeof last === 'string' ? last : '';
}

/** How many characters of a text are known. */
export function knownLength(piece: Piece): number {
  if (typeof piece === 'string') return piece.length;
  if (piece.kind === 'string') return piece.value.length;
  return (piece.parts ?? []).reduce((sum, part) => (typeof part === 'string' ? sum + part.length : sum), 0);
}

/** How much it takes to put a piece into a text. */
export function pieceSize(piece: Piece): number {
  return (
    knownLength(piece) +
    (typeof piece === 'string' ? 0 : 1 + (piece.kind === 'unknown' ? (piece.parts ?? []).length : 0))
  );
}

/** Whether two texts are equal, as far as their parts tell. */
export function textEquality(left: Text, right: Text): boolean | undefined {
  const fromStart = strip([...partsOf(left)], [...partsOf(right)], atStart);
  if (!fromStart) return false;
  const rest = strip(fromStart[0], fromStart[1], atEnd);
  if (!rest) return false;
  const [one, other] = rest;
  if (one.length === 0 && other.length === 0) return true;
  return isShorter(one, other) || isShorter(other, one) ? false : undefined;
}

/** One end of a text: how to look at it, take it off, and put back what is left of it. */
interface TextEnd {
  readonly peek: (parts: readonly Part[]) => Part | undefined;
  readonly drop: (parts: Part[]) => void;
  readonly cut: (text: string, count: number) => string;
  readonly rest: (text: string, count: number) => string;
  readonly restore: (parts: Part[], text: string) => void;
}

const atStart: TextEnd = {
  peek: (parts) => parts[0],
  drop: (parts) => parts.shift(),
  cut: (text, count) => text.slice(0, count),
  rest: (text, count) => text.slice(count),
  restore: (parts, text) => parts.unshift(text),
};

const atEnd: TextEnd = {
  peek: (parts) => parts.at(-1),
  drop: (parts) => parts.pop(),
  cut: (text, count) => text.slice(text.length - count),
  rest: (text, count) => text.slice(0, text.length - count),
  restore: (parts, text) => parts.push(text),
};

/** Both texts without what they have in common at this end; undefined where they differ there. */
function strip(left: Part[], right: Part[], end: TextEnd): readonly [Part[], Part[]] | undefined {
  for (;;) {
    const [one, other] = [end.peek(left), end.peek(right)];
    if (one === undefined || other === undefined) return [left, right];
    if (typeof one === 'string' && typeof other === 'string') {
      const shared = Math.min(one.length, other.length);
      if (end.cut(one, shared) !== end.cut(other, shared)) return undefined;
      shorten(left, one, shared, end);
      shorten(right, other, shared, end);
    } else if (typeof one !== 'string' && typeof other !== 'string' && one.identity === other.identity) {
      end.drop(left);
      end.drop(right);
    } else return [left, right];
  }
}

function shorten(parts: Part[], text: string, count: number, end: TextEnd): void {
  end.drop(parts);
  if (count < text.length) end.restore(parts, end.rest(text, count));
}

/** Whether a text that is wholly known has fewer characters than are known of the other. */
function isShorter(text: readonly Part[], other: readonly Part[]): boolean {
  if (text.some((part) => typeof part !== 'string')) return false;
  return charactersOf(text) < charactersOf(other);
}

function charactersOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => (typeof part === 'string' ? sum + part.length : sum), 0);
}

import type { StringValue, UnknownValue, Value } from '../values.js';

/** Text as functions put it together and take it apart. */

/** A piece of text: known, or not. */
export type Piece = string | StringValue | UnknownValue;

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

/** The pieces of text known in part; text of one unknown piece where nothing of it is known. */
export function partsOf(value: StringValue | UnknownValue): readonly (string | UnknownValue)[] {
  if (value.kind === 'string') return [value.value];
  return value.parts ?? [value];
}

/** How long text known in part is at least. */
export function knownLength(piece: Piece): number {
  if (typeof piece === 'string') return piece.length;
  if (piece.kind === 'string') return piece.value.length;
  return (piece.parts ?? []).reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 1);
}

import type { Span } from '../../text.js';

/**
 * A tree that was read from a text by itself, with every place in it put to where that text stands in another.
 *
 * @param place gives for an offset in the one text that in the other
 */
export function relocate<T extends Span>(node: T, place: (offset: number) => number): T {
  const entries = Object.entries(node).map(([field, value]): [string, unknown] => [
    field,
    relocateField(field, value, place),
  ]);
  return Object.fromEntries(entries) as unknown as T;
}

function relocateField(field: string, value: unknown, place: (offset: number) => number): unknown {
  if (typeof value === 'number') return ['start', 'end', 'equals'].includes(field) ? place(value) : value;
  if (Array.isArray(value)) return value.map((item: Span) => relocate(item, place));
  return typeof value === 'object' && value !== null ? relocate(value as Span, place) : value;
}

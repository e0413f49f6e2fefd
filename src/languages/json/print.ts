import type { Brackets } from '../writing/literals.js';
import { enclose } from '../writing/literals.js';
import type { Layout } from '../writing/notation.js';

/** JSON as text, laid out as its surroundings are. */

const braces: Brackets = { open: '{', close: '}', padding: ' ', separator: ',', trailing: '' };
const brackets: Brackets = { open: '[', close: ']', padding: '', separator: ',', trailing: '' };

/** A property's name, and its value as text. */
export type JsonEntry = readonly [name: string, value: string];

export function printEntry(key: string, value: string): string {
  return `${key}: ${value}`;
}

export function printObject(entries: readonly JsonEntry[], layout: Layout, onOneLine = false): string {
  const lines = entries.map(([name, value]) => printEntry(JSON.stringify(name), value));
  return enclose(lines, braces, layout, onOneLine);
}

export function printArray(items: readonly string[], layout: Layout, onOneLine = false): string {
  return enclose(items, brackets, layout, onOneLine);
}

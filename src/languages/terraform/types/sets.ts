import type { Origin } from '../../text.js';
import type { ListItem, ListValue, ObjectProperty, ObjectValue, UnknownValue, Value } from '../../values.js';
import { sameValue } from '../../functions/equality.js';
import { compareKeys } from './order.js';

/**
 * A set: each element once, and in the order in which Terraform goes through them: strings, numbers and booleans by
 * their value, others by the text that stands for them in its library of values (go-cty, `makeSetHashBytes`). Where an
 * element is not known in all its parts, they stay as they are written.
 */
export function setOf(
  items: readonly ListItem[],
  open: UnknownValue | undefined,
  origin: Origin | undefined,
): ListValue {
  const distinct: ListItem[] = [];
  for (const item of items) if (!isAmong(item, distinct)) distinct.push(item);
  return { kind: 'list', collection: 'set', items: inOrder(distinct), open, origin };
}

function inOrder(items: ListItem[]): ListItem[] {
  if (items.every(({ value }) => value.kind === 'null' || isPrimitive(value)))
    return items.sort((left, right) => compare(left.value, right.value));
  const keyed = items.flatMap((item) => {
    const key = item.value.kind === 'null' ? lastKey : setKey(item.value, 0);
    return key === undefined ? [] : [{ item, key }];
  });
  if (keyed.length < items.length) return items;
  return keyed.sort((left, right) => compareKeys(left.key, right.key)).map(({ item }) => item);
}

/** Null comes after all else. */
const lastKey = '\u{10ffff}';

const deepest = 20;

/** The text that stands for a value among the elements of a set; undefined where not all of it is known. */
function setKey(value: Value, depth: number): string | undefined {
  switch (value.kind) {
    case 'unknown':
      return undefined;
    case 'null':
      return '~';
    case 'boolean':
      return value.value ? 'T' : 'F';
    case 'number':
      return numberKey(value.value);
    case 'string':
      return JSON.stringify(value.value);
    case 'list': {
      if (value.open || depth > deepest || value.items.some(({ presence }) => presence.length > 0))
        return undefined;
      const keys = value.items.map((item) => setKey(item.value, depth + 1));
      return enclosed(keys, value.collection ? '[]' : '<>');
    }
    case 'object': {
      if (value.open || value.identity !== undefined || depth > deepest) return undefined;
      const isMap = value.collection === 'map';
      const keys = sortedByName(value).map((property) => {
        const key = setKey(property.value, depth + 1);
        return key !== undefined && isMap ? `${JSON.stringify(property.name)}:${key}` : key;
      });
      return enclosed(keys, isMap ? '{}' : '<>');
    }
  }
}

function enclosed(keys: readonly (string | undefined)[], brackets: string): string | undefined {
  if (keys.includes(undefined)) return undefined;
  return `${brackets.charAt(0)}${keys.map((key) => `${key ?? ''};`).join('')}${brackets.charAt(1)}`;
}

/** Go writes ten digits of a number there; which of two that differ in later ones is first is not looked into. */
function numberKey(value: number): string | undefined {
  const text = String(value);
  const digits = text.replace(/\D/g, '');
  return digits.length <= 10 && !text.includes('e') && Math.abs(value) >= 1e-4
    ? text
    : value === 0
      ? '0'
      : undefined;
}

function sortedByName(object: ObjectValue): readonly ObjectProperty[] {
  return [...object.properties.values()].sort((left, right) => compareKeys(left.name, right.name));
}

function isAmong({ value }: ListItem, distinct: readonly ListItem[]): boolean {
  return distinct.some((other) => other.presence.length === 0 && sameValue(other.value, value));
}

function isPrimitive({ kind }: Value): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean';
}

function compare(left: Value, right: Value): number {
  if (left.kind === 'null' || right.kind === 'null')
    return Number(left.kind === 'null') - Number(right.kind === 'null');
  if (left.kind === 'string' && right.kind === 'string') return compareKeys(left.value, right.value);
  if (left.kind === 'number' && right.kind === 'number') return left.value - right.value;
  if (left.kind === 'boolean' && right.kind === 'boolean') return Number(left.value) - Number(right.value);
  return 0;
}

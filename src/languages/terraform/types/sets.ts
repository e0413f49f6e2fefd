import type { Origin } from '../../text.js';
import type { ListItem, ListValue, UnknownValue, Value } from '../../values.js';
import { sameValue } from '../../functions/equality.js';
import { compareKeys } from './order.js';

/**
 * A set: each element once, and in the order in which Terraform goes through them where they are strings, numbers or
 * booleans. The order of others hangs on their digests; they stay as they are written.
 */
export function setOf(
  items: readonly ListItem[],
  open: UnknownValue | undefined,
  origin: Origin | undefined,
): ListValue {
  const distinct: ListItem[] = [];
  for (const item of items) if (!isAmong(item, distinct)) distinct.push(item);
  const isOrdered = distinct.every(({ value }) => isPrimitive(value));
  const ordered = isOrdered ? distinct.sort((left, right) => compare(left.value, right.value)) : distinct;
  return { kind: 'list', collection: 'set', items: ordered, open, origin };
}

function isAmong({ value }: ListItem, distinct: readonly ListItem[]): boolean {
  return distinct.some((other) => other.presence.length === 0 && sameValue(other.value, value));
}

function isPrimitive({ kind }: Value): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean';
}

function compare(left: Value, right: Value): number {
  if (left.kind === 'string' && right.kind === 'string') return compareKeys(left.value, right.value);
  if (left.kind === 'number' && right.kind === 'number') return left.value - right.value;
  if (left.kind === 'boolean' && right.kind === 'boolean') return Number(left.value) - Number(right.value);
  return 0;
}

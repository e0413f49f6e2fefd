import type { Origin } from './text.js';
import { spanContains } from './text.js';
import type { ListItem, ListValue, Value } from './values.js';
import { propertyOf } from './values.js';

/** What loops make, and what they make it from: so that a finding is shown where the datum of a rule is written. */

/**
 * The place of an item in its list, where it is written as a literal of its own: undefined where the list is computed,
 * so that all of its items have one place.
 */
export function placeOfItem({ items, origin: list }: ListValue, index: number): Origin | undefined {
  const origin = literalOf(items[index]);
  if (!origin || isSamePlace(origin, list)) return undefined;
  const others = [items[index - 1], items[index + 1]];
  return others.some((other) => isSamePlace(origin, literalOf(other))) ? undefined : origin;
}

/** Where an item is written; for one of `items(object)`, where the value in it is. */
function literalOf(item: ListItem | undefined): Origin | undefined {
  const value = item?.value;
  if (value?.kind !== 'object') return value?.origin;
  const isEntry = value.properties.size === 2 && value.properties.has('key');
  return (isEntry ? propertyOf(value, 'value')?.origin : undefined) ?? value.generated?.item ?? value.origin;
}

function isSamePlace(left: Origin, right: Origin | undefined): boolean {
  return left.start === right?.start && left.end === right.end && left.uri === right.uri;
}

/**
 * A value that one pass of a loop gives, with the item it is made from. Only what the loop's body writes is made from
 * it; what it merely takes over has its own place.
 * @param body where the loop's body is written
 * @param item the item's place, see `placeOfItem`
 */
export function generatedFrom(value: Value, body: Origin, item: Origin | undefined): Value {
  const { origin } = value;
  if (value.kind === 'object' && origin?.uri === body.uri && spanContains(body, origin)) {
    return { ...value, generated: { item } };
  }
  if (value.kind !== 'unknown' || !value.alternatives) return value;
  const alternatives = value.alternatives.map((one) => ({
    ...one,
    value: generatedFrom(one.value, body, item),
  }));
  return { ...value, alternatives };
}

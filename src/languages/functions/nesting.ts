import type { Value } from '../values.js';

const deepest = 200;

const depths = new WeakMap<Value, number>();

/** Whether a value is nested more deeply than functions that recurse through values should be given. */
export function isNestedTooDeeply(value: Value): boolean {
  return depthOf(value) > deepest;
}

/** The depth of a value whose parts were asked for before, or are not deep themselves. */
function depthOf(value: Value): number {
  const known = depths.get(value);
  if (known !== undefined) return known;
  const children = childrenOf(value);
  if (children.length === 0) return 0;
  const depth = 1 + children.reduce((most, child) => Math.max(most, depthOf(child)), 0);
  depths.set(value, depth);
  return depth;
}

function childrenOf(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items.map((item) => item.value);
  // What has an identity of its own is evaluated part by part, when a part is asked for.
  if (value.kind === 'object')
    return value.identity === undefined
      ? [...value.properties.values()].map((property) => property.value)
      : [];
  return value.kind === 'unknown' ? (value.alternatives ?? []).map((one) => one.value) : [];
}

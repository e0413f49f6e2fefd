import type { Value } from '../../values.js';

/** Values of more parts than this are not gone through: a value may hold another one twice, and that again. */
const mostParts = 300_000;

const sizes = new WeakMap<Value, number>();

/** Whether a value has too many parts to go through all of them. */
export function isTooLarge(value: Value): boolean {
  return sizeOf(value) > mostParts;
}

/** How many parts a value has, those that it holds several times counted each time; of resources only themselves. */
function sizeOf(value: Value): number {
  const children = childrenOf(value);
  if (children.length === 0) return 1;
  let size = sizes.get(value);
  if (size === undefined) {
    size = children.reduce((sum, child) => sum + sizeOf(child), 1);
    sizes.set(value, size);
  }
  return size;
}

function childrenOf(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items.map((item) => item.value);
  if (value.kind !== 'object' || value.identity !== undefined) return [];
  return [...value.properties.values()].map((property) => property.value);
}

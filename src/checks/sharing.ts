/** The items that share their key with others, those of one key together; an item without a key shares none. */
export function sharing<T extends object>(
  items: readonly T[],
  keyOf: (item: T) => string | number | undefined,
): readonly (readonly T[])[] {
  const firsts = new Map<string | number, T>();
  const shared = new Map<string | number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const first = firsts.get(key);
    const others = shared.get(key);
    if (!first) firsts.set(key, item);
    else if (others) others.push(item);
    else shared.set(key, [first, item]);
  }
  return [...shared.values()];
}

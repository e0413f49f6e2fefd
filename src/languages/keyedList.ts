/** Up to this many items a search through the list is faster than a hash table, and takes a fraction of its memory. */
const longestSearched = 16;

/**
 * A read-only map over a list of items that hold their own keys. Templates have tens of thousands of small objects; a
 * `Map` for each is what most of their memory, and so of the time of an analysis, would go to.
 */
export abstract class KeyedList<K, V> implements ReadonlyMap<K, V> {
  #index: Map<K, V> | undefined;

  /** @param items with different keys */
  constructor(private readonly items: readonly V[]) {}

  protected abstract keyOf(item: V): K;

  get size(): number {
    return this.items.length;
  }

  get(key: K): V | undefined {
    if (this.items.length > longestSearched) {
      this.#index ??= new Map(this.entries());
      return this.#index.get(key);
    }
    for (const item of this.items) if (this.keyOf(item) === key) return item;
    return undefined;
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const item of this.items) visit(item, this.keyOf(item), this);
  }

  *entries(): MapIterator<[K, V]> {
    for (const item of this.items) yield [this.keyOf(item), item];
  }

  *keys(): MapIterator<K> {
    for (const item of this.items) yield this.keyOf(item);
  }

  values(): MapIterator<V> {
    return this.items.values();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }
}

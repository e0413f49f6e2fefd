import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KeyedList } from '../../src/languages/keyedList.js';

interface Keyed {
  readonly key: string;
}

class ByKey<T extends Keyed> extends KeyedList<string, T> {
  protected keyOf({ key }: T): string {
    return key;
  }
}

describe('KeyedList', () => {
  it('is what a map of the same items is', () => {
    const key = fc.constantFrom(
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
      'g',
      'h',
      'i',
      'j',
      'k',
      'l',
      'm',
      'n',
      'o',
      'p',
      'q',
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ key, value: fc.nat() }), { maxLength: 17, selector: (item) => item.key }),
        (items) => {
          const list = new ByKey(items);
          const map = new Map<string, (typeof items)[number]>(items.map((item) => [item.key, item]));
          assert.equal(list.size, map.size);
          assert.deepEqual([...list], [...map]);
          assert.deepEqual([...list.keys()], [...map.keys()]);
          assert.deepEqual([...list.values()], [...map.values()]);
          for (const name of ['a', 'q', 'z']) {
            assert.equal(list.get(name), map.get(name));
            assert.equal(list.has(name), map.has(name));
          }
          const visited: string[] = [];
          list.forEach((item, name) => visited.push(`${name}${item.value}`));
          assert.deepEqual(
            visited,
            [...map].map(([name, item]) => `${name}${item.value}`),
          );
        },
      ),
    );
  });

  it('finds in a long list', () => {
    const items = Array.from({ length: 100 }, (_, index) => ({ key: `k${index}` }));
    const list = new ByKey(items);
    assert.equal(list.get('k99'), items[99]);
    assert.equal(list.get('k100'), undefined);
  });
});

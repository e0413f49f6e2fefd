import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { PortSet } from '../../src/azure/ports.js';
import {
  allPorts,
  containsPorts,
  formatPorts,
  hasPort,
  parsePortRange,
  portSet,
  portsOverlap,
  relatePorts,
  singlePorts,
  withoutPorts,
} from '../../src/azure/ports.js';

/** A few ports, so that random ranges often overlap, touch and leave gaps; a set of them is compared port by port. */
const world = Array.from({ length: 12 }, (_, port) => port);
const port = fc.constantFrom(...world);
const range = fc
  .tuple(port, port)
  .map(([left, right]) => ({ first: Math.min(left, right), last: Math.max(left, right) }));
const ranges = fc.array(range, { maxLength: 4 });

function portsOf(set: readonly { readonly first: number; readonly last: number }[]): readonly number[] {
  return world.filter((each) => set.some(({ first, last }) => first <= each && each <= last));
}

/** Whether ranges are in ascending order and neither overlap nor touch. */
function isNormal(set: PortSet): boolean {
  return set.every((each, index) => {
    const next = set[index + 1];
    return each.first <= each.last && (next === undefined || each.last + 1 < next.first);
  });
}

describe('sets of ports', () => {
  it('hold the ports of their ranges', () => {
    fc.assert(
      fc.property(ranges, (some) => {
        const set = portSet(some);
        assert.ok(isNormal(set), JSON.stringify(set));
        assert.deepEqual(
          world.filter((each) => hasPort(set, each)),
          portsOf(some),
        );
      }),
    );
  });

  it('contain, overlap and lack what their ports do', () => {
    fc.assert(
      fc.property(ranges, ranges, (some, others) => {
        const [left, right] = [portSet(some), portSet(others)];
        const [inLeft, inRight] = [portsOf(left), portsOf(right)];
        const contains = inRight.every((each) => inLeft.includes(each));
        const overlaps = inRight.some((each) => inLeft.includes(each));
        assert.equal(containsPorts(left, right), contains);
        assert.equal(portsOverlap(left, right), overlaps);
        assert.equal(relatePorts(left, right), contains ? 'contains' : overlaps ? 'overlaps' : 'disjoint');
        const rest = withoutPorts(left, right);
        assert.ok(isNormal(rest), JSON.stringify(rest));
        assert.deepEqual(
          portsOf(rest),
          inLeft.filter((each) => !inRight.includes(each)),
        );
      }),
      { numRuns: 2000 },
    );
  });

  const texts: readonly (readonly [string, string | undefined])[] = [
    ['*', '*'],
    ['0-65535', '*'],
    ['443', '443'],
    ['0', '0'],
    ['65535', '65535'],
    ['65536', undefined],
    ['3000-3442', '3000-3442'],
    ['443-443', '443'],
    [' 80 - 90 ', '80-90'],
    ['90-80', undefined],
    ['80-65536', undefined],
    ['80,443', undefined],
    ['-1', undefined],
    ['80-', undefined],
    ['1e3', undefined],
    ['http', undefined],
    ['', undefined],
  ];
  for (const [text, read] of texts) {
    it(`read '${text}' as ${read ?? 'nothing that Azure takes'}`, () => {
      const parsed = parsePortRange(text);
      assert.equal(parsed && formatPorts([parsed]), read);
    });
  }

  it('are written as a person would', () => {
    assert.equal(formatPorts(singlePorts([1886, 443])), '443, 1886');
    assert.equal(formatPorts(singlePorts([81, 80])), '80-81');
    assert.equal(formatPorts(allPorts), '*');
    assert.equal(formatPorts([]), '');
  });
});

import assert from 'node:assert/strict';
import { childId, keyOf, nameSegments, splitName } from '../../../src/languages/resourceManager/ids.js';
import type { Value } from '../../../src/languages/values.js';
import { choice, stringValue, textOf, unknownValue } from '../../../src/languages/values.js';
import { printValue } from '../../support/declarations.js';

const nsg = unknownValue('not known', 'nsg');
const rule = unknownValue('not known', 'rule');

describe('splitName', () => {
  const check = (name: Value, parent: string | undefined, own?: string): void => {
    const split = splitName(name);
    assert.equal(split && printValue(split.parent), parent);
    assert.equal(split && printValue(split.own), own);
  };

  it('takes a name apart at its last slash', () => {
    check(stringValue('a/b/c'), 'a/b', 'c');
    check(textOf([nsg, '/AllowHttps']), '‹nsg›', 'AllowHttps');
    check(textOf(['hub-', nsg, '/', rule]), 'hub-‹nsg›', '‹rule›');
  });

  it('knows no parts without a slash', () => {
    check(stringValue('a'), undefined);
    check(nsg, undefined);
  });

  it('takes each of several names apart', () => {
    const name = choice('c', 'not known', stringValue('a/x'), stringValue('b/x'));
    check(name, '(a if c | b if !c)', 'x');
    check(choice('c', 'not known', stringValue('a/x'), stringValue('b')), undefined);
  });
});

describe('ids and names', () => {
  it('have the segments that a type asks for', () => {
    const segments = (name: Value, count: number) => nameSegments(name, count)?.map(printValue);
    assert.deepEqual(segments(stringValue('a/b/c'), 3), ['a', 'b', 'c']);
    assert.deepEqual(segments(nsg, 1), ['‹nsg›']);
    assert.equal(segments(stringValue('a'), 2), undefined);
  });

  it('compare without regard to case', () => {
    assert.equal(keyOf(stringValue('/A/b')), '/a/b');
    assert.equal(keyOf(textOf(['/A/', nsg])), keyOf(textOf(['/a/', nsg])));
  });

  it('are made for children of each parent that may be', () => {
    const parent = choice('c', 'not known', stringValue('/a'), stringValue('/b'));
    assert.equal(
      printValue(childId(parent, 'subnets', stringValue('x'))),
      '(/a/subnets/x if c | /b/subnets/x if !c)',
    );
  });
});

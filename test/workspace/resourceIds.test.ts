import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Value } from '../../src/languages/values.js';
import {
  choice,
  nullValue,
  numberValue,
  stringValue,
  textOf,
  unknownValue,
} from '../../src/languages/values.js';
import { nameKey, ResourceIndex } from '../../src/workspace/resourceIds.js';

const unknown = (name: string): ReturnType<typeof unknownValue> => unknownValue('not known', name);

type Name = string | ReturnType<typeof unknownValue>;

/** The id of an NSG by names that are known or not. */
const idIn = (group: Name, name: Name = 'nsg', subscription: Name = 's'): Value =>
  textOf([
    '/subscriptions/',
    subscription,
    '/resourceGroups/',
    group,
    '/providers/Microsoft.Network/networkSecurityGroups/',
    name,
  ]);

/** Resources that are declared, by what a test calls them. */
const declared: Readonly<Record<string, Value>> = {
  a: idIn('a'),
  b: idIn('b'),
  'some group': idIn(unknown('group')),
  named: idIn('a', unknown('name')),
  symbol: unknown('azurerm_network_security_group.nsg.id'),
  opaque: unknown('first({a}/providers/nsg)'),
  text: stringValue('nsg-1'),
  'other text': stringValue('nsg-2'),
  empty: stringValue(''),
  none: nullValue(),
};

const long = unknown(`f(${'x'.repeat(2000)})`);

function found(reference: Value | undefined, among = Object.keys(declared)): readonly [string, string] {
  const index = new ResourceIndex(among, (name) => declared[name] ?? nullValue());
  return [index.find(reference).join(', '), index.findExact(reference).join(', ')];
}

describe('what a reference to a resource means', () => {
  const cases: readonly (readonly [
    what: string,
    reference: Value | undefined,
    may: string,
    certainly: string,
  ])[] = [
    ['the resource of the very id', idIn('a'), 'a', 'a'],
    ['the same, written in another case', idIn('A', 'NSG'), 'a', 'a'],
    ['the one whose group is not known, where none is in the group', idIn('c'), 'some group', ''],
    ['any of the name, where its group is not known', idIn(unknown('other')), 'a, b, some group', ''],
    ['the one whose group is the same unknown', idIn(unknown('group')), 'some group', 'some group'],
    ['the one whose name is the same unknown', idIn('a', unknown('name')), 'named', 'named'],
    ['none of another name', idIn('a', 'other'), '', ''],
    ['none of another unknown name', idIn('a', unknown('other')), '', ''],
    ['none of the same unknown name in another group', idIn('b', unknown('name')), '', ''],
    ['nothing by what is not known in another way', unknown('last({a}/providers/nsg)'), '', ''],
    ['any of the name, however long it is said where it is', idIn(long, 'nsg', long), 'a, b, some group', ''],
    ['what is not known, as a whole', unknown('azurerm_network_security_group.nsg.id'), 'symbol', 'symbol'],
    ['a text that is no id, as a whole', stringValue('NSG-1'), 'text', 'text'],
    ['either of two', choice('c', 'not known', idIn('a'), idIn('b')), 'a, b', ''],
    ['one or none', choice('c', 'not known', idIn('a'), nullValue()), 'a', ''],
    ['nothing by null', nullValue(), '', ''],
    ['nothing by an empty text', stringValue(''), '', ''],
    ['nothing by what is no text', numberValue(1), '', ''],
    ['nothing where there is none', undefined, '', ''],
  ];
  for (const [what, reference, may, certainly] of cases) {
    it(`is ${what}`, () => {
      assert.deepEqual(found(reference), [may, certainly]);
    });
  }

  it('is one of another subscription only where that is not known', () => {
    const elsewhere = stringValue(
      '/subscriptions/t/resourceGroups/a/providers/Microsoft.Network/networkSecurityGroups/nsg',
    );
    assert.deepEqual(found(elsewhere, ['a', 'b']), ['', '']);
    assert.deepEqual(found(elsewhere, ['a', 'some group']), ['some group', '']);
  });

  it('is each of several that are declared by one id', () => {
    const index = new ResourceIndex(['one', 'two'], () => idIn('a'));
    assert.deepEqual(index.find(idIn('a')), ['one', 'two']);
    assert.deepEqual(index.findExact(idIn('a')), ['one', 'two']);
  });

  it('is once what both of two alternatives mean', () => {
    assert.deepEqual(found(choice('c', 'not known', idIn('a'), idIn('A'))), ['a', '']);
  });
});

describe('the name of a resource', () => {
  it('is the same in another case, and by the same unknown', () => {
    assert.equal(nameKey(stringValue('APIM')), nameKey(stringValue('apim')));
    assert.notEqual(nameKey(stringValue('apim')), nameKey(stringValue('apim-2')));
    assert.equal(nameKey(unknown('name')), nameKey(unknown('name')));
    assert.notEqual(nameKey(unknown('name')), nameKey(unknown('other')));
    assert.equal(nameKey(textOf(['APIM-', unknown('stage')])), nameKey(textOf(['apim-', unknown('stage')])));
  });
});

import assert from 'node:assert/strict';
import { yamlValue } from '../../../src/languages/functions/yaml.js';
import type { Value } from '../../../src/languages/values.js';

describe('YAML as values', () => {
  const examples: readonly (readonly [string, unknown])[] = [
    ['443', 443],
    ['"443"', '443'],
    ['3.5', 3.5],
    ['yes', 'yes'],
    ['true', true],
    ['~', null],
    ['2024-01-01', '2024-01-01'],
    ['- a\n- [b, c]', ['a', ['b', 'c']]],
    ['{ "a": 1, 2: b }', { a: 1, 2: 'b' }],
    ['__proto__: 1', JSON.parse('{ "__proto__": 1 }')],
    ['base: &it { port: 443 }\nother: *it', { base: { port: 443 }, other: { port: 443 } }],
    ['text: |\n  two\n  lines\n', { text: 'two\nlines\n' }],
    ['.inf', { unknown: 'the number is not exact' }],
    ['12345678901234567890', { unknown: 'the number is not exact' }],
    ['? [a, b]\n: c', { unknown: 'a key of the YAML is no text' }],
  ];
  for (const [text, expected] of examples) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(read(text), expected);
    });
  }

  it('reads nothing of what is no YAML, or more than one document', () => {
    assert.equal(read('a: [1'), undefined);
    assert.equal(read('a: 1\na: 2'), undefined);
    assert.equal(read('a: !tag 1'), undefined);
    assert.equal(read('--- a\n--- b'), undefined);
  });

  it('merges mappings only where it is asked to', () => {
    const text = 'base: &it { port: 443 }\nother: { <<: *it, name: a }';
    assert.deepEqual(read(text, true), { base: { port: 443 }, other: { port: 443, name: 'a' } });
    assert.deepEqual(read(text), { base: { port: 443 }, other: { '<<': { port: 443 }, name: 'a' } });
  });

  it('ends where aliases stand for more than anyone could write', () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const items = level === 0 ? 'x' : `*l${level - 1}, *l${level - 1}, *l${level - 1}`;
      return `l${level}: &l${level} [${items}]`;
    });
    assert.match(JSON.stringify(read(levels.join('\n'))), /the YAML has too many values/);
  });

  it('ends where an alias stands in what it names', () => {
    assert.match(JSON.stringify(read('&all\nitself: *all')), /nested too deeply/);
  });

  it('reads no YAML that is nested without end', () => {
    assert.equal(read('['.repeat(10_000)), undefined);
  });
});

function read(text: string, merges = false): unknown {
  const value = yamlValue(text, undefined, { merges });
  return value && plain(value);
}

/** A value as data, unknown ones with their reasons. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case 'unknown':
      return { unknown: value.reason };
    case 'list':
      return value.items.map((item) => plain(item.value));
    case 'object': {
      const entries = [...value.properties.values()].map((one) => [one.name, plain(one.value)] as const);
      return Object.fromEntries(entries);
    }
    case 'null':
      return null;
    default:
      return value.value;
  }
}

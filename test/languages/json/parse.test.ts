import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson } from '../../../src/languages/json/parse.js';
import { decodedOffsets, decodeString } from '../../../src/languages/json/strings.js';
import type { JsonDocument, JsonNode } from '../../../src/languages/json/tree.js';

const parse = (text: string): JsonDocument => parseJson('file:///a.json', text);

/** Checks the tree of a text, printed on one line with `∅` for missing values, and its problems. */
function check(text: string, tree: string, ...problems: readonly string[]): void {
  const document = parse(text);
  assert.equal(print(document.root), tree);
  assert.deepEqual(
    document.problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`),
    problems,
  );
}

function print(node: JsonNode | undefined): string {
  if (!node) return '∅';
  switch (node.kind) {
    case 'object':
      return `{${node.properties.map(({ name, value }) => `${name}:${print(value)}`).join(' ')}}`;
    case 'array':
      return `[${node.items.map(print).join(' ')}]`;
    case 'invalid':
      return '?';
    case 'null':
      return 'null';
    default:
      return JSON.stringify(node.value);
  }
}

describe('parseJson', () => {
  it('reads comments, trailing commas and a byte order mark', () => {
    check('\uFEFF{ "a": [1, 2.5e1, true, null,], /* b */ // c\r\n "d": "e", }', '{a:[1 25 true null] d:"e"}');
    const { comments } = parse('// one\n{} /* two */ /* three');
    assert.deepEqual(
      comments.map(({ text }) => text),
      [' one', ' two ', ' three'],
    );
  });

  it('reads strings with line ends in them', () => {
    check(`{"a": "[concat('x',\r\n  'y\\t')]", "b": 1}`, `{a:"[concat('x',\\r\\n  'y\\t')]" b:1}`);
  });

  it('gives spans with quotes and brackets', () => {
    const text = '{ "rules" : [ "a" ] }';
    const { root } = parse(text);
    assert(root?.kind === 'object');
    const [property] = root.properties;
    assert(property?.value?.kind === 'array');
    assert.equal(text.slice(root.start, root.end), text);
    assert.equal(text.slice(property.start, property.end), '"rules"');
    assert.equal(text.slice(property.value.start, property.value.end), '[ "a" ]');
  });

  it('finds no value in an empty document', () => {
    check('', '∅');
    check(' \n', '∅');
    check('}', '∅', "}: There is nothing that this '}' ends.");
  });

  it('keeps what stands around a missing value, comma or colon', () => {
    check('{"a": , "b": 1}', '{a:∅ b:1}', '": A value is missing.');
    check('{"a":\n "b": 1}', '{a:∅ b:1}', '": A value is missing.');
    check('{"a": 1 "b": 2}', '{a:1 b:2}', '1: A comma is missing.');
    check('{"a" 1, "b": 2}', '{a:1 b:2}', '": A colon is missing.');
    check(
      '{"a": 1, "b\n"c": 3}',
      '{a:1 b:∅ c:3}',
      '"b: The string has no closing quote.',
      'b: A colon and a value are missing.',
    );
    check('{"a": "x,\n"b": 2}', '{a:"x" b:2}', '"x: The string has no closing quote.');
    check(
      '{"a": x1, "b": 2}',
      '{a:? b:2}',
      'x1: A value can only be a string, a number, true, false, null, [ ] or { }.',
    );
  });

  it('tells by the indentation where a half-typed rule ends', () => {
    check(
      `{
  "rules": [
    {
      "name": "first",
      "properties": {
        "priority":
    },
    {
      "name": "second"
    }
  ],
  "after": 1
}`,
      '{rules:[{name:"first" properties:{priority:∅}} {name:"second"}] after:1}',
      '": A value is missing.',
      "{: The '}' that ends this is missing.",
    );
    check(
      `{
  "rules": [
    {
      "name":
    {
      "name": "second"
    }
  ],
  "after": 1
}`,
      '{rules:[{name:∅} {name:"second"}] after:1}',
      '": A value is missing.',
      "{: The '}' that ends this is missing.",
      '": A comma is missing.',
    );
    check(
      `{
  "rules": [
    {
      "name": "first",
      "ports": [ "443"
    },
    { "name": "second" }
  ],
  "after": 1
}`,
      '{rules:[{name:"first" ports:["443"]} {name:"second"}] after:1}',
      "[: The ']' that ends this is missing.",
    );
    check(
      `{
  "rules": [
    { "name": "first" }},
    { "name": "second" }
  ],
  "after": 1
}`,
      '{rules:[{name:"first"} {name:"second"}] after:1}',
      "}: There is nothing that this '}' ends.",
    );
  });

  it('does not look at the indentation of a text that is in order', () => {
    check('{\n        "a": {\n  "b": [\n1\n]\n},\n    "c": 2\n}', '{a:{b:[1]} c:2}');
  });

  it('does not read what is nested too deeply', () => {
    const problems = parse('['.repeat(100_000)).problems;
    assert.match(problems[0]?.message ?? '', /nested more than 500 levels/);
    assert.match(parse('{"a":['.repeat(100_000)).problems[0]?.message ?? '', /nested more than 500 levels/);
    check(
      `{"a": ${'['.repeat(499)}[1]${']'.repeat(499)}, "b": 2}`,
      `{a:${'['.repeat(499)}${']'.repeat(499)} b:2}`,
      "[: This is nested more than 500 levels deep and isn't read.",
    );
  });

  it('agrees with JSON.parse on every JSON text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const document = parse(text);
        assert.deepEqual(document.problems, []);
        assert.equal(JSON.stringify(plain(document.root)), JSON.stringify(value));
      }),
    );
  });

  it('gives a tree of any text, whose spans lie within one another', () => {
    const fragment = fc.constantFrom(
      ...Array.from(
        '{}[],:"\
	 x1',
      ),
      '"a"',
      '"b":',
      '// c\n',
      '/*',
      'true',
      '  ',
      '\\u00',
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (fragments) => {
        const text = fragments.join('');
        const { root } = parse(text);
        if (root) assertNested(root, 0, text.length);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('decodedOffsets', () => {
  it('tells where each character of a string is written', () => {
    const raw = 'a\\n\\u0041\\"b\\q\\u00z';
    assert.equal(decodeString(raw), 'a\nA"bz');
    assert.deepEqual(decodedOffsets(raw), [0, 1, 3, 9, 11, 18, 19]);
    assert.equal(decodedOffsets('plain'), undefined);
  });
});

function plain(node: JsonNode | undefined): unknown {
  switch (node?.kind) {
    case 'object':
      return Object.fromEntries(node.properties.map(({ name, value }) => [name, plain(value)]));
    case 'array':
      return node.items.map(plain);
    case 'string':
    case 'number':
    case 'boolean':
      return node.value;
    default:
      return null;
  }
}

function assertNested(node: JsonNode, start: number, end: number): void {
  assert(start <= node.start && node.start <= node.end && node.end <= end);
  let position = node.start;
  for (const child of childrenOf(node)) {
    assertNested(child, position, node.end);
    position = child.end;
  }
}

function childrenOf(node: JsonNode): readonly JsonNode[] {
  if (node.kind === 'array') return node.items;
  return node.kind === 'object' ? node.properties.flatMap(({ value }) => value ?? []) : [];
}

import assert from 'node:assert/strict';
import { parseTerraform } from '../../../../src/languages/terraform/syntax/parseTerraform.js';
import { descendantsOf } from '../../../support/syntaxTree.js';
import { checkSpans, itemsOf, namesOf } from './trees.js';

const group = `resource "azurerm_network_security_group" "nsg" {
  name = "nsg"

  security_rule {
    name     = "a"
    priority = 100
    |
    access   = "Allow"
    ports    = [
      "443",
    ]
  }

  security_rule {
    name = "b"
    tags = {
      x = 1
    }
  }
}

variable "after" {
  type = string
}

output "last" {
  value = [for k in var.after : k]
}
`;

/** The names of all arguments and object members, in the order of the text. */
function namesIn(text: string): string[] {
  return descendantsOf(parseTerraform(text)).flatMap((node) => {
    const { name, key } = node as { name?: { name?: string }; key?: { name?: string } };
    if (node.kind === 'Attribute') return [name?.name ?? ''];
    return node.kind === 'ObjectMember' ? [key?.name ?? ''] : [];
  });
}

const whole = namesIn(group.replace('|', ''));
const wholeBlocks = ['resource.azurerm_network_security_group.nsg', 'variable.after', 'output.last'];

/** Checks that a line in the middle of a rule costs nothing but itself. */
function checkCost(line: string): void {
  const text = group.replace('|', line);
  const file = parseTerraform(text);
  assert.ok(file.problems.length > 0, 'is reported');
  assert.deepEqual(namesOf(itemsOf(file)), wholeBlocks);
  const [resource] = itemsOf(file);
  assert.ok(resource?.kind === 'Block' && resource.body.kind === 'NativeBody');
  assert.deepEqual(namesOf(resource.body.items.filter((item) => item.kind === 'Block')), [
    'security_rule',
    'security_rule',
  ]);
  assert.deepEqual(
    namesIn(text).filter((name) => whole.includes(name)),
    whole,
  );
  checkSpans(file);
}

describe('a half-typed line of HCL', () => {
  for (const line of [
    'foo',
    'foo =',
    'foo = "',
    'foo = "${',
    'foo = "${bar',
    'foo = "${bar"',
    'foo = "${bar(',
    'foo = "${bar("',
    'foo = "%{',
    'foo = "%{ if',
    'foo = "%{ if bar }',
    'foo = <<',
    'foo = <<EOT',
    'foo = <<-EOT',
    'foo bar baz',
    'foo = bar baz',
    'foo: bar',
    'foo = bar.',
    'foo = bar[*].',
    'foo = bar.*.',
    'foo = bar +',
    'foo = bar ?',
    'foo = bar ? 1 :',
    'foo = bar::',
    'foo = !',
    'foo = a ]',
    'foo = a )',
    'foo = a }',
    'foo = {}}',
    'foo "bar"',
    'foo "bar',
    'foo "${bar}"',
    '}',
    ')',
    ']',
    '= 1',
    ', ,',
    '"',
    '"foo',
    "'",
    '@',
    '...',
    '/*',
    '\\',
    '$',
    '${',
    '~}',
  ]) {
    it(`costs nothing else: ${line}`, () => {
      checkCost(line);
    });
  }
});

describe('a bracket of HCL that is not closed', () => {
  for (const line of [
    'foo = {',
    'foo = [',
    'foo = (',
    'foo = bar(',
    'foo = bar(1,',
    'foo = bar[',
    'foo = [for',
    'foo = [for x in y : {',
    'foo = {for x in y : x =>',
    'foo = "${bar[',
    'foo {',
    'foo "bar" {',
    'foo { bar = 1',
    'foo { bar = [',
    'foo bar (',
    '[',
    '{',
    '(',
  ])
    it(`costs nothing else: ${line}`, () => {
      checkCost(line);
    });

  it('ends where the next block begins', () => {
    const unclosed =
      'resource "a" "b" {\n  c = 1\n\nvariable "d" {\n}\n\nlocals {\n  e = [\n  f = 2\n}\noutput "g" {}\n';
    assert.deepEqual(namesOf(itemsOf(parseTerraform(unclosed))), [
      'resource.a.b',
      'variable.d',
      'locals',
      'output.g',
    ]);
    assert.deepEqual(namesIn(unclosed), ['c', 'e', 'f']);
  });

  it('is closed too early by a line of its own, and goes on', () => {
    const text = 'resource "a" "b" {\n  c = 1\n  }\n  d = 2\n  e {\n  }\n}\nvariable "f" {}\n';
    const [resource] = itemsOf(parseTerraform(text));
    assert.equal(resource && text.slice(resource.start, resource.end), text.slice(0, text.indexOf('\nvar')));
    assert.deepEqual(namesOf(itemsOf(parseTerraform(text))), ['resource.a.b', 'variable.f']);
    assert.deepEqual(namesIn(text), ['c', 'd']);
  });

  it('is missing itself, and the block keeps what is indented', () => {
    for (const header of [
      'resource "a" "b"',
      'resource "a" "b {',
      'resource "a" b.c {',
      'resource "a" "${b} {',
    ]) {
      const text = `${header}\n  c = 1\n  d {\n    e = 2\n  }\n}\nvariable "f" {}\n`;
      const [resource, variable, ...others] = itemsOf(parseTerraform(text));
      assert.ok(resource?.kind === 'Block' && variable?.kind === 'Block' && others.length === 0, header);
      assert.deepEqual(namesIn(text), ['c', 'e']);
      assert.equal(variable.type.name, 'variable');
    }
  });

  it('is no matter of layout where all are closed', () => {
    const text = 'a {\nb = [\n1\n]\n  }\n   c {\n d = f(\n1,\n  { d = 2\n})\n}\n  e = <<E\nx\nE\n';
    assert.deepEqual(parseTerraform(text).problems, []);
  });

  it('is said at the bracket', () => {
    const [problem] = parseTerraform('a = [\n  {\n    b = 1\n]\n').problems;
    assert.deepEqual(problem, { start: 8, end: 9, message: "Expected '}' to close this '{'." });
  });
});

/** Checks that a tree can be made, and walked by recursion, of a piece of text that opens something many times. */
function checkDeep(piece: string, times: number): void {
  const text = `x = ${piece.repeat(times)}`;
  const file = parseTerraform(text);
  assert.ok(file.problems.length > 0);
  assert.equal(file.end, text.length);
  JSON.stringify(file.body);
}

describe('HCL of any kind', () => {
  for (const piece of ['[', '{', '('])
    it(`is read to the end, a hundred thousand deep: ${piece}`, () => {
      checkDeep(piece, 100_000);
    });

  for (const piece of [
    '-',
    '!',
    'f(',
    '{a=',
    '"${',
    '[{',
    'a[',
    'a[*]',
    '"%{if a}',
    '"${"%{for a in b}',
    'a?',
    'a?b:',
    '[for a in ',
    '{for a in b:',
    '[\n',
    '{a={\n',
    '"\nx "${',
    '<<A\n${',
    '${',
    'f(a...',
    'a::',
  ])
    it(`is read to the end, ten thousand deep: ${JSON.stringify(piece)}`, () => {
      checkDeep(piece, 10_000);
    });

  it('is read to the end, with ten thousand heredocs in one another', () => {
    const text = `x = ${'<<A\n${'.repeat(10_000)}\nA\n`;
    assert.ok(parseTerraform(text).problems.length > 0);
  });

  it('is read to the end, with blocks ten thousand deep', () => {
    const file = parseTerraform(`${'a {\n'.repeat(10_000)}b = 1\n`);
    assert.ok(file.problems.length > 0);
    JSON.stringify(file.body);
  });

  for (const piece of ['.a', '[0]', '.0', '[*]', '+a', ' && a', '.a[0]'])
    it(`is read to the end, ten thousand operators long: ${piece}`, () => {
      const file = parseTerraform(`x = a${piece.repeat(10_000)}\ny = 1\n`);
      assert.equal(file.problems.length, 1);
      assert.deepEqual(namesOf(itemsOf(file)), ['x', 'y']);
      JSON.stringify(file.body);
    });

  for (const line of [
    'a "b" {\n',
    'a = [\n',
    '[\n',
    '<<A\n',
    'a = <<A\n${\n',
    '/*\n',
    'a = "${\n',
    'a = "${ [\n',
    'a = "%{ if b }\n',
    'a {}\n}\n',
    'a {\n  }\n}\n',
    '"\n',
    'a "\n  b = 1\n',
    '\\\n',
    "'\n",
  ])
    it(`is read to the end, with so many lines not closed: ${JSON.stringify(line)}`, () => {
      const file = parseTerraform(line.repeat(2_000));
      assert.equal(file.end, line.length * 2_000);
      assert.ok(file.problems.length > 0);
    });
});

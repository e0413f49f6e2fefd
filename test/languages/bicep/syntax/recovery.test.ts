import assert from 'node:assert/strict';
import { parseBicep } from '../../../../src/languages/bicep/syntax/parseBicep.js';
import { descendantsOf, printTree } from '../../../support/syntaxTree.js';
import { checkSpans, namesOf } from './trees.js';

const rules = `resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg'
  properties: {
    securityRules: [
      {
        name: 'a'
        properties: {
          priority: 100
          |
          access: 'Allow'
        }
      }
      {
        name: 'b'
      }
    ]
  }
}

@description('after')
param after string

resource last 'A/b@1' = {
  name: 'last'
}
`;

/** The names of all properties that have a value, in the order of the text. */
function propertiesOf(text: string): string[] {
  return descendantsOf(parseBicep(text)).flatMap((node) =>
    node.kind === 'ObjectProperty' && 'name' in node && 'value' in node ? [String(node.name)] : [],
  );
}

const whole = propertiesOf(rules.replace('|', ''));

/** Checks that a line in the middle of a rule costs nothing but itself. */
function checkCost(line: string): void {
  const text = rules.replace('|', line);
  const file = parseBicep(text);
  assert.ok(file.problems.length > 0, 'is reported');
  assert.deepEqual(namesOf(file.statements), ['nsg', 'after', 'last']);
  const [, after] = file.statements;
  assert.equal(after?.decorators.length, 1);
  assert.deepEqual(
    propertiesOf(text).filter((name) => whole.includes(name)),
    whole,
  );
  checkSpans(file);
}

describe('a half-typed line of Bicep', () => {
  for (const line of [
    'foo',
    'foo:',
    'foo bar baz',
    'foo: bar baz',
    "foo: '",
    "foo: '${",
    "foo: '${bar",
    "foo: '${bar('",
    "foo: '''",
    'foo: bar.',
    'foo: bar +',
    'foo: bar ?',
    'foo: bar ? 1 :',
    'foo: !',
    'foo: a ]',
    'foo: a )',
    'foo: a }',
    'foo: {}}',
    '}',
    ')',
    ']',
    ': 1',
    '= 1',
    ', ,',
    'resource',
    'resource x',
    '@',
    '...',
    '/*',
    '"',
    '\\',
    '#disable',
  ]) {
    it(`costs nothing else: ${line}`, () => {
      checkCost(line);
    });
  }
});

describe('a half-typed statement of Bicep', () => {
  const before = '@minValue(1)\nparam before int = 1\n\nvar also = {\n  a: 1\n}\n';
  const after = "resource after 'A/b@1' = {\n  name: 'n'\n}\n\n@secure()\nparam last string\n";
  const around = parseBicep(`${before}\n${after}`).statements.map(printTree);

  for (const line of [
    'x',
    'param',
    'param x',
    'param x string =',
    'var x',
    'var x =',
    'var x = [',
    'var x = {',
    'var x = [for',
    'var x = [for a in b: {',
    'var x = f(1,',
    "var x = '",
    "var x = '${",
    "var x = '''",
    'var x = a ?',
    'type x = {',
    "type x = 'a' |",
    'func x(',
    'func x(a string) string =>',
    'output x string =',
    'module x',
    "module x 'y.bicep' = {",
    "resource x 'A/b@1'",
    "resource x 'A/b@1' = {",
    "resource x 'A/b@1' = if (",
    "resource x 'A/b@1' = [for y in z: {",
    'import {',
    'import * as',
    'targetScope =',
    'using',
    '{',
    '}',
    ')',
    "'",
    '/*',
  ]) {
    it(`costs nothing else: ${line}`, () => {
      const file = parseBicep(`${before}\n${line}\n\n${after}`);
      assert.ok(file.problems.length > 0, 'is reported');
      const trees = file.statements.map(printTree);
      assert.deepEqual(trees.slice(0, 2), around.slice(0, 2));
      assert.deepEqual(trees.slice(-2), around.slice(-2));
      checkSpans(file);
    });
  }
});

describe('a half-typed decorator of Bicep', () => {
  for (const line of ['@', '@description(', "@description('x", '@sys.'])
    it(`is one of the statement that follows: ${line}`, () => {
      const [statement, ...others] = parseBicep(`${line}\nparam x string\n`).statements;
      assert.equal(statement?.kind, 'ParameterStatement');
      assert.equal(statement.decorators.length, 1);
      assert.deepEqual(others, []);
    });
});

describe('a bracket of Bicep that is not closed', () => {
  for (const line of [
    'foo: {',
    'foo: [',
    'foo: (',
    'foo: bar(',
    'foo: bar(1,',
    'foo: bar[',
    'foo: [for',
    'foo: [for x in y: {',
    '[',
    '{',
    '(',
  ])
    it(`costs nothing else: ${line}`, () => {
      checkCost(line);
    });

  it('ends where the next statement begins', () => {
    const unclosed =
      "resource a 'A/b@1' = {\n  name: 'a'\n\n@secure()\nparam b string\nresource c 'd' = {\n}\n";
    assert.deepEqual(namesOf(parseBicep(unclosed).statements), ['a', 'b', 'c']);
    assert.deepEqual(namesOf(parseBicep('var a = [\nparam b string\n]').statements), [
      'a',
      'b',
      'UnknownStatement',
    ]);
    assert.deepEqual(namesOf(parseBicep('var a = f(\nvar b = 1').statements), ['a', 'b']);
    assert.deepEqual(namesOf(parseBicep('type a = {\n  b: string\n\n@secure()\nparam c string').statements), [
      'a',
      'c',
    ]);
  });

  it('is closed too early by a line of its own, and goes on', () => {
    const text = "resource a 'b' = {\n  name: 'n'\n  }\n  location: 'l'\n}\nvar c = 1\n";
    const [resource, after] = parseBicep(text).statements;
    assert.equal(resource && text.slice(resource.start, resource.end), text.slice(0, text.indexOf('\nvar')));
    assert.equal(after?.kind, 'VariableStatement');
    assert.deepEqual(propertiesOf(text), ['name', 'location']);
  });

  it('is no matter of layout where all are closed', () => {
    const text = 'var a = {\nb: [\n1\n]\n  }\n   var c = f(\n1,\n  { d: 2\n})\n@e()\n  param g = 3\n';
    assert.deepEqual(parseBicep(text).problems, []);
  });

  it('is said at the bracket', () => {
    const [problem] = parseBicep('var a = [\n  {\n    b: 1\n]\n').problems;
    assert.deepEqual(problem, { start: 12, end: 13, message: "Expected '}' to close this '{'." });
  });
});

/** Checks that a tree can be made, and walked by recursion, of a piece of text that opens something many times. */
function checkDeep(piece: string, times: number): void {
  const text = `var x = ${piece.repeat(times)}`;
  const file = parseBicep(text);
  assert.ok(file.problems.length > 0);
  assert.equal(file.end, text.length);
  JSON.stringify(file.statements[0]);
}

describe('Bicep of any kind', () => {
  for (const piece of ['[', '{', '(', '!'])
    it(`is read to the end, a hundred thousand deep: ${piece}`, () => {
      checkDeep(piece, 100_000);
    });

  for (const piece of [
    '-',
    '{a:',
    'f(',
    'a[',
    "'${",
    "$'''${",
    'a?',
    'a?b:',
    '[for a in ',
    '(a)=>',
    'a=>',
    '[\n',
    '{a:{\n',
    '@a(',
    '...',
  ])
    it(`is read to the end, ten thousand deep: ${JSON.stringify(piece)}`, () => {
      checkDeep(piece, 10_000);
    });

  for (const piece of ['.a', '[0]', '::a', '!', '+a', ' ?? a', '.a()'])
    it(`is read to the end, ten thousand operators long: ${piece}`, () => {
      const { problems, statements } = parseBicep(`var x = a${piece.repeat(10_000)}\nvar y = 1`);
      assert.equal(problems.length, 1);
      assert.deepEqual(namesOf(statements), ['x', 'y']);
      JSON.stringify(statements[0]);
    });

  for (const piece of ['[]', '?', '!', '.a', '[0]'])
    it(`is read to the end, with a type so long: ${piece}`, () => {
      const { problems, statements } = parseBicep(`type x = a${piece.repeat(10_000)}\nvar y = 1`);
      assert.equal(problems.length, 1);
      assert.deepEqual(namesOf(statements), ['x', 'y']);
      JSON.stringify(statements[0]);
    });

  for (const line of [
    "resource a 'b' = {\n",
    'var a = [\n',
    '[\n',
    "'''\n",
    '/*\n',
    "var a = $'''${\n",
    'type a = {\n',
    '@a(\n',
    '\\\n',
    'var a = {}\n}\n',
  ])
    it(`is read to the end, with so many statements not closed: ${JSON.stringify(line)}`, () => {
      const file = parseBicep(line.repeat(2_000));
      assert.equal(file.end, line.length * 2_000);
      assert.ok(file.problems.length > 0);
    });
});

import assert from 'node:assert/strict';
import {
  attributesOf,
  findAttribute,
  findBlocks,
} from '../../../../src/languages/terraform/syntax/bodies.js';
import type { StringReading } from '../../../../src/languages/terraform/syntax/bodySyntax.js';
import type { Expression } from '../../../../src/languages/terraform/syntax/expressionSyntax.js';
import { parseTerraformJson } from '../../../../src/languages/terraform/syntax/parseTerraformJson.js';
import { descendantsOf, printTree } from '../../../support/syntaxTree.js';

/** The value of the argument `x` of a file. */
function valueIn(text: string, strings?: StringReading): Expression {
  const attribute = findAttribute(parseTerraformJson(text).body, 'x', strings);
  assert.ok(attribute);
  return attribute.value;
}

/** Checks what a value of JSON is read as. */
function check(value: string, tree: string, strings?: StringReading): void {
  assert.equal(printTree(valueIn(`{ "x": ${value} }`, strings)), tree);
}

/** Checks how many blocks of a type a file has, with so many labels, by their labels. */
function checkBlocks(text: string, labelCount: number, expected: readonly string[]): void {
  const blocks = findBlocks(parseTerraformJson(text).body, 'x', labelCount);
  assert.deepEqual(
    blocks.map(({ labels }) => labels.map((label) => label.text).join('.')),
    expected,
  );
}

describe('values in Terraform JSON', () => {
  it('are what JSON has', () => {
    check('1.5', '1.5');
    check('-1', '-1');
    check('true', 'true');
    check('null', '(NullLiteral)');
    check('[1, [2]]', '(TupleExpression 1 (TupleExpression 2))');
    check('{ "a": 1 }', "(ObjectExpression (ObjectMember 'a' 1))");
  });

  it('have templates in strings and names', () => {
    check('"a"', "'a'");
    check('"${a.b}"', '(TemplateWrap (AttributeAccess a b))');
    check('"a-${b}"', "(Template 'a-' (Interpolation b))");
    check('"%{ if a }b%{ endif }$${c}"', "(Template (TemplateIf a 'b') '${c}')");
    check('{ "${a}": "\\"$ %" }', `(ObjectExpression (ObjectMember (TemplateWrap a) '"$ %'))`);
    check('"\\n${ f(\\"a\\\\n\\") }\\n"', "(Template '\n' (Interpolation (FunctionCall f 'a\n')) '\n')");
  });

  it('have literal strings where they are asked for', () => {
    check(
      '["${a}", { "${b}": "$${c}" }]',
      "(TupleExpression '${a}' (ObjectExpression (ObjectMember '${b}' '$${c}')))",
      'literal',
    );
    const file = parseTerraformJson('{ "x": "${a" }', 'literal');
    assert.deepEqual(file.problems, []);
    assert.deepEqual(attributesOf(file.body).map(printTree), ["(Attribute x '${a')"]);
  });

  it('have expressions in strings where they are asked for', () => {
    check(
      '["a.b", "a[0].c"]',
      '(TupleExpression (AttributeAccess a b) (AttributeAccess (IndexAccess a 0) c))',
      'expression',
    );
    check('{ "a": "b.c" }', "(ObjectExpression (ObjectMember 'a' (AttributeAccess b c)))", 'expression');
    check('"list(string)"', '(FunctionCall list string)', 'expression');
    check('"a b"', 'a', 'expression');
  });

  it('tell where they stand, escapes or not', () => {
    for (const before of ['a', '\\n', '\\u0041\\"', '']) {
      const text = `{ "x": "${before}\${b.c["d"]}" }`.replaceAll('"d"', '\\"d\\"');
      const value = valueIn(text);
      const places = descendantsOf(value).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
      const find = (kind: string): unknown => places.find(([other]) => other === kind)?.[1];
      assert.equal(text.slice(value.start, value.end), text.slice(7, -2));
      assert.equal(find('VariableAccess'), 'b');
      assert.equal(find('AttributeAccess'), 'b.c');
      assert.equal(find('IndexAccess'), 'b.c[\\"d\\"]');
      assert.equal(find('StringLiteral'), '\\"d\\"');
    }
  });

  it('tell where their argument stands', () => {
    const text = '{ "x" : [1] }';
    const attribute = findAttribute(parseTerraformJson(text).body, 'x');
    assert.ok(attribute);
    assert.equal(text.slice(attribute.start, attribute.end), '"x" : [1]');
    assert.equal(text.slice(attribute.name.start, attribute.name.end), '"x"');
    assert.equal(attribute.equals, text.indexOf(':'));
  });
});

describe('blocks in Terraform JSON', () => {
  it('are one object, a list, or none', () => {
    checkBlocks('{ "x": {} }', 0, ['']);
    checkBlocks('{ "x": [{}, {}] }', 0, ['', '']);
    checkBlocks('{ "x": [] }', 0, []);
    checkBlocks('{ "x": null }', 0, []);
    checkBlocks('{ "x": "${y}" }', 0, []);
    checkBlocks('{ "x": {}, "x": {} }', 0, ['', '']);
  });

  it('have their labels as names, in objects or lists of objects', () => {
    checkBlocks('{ "x": { "a": { "b": {}, "c": {} }, "d": { "b": {} } } }', 2, ['a.b', 'a.c', 'd.b']);
    checkBlocks('{ "x": { "a": { "b": [{}, {}] } } }', 2, ['a.b', 'a.b']);
    checkBlocks('{ "x": [{ "a": { "b": {} } }, { "a": [{ "b": {} }, { "c": {} }] }] }', 2, [
      'a.b',
      'a.b',
      'a.c',
    ]);
    checkBlocks('{ "x": { "a": { "b": {} }, "a": { "b": {} } } }', 2, ['a.b', 'a.b']);
    checkBlocks('[{ "x": { "a": {} } }, { "x": { "b": {} } }]', 1, ['a', 'b']);
  });

  it('have comments that are no arguments', () => {
    const { body, comments } = parseTerraformJson('{ "//": "one", "x": { "//": "two", "a": 1 } }');
    const [block] = findBlocks(body, 'x', 0);
    assert.deepEqual(
      comments.map((comment) => comment.text),
      ['one', 'two'],
    );
    assert.equal(attributesOf(body).length, 1);
    assert.deepEqual(block && attributesOf(block.body).map(printTree), ['(Attribute a 1)']);
  });

  it('tell where they stand', () => {
    const text = '{ "x": { "a": { "b": 1 }, "c": [ { } ] } }';
    const [first, second] = findBlocks(parseTerraformJson(text).body, 'x', 1);
    assert.ok(first && second);
    assert.equal(text.slice(first.start, first.end), '"a": { "b": 1 }');
    assert.equal(text.slice(first.type.start, first.type.end), '"x"');
    assert.equal(text.charAt(first.openBrace ?? -1), '{');
    assert.equal(text.charAt(first.closeBrace ?? -1), '}');
    assert.equal(text.slice(first.body.start, first.body.end), ' "b": 1 ');
    assert.equal(text.slice(second.start, second.end), '{ }');
  });
});

describe('Terraform JSON with something wrong', () => {
  /** Checks the texts at which problems are found. */
  function checkProblems(text: string, places: readonly string[]): void {
    const { problems } = parseTerraformJson(text);
    assert.deepEqual(
      problems.map(({ start, end }) => text.slice(start, end)),
      places,
    );
  }

  it('has problems in templates, in the order of the file', () => {
    checkProblems('{ "x": "a\\n${b c}", "y": ["${d", "${e +}"] }', ['c', '${', '}']);
  });

  it('has none where strings are no templates', () => {
    checkProblems('{ "variable": { "a": { "default": "${", "description": "%{" } } }', []);
    checkProblems('{ "output": { "a": { "description": "${", "value": "${b c}" } } }', ['c']);
    checkProblems('{ "variable": { "a": { "validation": { "condition": "${b c}" } } } }', ['c']);
    checkProblems('{ "//": "${" }', []);
  });

  it('keeps what can be read of broken JSON', () => {
    const { body, problems } = parseTerraformJson('{ "x": { "a": { "b": , "c": "${d}" }, "e": ');
    assert.ok(problems.length > 0);
    const [block] = findBlocks(body, 'x', 1);
    assert.deepEqual(block && attributesOf(block.body).map(printTree), [
      '(Attribute b ?)',
      '(Attribute c (TemplateWrap d))',
    ]);
  });

  it('is read whatever it is', () => {
    for (const text of [
      '',
      '{',
      '[',
      '1',
      '"${',
      'x',
      '[1, {}]',
      '{"x":'.repeat(10_000),
      '['.repeat(100_000),
    ]) {
      const { body } = parseTerraformJson(text);
      assert.deepEqual(findBlocks(body, 'y', 3), []);
      attributesOf(body);
    }
  });
});

import assert from 'node:assert/strict';
import { evaluate, show } from './evaluate.js';

function check(source: string, expected: unknown): void {
  assert.deepEqual(show(evaluate(source)), expected, source);
}

describe('Terraform expressions', () => {
  it('have the values that Terraform gives them', () => {
    check('1 + 2 * 3', 7);
    check('0.1 + 0.2', 0.3);
    check('-7 % 3', -1);
    check('7 / 2', 3.5);
    check('"1" + 1', 2);
    check('"a${1}b${true}"', 'a1btrue');
    check('"${[1, 2]}"', [1, 2]);
    check('!false && true || false', true);
    check('"10" == 10', false);
    check('[1, "a", null]', [1, 'a', null]);
    check('{ a = 1, "b" : 2, (1 + 2) = 3 }', { a: 1, b: 2, 3: 3 });
    check('[1, 2, 3][1]', 2);
    check('{ a = { b = 5 } }.a["b"]', 5);
    check('[{ a = 1 }, { a = 2 }][*].a', [1, 2]);
    check('[{ a = 1 }, { a = 2 }].*.a', [1, 2]);
    check('null[*]', []);
    check('5[*]', [5]);
    check('[for i, v in ["a", "b"] : "${i}${v}"]', ['0a', '1b']);
    check('[for k, v in { b = 1, a = 2 } : "${k}${v}"]', ['a2', 'b1']);
    check('[for v in [1, 2, 3] : v if v > 1]', [2, 3]);
    check('{ for v in ["a", "b"] : v => "x" }', { a: 'x', b: 'x' });
    check('{ for v in ["a", "b", "a"] : v => 1... }', { a: [1, 1], b: [1] });
    check('"%{ for v in [1, 2] }<${v}>%{ endfor }%{ if true }y%{ else }n%{ endif }"', '<1><2>y');
    check('<<-EOT\n    a\n      b\n  EOT\n', 'a\n  b\n');
  });

  it('convert the branches of a condition to a common type', () => {
    check('true ? 1 : "a"', '1');
    check('true ? ["a"] : []', ['a']);
    check('true ? { a = 1, b = "x" } : {}', { a: '1', b: 'x' });
    check('true ? null : [1]', null);
    check('false ? 1 : [1]', '!the branches of a condition have types that do not agree');
  });

  it('fail where Terraform refuses them', () => {
    check('{ a = 1 }.b', "!there is no attribute 'b'");
    check('[1][3]', '!there is no element 3 of 1');
    check('"a${null}"', '!null is put into text');
    check('1 / 0', '!a number is divided by zero');
    check('"a" + 1', "!'a' is no number");
    check('nothing.there', "!nothing is declared by the name 'nothing'");
  });

  it('keep what is known beside what is not', () => {
    check('"nsg-${var.text}-1"', 'nsg-{var.text}-1');
    check('var.object.a["b"].c', '?var.object.a.b.c');
    check('[var.text, 1]', ['?var.text', 1]);
    check('var.cond ? 1 : 2', [
      { if: 'var.cond', value: 1 },
      { if: '!var.cond', value: 2 },
    ]);
    check('(var.cond ? [1] : [])', [{ if: 'var.cond', item: 1 }]);
    check('[for v in (var.cond ? [1] : []) : v + 1]', [{ if: 'var.cond', item: 2 }]);
    check('var.cond && false', false);
    check('var.text == var.text', true);
    check('{ a = 1, b = 2 }[var.text]', [
      { if: 'equals(var.text, "a")', value: 1 },
      { if: '!equals(var.text, "a")', value: 2 },
    ]);
    check('var.list[*].id', '?var.list[*].id');
    check('[for v in var.list : v.name]', '?for(var.list, $1.value.name)');
    check('{ for v in ["a", "b"] : v => 1 if v == "a" || var.cond }', [
      { if: 'var.cond', value: { a: 1, b: 1 } },
      { if: '!var.cond', value: { a: 1 } },
    ]);
  });

  it('go on where try may', () => {
    check('try({ a = 1 }.b, 2)', 2);
    check('try({ a = 1 }.a, 2)', 1);
    check('try((var.cond ? [1] : [])[0], null)', [
      { if: 'var.cond', value: 1 },
      { if: '!var.cond', value: null },
    ]);
    check('can({ a = 1 }.b)', false);
    check('try([{}.a], 3)', 3);
    check('try({}.a)', '!try() fails: evaluating each of the arguments fails');
  });
});

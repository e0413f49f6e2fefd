import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Value } from '../../../../src/languages/values.js';
import { hasTerraform, judge } from '../../../support/terraformConsole.js';
import { evaluate } from './evaluate.js';
import { samples } from './samples.js';

/** A wholly known value as JSON has it; undefined where something in it isn't known. */
function plain(value: Value): { readonly value: unknown } | undefined {
  switch (value.kind) {
    case 'unknown':
      return undefined;
    case 'null':
      return { value: null };
    case 'list': {
      const items = value.items.map((item) => plain(item.value));
      return items.includes(undefined) ? undefined : { value: items.map((item) => item?.value) };
    }
    case 'object': {
      const entries = [...value.properties.values()].map(
        ({ name, value: own }) => [name, plain(own)] as const,
      );
      if (entries.some(([, own]) => own === undefined)) return undefined;
      return { value: Object.fromEntries(entries.map(([name, own]) => [name, own?.value])) };
    }
    default:
      return { value: value.value };
  }
}

/** Expressions put into others, so that each meets conversions, loops and conditions. */
function combined(): readonly string[] {
  const wrappers: readonly ((one: string, other: string) => string)[] = [
    (one) => one,
    (one, other) => `true ? ${one} : try(${other}, null)`,
    (one, other) => `[${one}, ${other}]`,
    (one, other) => `{ a = ${one}, b = try(${other}, null) }`,
    (one) => `[for v in [${one}] : v]`,
    (one) => `{ for k, v in { x = ${one} } : k => v }`,
    (one) => `try(tolist(${one}), "no list")`,
    (one) => `try(toset(${one}), "no set")`,
    (one) => `try(tostring(${one}), "no text")`,
    (one) => `try("<\${${one}}>", "no text")`,
    (one, other) => `try(${one} == ${other}, "no equality")`,
    (one, other) => `try(concat(${one}, ${other}), "no lists")`,
    (one, other) => `try(merge(${one}, ${other}), "no maps")`,
    (one) => `try(length(${one}), "no length")`,
    (one) => `jsonencode(try(${one}, null))`,
  ];
  return samples.flatMap((one, index) => {
    const other = samples[(index * 7 + 3) % samples.length] ?? 'null';
    return wrappers.map((wrap) => wrap(one, other));
  });
}

/** Calls and operators at the bounds of what they take, one a line. */
function edgeCases(): readonly string[] {
  const text = readFileSync(join(__dirname, 'edgeCases.txt'), 'utf8');
  return text.split('\n').filter((line) => line !== '');
}

describe('Terraform expressions beside terraform console', () => {
  it('have its value, or none that is known', function () {
    if (!hasTerraform()) {
      console.warn('      not run: there is no terraform here');
      this.skip();
    }
    this.timeout(120_000);
    const expressions = [...combined(), ...edgeCases()];
    const judgements = judge(expressions);
    let known = 0;
    const different = expressions.flatMap((expression, index) => {
      const judgement = judgements[index];
      const own = plain(evaluate(expression));
      if (own) known += 1;
      if (!own || judgement === undefined) return [];
      if (
        judgement !== 'refused' &&
        JSON.stringify(sorted(own.value)) === JSON.stringify(sorted(judgement.value))
      )
        return [];
      return [{ expression, terraform: judgement, ours: own.value }];
    });
    const refused = judgements.filter((judgement) => judgement === 'refused').length;
    const share = Math.round((100 * known) / (expressions.length - refused));
    console.info(
      `      ${expressions.length} expressions: ${different.length} with another value, ${refused} that Terraform refuses, ` +
        `${share} % of the others known`,
    );
    assert.deepEqual(different, []);
    assert(known > expressions.length / 2, `only ${known} of ${expressions.length} values are known`);
  });
});

/** A value with its names in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, own]) => [name, sorted(own)]));
}

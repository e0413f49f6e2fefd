import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Presence } from '../../../src/azure/unknown.js';
import type { EvaluationContext } from '../../../src/languages/deploymentFunctions/index.js';
import type { Value } from '../../../src/languages/values.js';
import { evaluate } from './parser.js';

/** An expression in the notation of parser.ts, and what comes out, in the notation of `show`. */
export type Case = readonly [expression: string, result: string];

/** One test for each expression, which must come out as said. */
export function checkAll(
  subject: string,
  cases: readonly Case[],
  changes: Partial<EvaluationContext> = {},
): void {
  describe(subject, () => {
    for (const [expression, result] of cases) {
      it(`${expression} → ${result}`, () => {
        assert.equal(show(evaluate(expression, changes)), result);
      });
    }
  });
}

/** Why an expression can't be told. */
export function checkReasons(
  subject: string,
  cases: readonly Case[],
  changes: Partial<EvaluationContext> = {},
): void {
  describe(subject, () => {
    for (const [expression, reason] of cases) {
      it(`${expression}: ${reason}`, () => {
        const value = evaluate(expression, changes);
        assert.equal(value.kind === 'unknown' ? value.reason : show(value), reason);
      });
    }
  });
}

/** A value in the notation above; `<x>` is unknown, `a if c | b if !c` one of two values. */
export function show(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'string':
      return `'${value.value}'`;
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'list':
      return `[${[...value.items.map(showItem), ...(value.open ? [`...<${value.open.identity}>`] : [])].join(', ')}]`;
    case 'object':
      return `{${[
        ...[...value.properties.values()].map(({ name, value: of }) => `${name}: ${show(of)}`),
        ...(value.open ? [`...<${value.open.identity}>`] : []),
      ].join(', ')}}`;
    case 'unknown':
      if (value.alternatives) return value.alternatives.map(showItem).join(' | ');
      if (value.parts)
        return `'${value.parts.map((part) => (typeof part === 'string' ? part : `<${part.identity}>`)).join('')}'`;
      return `<${value.identity}>`;
  }
}

function showItem({ value, presence }: { value: Value; presence: Presence }): string {
  const conditions = presence.map(({ identity, holds }) => `${holds ? '' : '!'}${identity}`).join(' & ');
  return presence.length === 0 ? show(value) : `${show(value)} if ${conditions}`;
}

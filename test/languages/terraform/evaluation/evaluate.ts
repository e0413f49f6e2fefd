import assert from 'node:assert/strict';
import { Budget } from '../../../../src/languages/functions/budget.js';
import { evaluateExpression } from '../../../../src/languages/terraform/evaluation/expressions.js';
import { evaluateTemplateText } from '../../../../src/languages/terraform/evaluation/templates.js';
import type { TerraformContext } from '../../../../src/languages/terraform/functions/index.js';
import { findAttribute } from '../../../../src/languages/terraform/syntax/bodies.js';
import { parseTerraform } from '../../../../src/languages/terraform/syntax/parseTerraform.js';
import type { Value } from '../../../../src/languages/values.js';
import { objectValue, unknownValue } from '../../../../src/languages/values.js';

/** The context in which tests call functions: no files, and a budget of their own. */
export function testContext(): TerraformContext {
  const context: TerraformContext = {
    budget: new Budget(),
    files: { readText: () => undefined },
    evaluateTemplate: (text, variables, origin) => evaluateTemplateText(text, variables, origin, context),
  };
  return context;
}

/** Nothing is known of these variables. */
const unknownNames = ['cond', 'other', 'text', 'list', 'object', 'number'];

/** The value of an expression in which `var.cond`, `var.text` and the like are not known. */
export function evaluate(source: string): Value {
  const file = parseTerraform(`value = ${source}\n`);
  assert.deepEqual(file.problems, []);
  const attribute = findAttribute(file.body, 'value');
  assert(attribute);
  const variables = objectValue(
    unknownNames.map((name) => ({
      name,
      nameOrigin: undefined,
      value: unknownValue(`variable '${name}' has no default value`, `var.${name}`),
    })),
  );
  return evaluateExpression(attribute.value, {
    uri: 'file:///main.tf',
    find: (name) => (name === 'var' ? variables : undefined),
    context: testContext(),
  });
}

/** A value as a test reads it: unknown values as `?reason`, and what hangs on a condition with it. */
export function show(value: Value): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'list':
      return [
        ...value.items.map(({ value: item, presence }) =>
          presence.length === 0
            ? show(item)
            : { if: presence.map(showCondition).join(' & '), item: show(item) },
        ),
        ...(value.open ? ['…'] : []),
      ];
    case 'object': {
      const entries = [...value.properties.values()].map(
        ({ name, value: own }) => [name, show(own)] as const,
      );
      return { ...Object.fromEntries(entries), ...(value.open ? { '…': true } : {}) };
    }
    case 'unknown':
      return showUnknown(value);
    default:
      return value.value;
  }
}

function showCondition({ identity, holds }: { readonly identity: string; readonly holds: boolean }): string {
  return holds ? identity : `!${identity}`;
}

function showUnknown(value: Extract<Value, { kind: 'unknown' }>): unknown {
  if (value.fails) return `!${value.reason}`;
  if (value.parts)
    return value.parts.map((part) => (typeof part === 'string' ? part : `{${part.identity}}`)).join('');
  if (!value.alternatives) return `?${value.identity}`;
  return value.alternatives.map((one) => ({
    if: one.presence.map(showCondition).join(' & '),
    value: show(one.value),
  }));
}

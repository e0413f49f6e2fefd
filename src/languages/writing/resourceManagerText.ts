import type { NewRule } from '../language.js';
import type { FieldValue } from './fields.js';
import { wantedOf } from './fields.js';
import type { Entry, Layout, ValueSyntax } from './notation.js';
import { deeper } from './notation.js';

/** Network security groups in the shape that Azure Resource Manager takes, in the syntax of any language. */

/** The version of the resource type that is written where nothing around shows one. */
export const groupApiVersion = '2024-05-01';

export const groupType = 'Microsoft.Network/networkSecurityGroups';

/** A rule as an item of a list, its properties in the order of Azure's documents. */
export function printRule(rule: NewRule, syntax: ValueSyntax, layout: Layout): string {
  const inner = deeper(layout);
  const properties = wantedOf(rule)
    .filter(({ field }) => field !== 'name')
    .map(({ field, value }): Entry => [field, printValue(value, syntax, deeper(inner))]);
  const entries: readonly Entry[] = [
    ['name', syntax.scalar(rule.name)],
    ['properties', syntax.object(properties, inner)],
  ];
  return syntax.object(entries, layout);
}

function printValue(value: FieldValue, syntax: ValueSyntax, layout: Layout): string {
  if (typeof value !== 'object') return syntax.scalar(value);
  return syntax.list(value.map(syntax.scalar), layout, !syntax.listsOnLines);
}

/** A list of rules. */
export function printRules(rules: readonly NewRule[], syntax: ValueSyntax, layout: Layout): string {
  const items = rules.map((rule) => printRule(rule, syntax, deeper(layout)));
  return syntax.list(items, layout, false);
}

/** The `properties` of a group. */
export function printProperties(rules: readonly NewRule[], syntax: ValueSyntax, layout: Layout): string {
  return syntax.object([['securityRules', printRules(rules, syntax, deeper(layout))]], layout);
}

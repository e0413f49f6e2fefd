import type { RuleDeclaration, RuleField } from '../../declarations.js';
import type { JsonDocument, JsonObject } from '../../json/tree.js';
import { locate } from '../../json/locate.js';
import type { NewRule } from '../../language.js';
import { isWithin } from '../../writing/changes.js';
import { indentationAt, styleOf } from '../../writing/style.js';
import { valueText } from './fields.js';

/**
 * The datum from which a loop makes a rule, by the example of a neighbour's: the neighbour's text with the new rule's
 * values where the neighbour's are. `undefined` when the two rules differ in something that the datum doesn't hold.
 */
export function generatedItem(
  rule: NewRule,
  neighbour: RuleDeclaration,
  item: JsonObject,
  document: JsonDocument,
): string | undefined {
  const { text } = document;
  const replacements: { readonly start: number; readonly end: number; readonly newText: string }[] = [];
  for (const [field, wanted] of wantedValues(rule)) {
    const value = neighbour.properties.get(field)?.value;
    if (value === undefined || value.kind === 'unknown') return undefined;
    if (isSame(value, wanted)) continue;
    const model = value.origin && isWithin(value.origin, item) ? locate(item, value.origin)?.node : undefined;
    const fits = model && (model.kind === 'array' ? typeof wanted !== 'string' : typeof wanted === 'string');
    if (!model || !fits) return undefined;
    const layout = { ...styleOf(text), base: indentationAt(text, model.start) };
    replacements.push({
      start: model.start,
      end: model.end,
      newText: valueText(wanted, model, layout, text),
    });
  }
  replacements.sort((left, right) => right.start - left.start);
  return replacements.reduce(
    (result, { start, end, newText }) =>
      result.slice(0, start - item.start) + newText + result.slice(end - item.start),
    text.slice(item.start, item.end),
  );
}

/** What the rule must have, in the property that the neighbour has for it. */
function wantedValues(rule: NewRule): readonly (readonly [RuleField, string | readonly string[]])[] {
  const [port, ...more] = rule.destinationPortRanges;
  return [
    ['name', rule.name],
    ['priority', String(rule.priority)],
    ['direction', rule.direction],
    ['access', rule.access],
    ['protocol', rule.protocol],
    ['sourcePortRange', rule.sourcePortRange],
    port !== undefined && more.length === 0
      ? ['destinationPortRange', port]
      : ['destinationPortRanges', rule.destinationPortRanges],
    ['sourceAddressPrefix', rule.sourceAddressPrefix],
    ['destinationAddressPrefix', rule.destinationAddressPrefix],
  ];
}

function isSame(
  value: { readonly kind: string; readonly value?: unknown },
  wanted: string | readonly string[],
): boolean {
  return typeof wanted === 'string' && String(value.value).toLowerCase() === wanted.toLowerCase();
}

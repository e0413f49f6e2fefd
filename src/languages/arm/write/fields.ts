import type { RuleField } from '../../declarations.js';
import type { JsonNode, JsonObject } from '../../json/tree.js';
import { findProperty } from '../../json/tree.js';
import type { NewRule } from '../../language.js';
import { spansLines } from '../../writing/style.js';
import type { Entry, Layout } from './json.js';
import { arrayText, deeper, objectText } from './json.js';

/** Pairs of properties of which a rule has one. */
const plurals: readonly (readonly [RuleField, RuleField])[] = [
  ['sourcePortRange', 'sourcePortRanges'],
  ['destinationPortRange', 'destinationPortRanges'],
  ['sourceAddressPrefix', 'sourceAddressPrefixes'],
  ['destinationAddressPrefix', 'destinationAddressPrefixes'],
];

export function counterpartOf(field: RuleField): RuleField | undefined {
  const pair = plurals.find((names) => names.includes(field));
  return pair?.find((name) => name !== field);
}

export function isPlural(field: RuleField): boolean {
  return plurals.some(([, plural]) => plural === field);
}

type FieldValue = string | number | readonly string[];

/** The properties of a rule in the order of Azure's documents. */
function fieldsOf(rule: NewRule): ReadonlyMap<RuleField, FieldValue> {
  const [port, ...morePorts] = rule.destinationPortRanges;
  const fields = new Map<RuleField, FieldValue>();
  if (rule.description !== undefined) fields.set('description', rule.description);
  fields.set('protocol', rule.protocol);
  fields.set('sourcePortRange', rule.sourcePortRange);
  if (port !== undefined && morePorts.length === 0) fields.set('destinationPortRange', port);
  else fields.set('destinationPortRanges', rule.destinationPortRanges);
  fields.set('sourceAddressPrefix', rule.sourceAddressPrefix);
  fields.set('destinationAddressPrefix', rule.destinationAddressPrefix);
  fields.set('access', rule.access);
  fields.set('priority', rule.priority);
  fields.set('direction', rule.direction);
  return fields;
}

/** The `properties` of a rule as nobody around writes one. */
export function plainFields(rule: NewRule, layout: Layout): string {
  const entries = [...fieldsOf(rule)].map(([field, value]): Entry => [
    field,
    valueText(value, undefined, layout, ''),
  ]);
  return objectText(entries, layout, false);
}

/** The `properties` of a rule as a neighbour's are written: order, spelling, quotes, one line or many. */
export function fieldsLike(rule: NewRule, example: JsonObject, text: string, layout: Layout): string {
  const left = new Map(fieldsOf(rule));
  const entries: Entry[] = [];
  const emit = (field: RuleField, name: string, model: JsonNode | undefined): void => {
    const value = left.get(field);
    if (value === undefined) return;
    left.delete(field);
    entries.push([name, valueText(value, model, deeper(layout), text)]);
  };
  for (const property of example.properties) {
    const field = fieldNamed(property.name);
    if (!field) continue;
    const counterpart = counterpartOf(field);
    if (left.has(field)) emit(field, property.name, property.value);
    else if (counterpart && hasNone(example, counterpart)) emit(counterpart, counterpart, property.value);
    else if (isPlural(field) && !isIn(entries, field)) entries.push([property.name, '[]']);
  }
  for (const field of [...left.keys()]) emit(field, field, undefined);
  return objectText(entries, layout, !spansLines(text, example.start, example.end));
}

const fieldNames: readonly RuleField[] = [
  'description',
  'protocol',
  'access',
  'priority',
  'direction',
  ...plurals.flat(),
];

function fieldNamed(name: string): RuleField | undefined {
  const lower = name.toLowerCase();
  return fieldNames.find((field) => field.toLowerCase() === lower);
}

function hasNone(object: JsonObject, field: RuleField): boolean {
  return findProperty(object, field) === undefined;
}

function isIn(entries: readonly Entry[], field: RuleField): boolean {
  return entries.some(([name]) => name.toLowerCase() === field.toLowerCase());
}

/** A value as text, spelt as the neighbour's where that says the same, and a number or text as that is. */
export function valueText(
  value: FieldValue,
  model: JsonNode | undefined,
  layout: Layout,
  text: string,
): string {
  if (typeof value === 'object') {
    const onOneLine = model?.kind !== 'array' || !spansLines(text, model.start, model.end);
    const item = model?.kind === 'array' ? model.items[0] : model;
    return arrayText(
      value.map((each) => scalarText(each, item)),
      layout,
      onOneLine,
    );
  }
  return scalarText(value, model);
}

function scalarText(value: string | number, model: JsonNode | undefined): string {
  if (model?.kind === 'number' && /^\d+$/.test(String(value))) return String(value);
  if (model?.kind !== 'string') return JSON.stringify(value);
  const sameButForCase = model.value.toLowerCase() === String(value).toLowerCase();
  return JSON.stringify(sameButForCase ? model.value : isExpression(model.value) ? value : String(value));
}

function isExpression(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

import type { RuleField } from '../declarations.js';
import type { FieldValue } from './fields.js';
import { isPlural } from './fields.js';
import type { GroupText } from './groupText.js';
import type { OpenFile } from './notation.js';
import type { Place } from './places.js';
import { literalIn } from './places.js';
import { indentationAt, spansLines } from './style.js';

/** Where a value is written: its text begins at the offset. */
export interface ValuePlace {
  readonly file: OpenFile;
  readonly offset: number;
  /** What stood there, or in the place of which it comes. */
  readonly model: Place | undefined;
}

/** A value as a literal, as the rules of a group have it: numbers and texts, spelling, lists on one line or many. */
export function valueText(group: GroupText, field: RuleField, value: FieldValue, at: ValuePlace): string {
  const { notation, document, style } = at.file;
  if (typeof value !== 'object' && !isPlural(field)) return scalarText(group, field, value, at);
  const items = (typeof value === 'object' ? value : [value]).map((one) => scalarText(group, field, one, at));
  const base = indentationAt(document.text, at.offset);
  const layout = { ...style, base, indent: stepTo(base, at) ?? style.indent };
  return notation.list(items, layout, !standsOnLines(group, field, at));
}

/** How much deeper a value's line is indented than that of what holds it. */
function stepTo(base: string, { file, model }: ValuePlace): string | undefined {
  const outer = model?.container && indentationAt(file.document.text, model.container.start);
  return outer !== undefined && base.length > outer.length && base.startsWith(outer)
    ? base.slice(outer.length)
    : undefined;
}

function scalarText(
  { examplesOf }: GroupText,
  field: RuleField,
  value: string | number,
  { file: { notation }, model }: ValuePlace,
): string {
  const text = String(value);
  const own = model && literalIn(model);
  const others = examplesOf(field).literals;
  const examples = (own ? [own, ...others] : others).map((one) => one.value);
  const [kind] = examples.filter((one) => typeof one === 'number' || (typeof one === 'string' && one !== ''));
  if (typeof kind === 'number' && /^\d+$/.test(text)) return notation.scalar(Number(text));
  if (typeof kind !== 'string') return notation.scalar(value);
  if (field === 'name' || field === 'description') return notation.scalar(text);
  const spelt = examples.find((one) => typeof one === 'string' && one.toLowerCase() === text.toLowerCase());
  if (typeof spelt === 'string') return notation.scalar(spelt);
  return notation.scalar(isKeyword(field) ? inCaseOf(kind, text) : text);
}

/** Whether a property is one of a few words. */
function isKeyword(field: RuleField): boolean {
  return field === 'protocol' || field === 'access' || field === 'direction';
}

function inCaseOf(example: string, text: string): string {
  if (!/[a-z]/i.test(example)) return text;
  if (example === example.toLowerCase()) return text.toLowerCase();
  return example === example.toUpperCase() ? text.toUpperCase() : text;
}

/** Whether a list has its items on lines of their own: as the one before, one of a neighbour, or the language. */
function standsOnLines(
  { examplesOf }: GroupText,
  field: RuleField,
  { file, offset, model }: ValuePlace,
): boolean {
  const own =
    model?.node.kind === 'list' && model.node.items.length > 0 ? { list: model.node, file } : undefined;
  const others = [field, ...pluralFields].map((each) => examplesOf(each).lists[0]);
  const example = own ?? others.find((one) => one !== undefined);
  if (example) return spansLines(example.file.document.text, example.list.start, example.list.end);
  const { start, end } = model?.container ?? { start: offset, end: offset };
  return file.notation.listsOnLines && spansLines(file.document.text, start, end);
}

const pluralFields: readonly RuleField[] = [
  'destinationPortRanges',
  'sourcePortRanges',
  'sourceAddressPrefixes',
  'destinationAddressPrefixes',
];

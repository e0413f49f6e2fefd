import type { RuleField } from '../../declarations.js';
import type { NewRule } from '../../language.js';
import type { DataList, DataObject } from '../../writing/dataTree.js';
import type { FieldValue } from '../../writing/fields.js';
import { isPlural, slots, wantedOf } from '../../writing/fields.js';
import { speltAs } from '../../writing/naming.js';
import type { Entry, Layout, Notation, ValueSyntax } from '../../writing/notation.js';
import { deeper } from '../../writing/notation.js';
import type { Brackets } from '../../writing/literals.js';
import { enclose } from '../../writing/literals.js';
import { printAttributes } from './alignment.js';
import { isBody, terraformData } from './dataTree.js';

const brackets: Brackets = { open: '[', close: ']', padding: '', separator: ',', trailing: ',' };

const terraformSyntax: ValueSyntax = {
  key: (name, model) => (isIdentifier(name) && !model.startsWith('"') ? name : printText(name)),
  entry: (key, value) => `${key} = ${value}`,
  scalar: (value) => (typeof value === 'string' ? printText(value) : String(value)),
  list: (items, layout, onOneLine) => enclose(items, brackets, layout, onOneLine),
  object: (entries, layout) => printBraces('', entries, layout),
  listsOnLines: false,
};

/** How Terraform's native syntax writes data. */
export const terraformNotation: Notation = {
  ...terraformSyntax,
  read: terraformData,
  nameOf: argumentOf,
  rule: printRule,
  // A rule names its group by an argument of its own.
  namesAlone: () => true,
  nothing: (field, container) => (container?.kind === 'list' ? nothingFor(field) : undefined),
};

const argumentNames: ReadonlyMap<RuleField, string> = new Map([
  ['sourceApplicationSecurityGroups', 'source_application_security_group_ids'],
  ['destinationApplicationSecurityGroups', 'destination_application_security_group_ids'],
]);

/** The name of a property in azurerm. */
function argumentOf(field: RuleField): string {
  return argumentNames.get(field) ?? speltAs('snake_case', field);
}

/** In a list of objects, each must have all attributes. */
function nothingFor(field: RuleField): string {
  return isPlural(field) ? '[]' : 'null';
}

/** A rule as a block, as an object of a list, or as an entry of a map. */
function printRule(rule: NewRule, container: DataList | DataObject, layout: Layout): string {
  if (container.kind === 'list') return printBraces('', listedEntries(rule), layout);
  if (isBody(container)) {
    const gap = container.entries.length > 0 ? layout.lineEnd + layout.base : '';
    return gap + printBlock(rule, layout);
  }
  const key = terraformSyntax.key(speltAs('snake_case', rule.name), '');
  return printBraces(`${key} = `, ruleEntries(rule), layout);
}

/** A rule as a block in the resource of its group. */
export function printBlock(rule: NewRule, layout: Layout): string {
  return printBraces('security_rule ', ruleEntries(rule), layout);
}

function ruleEntries(rule: NewRule): readonly Entry[] {
  return wantedOf(rule).map(({ field, value }) => [argumentOf(field), printValue(value)]);
}

function listedEntries(rule: NewRule): readonly Entry[] {
  const said = new Map(wantedOf(rule).map(({ field, value }) => [field, printValue(value)]));
  return slots.flatMap((slot) =>
    slot.map((field): Entry => [argumentOf(field), said.get(field) ?? nothingFor(field)]),
  );
}

function printValue(value: FieldValue): string {
  if (typeof value !== 'object') return terraformSyntax.scalar(value);
  return `[${value.map(printText).join(', ')}]`;
}

function printBraces(head: string, entries: readonly Entry[], layout: Layout): string {
  const { base, lineEnd } = layout;
  if (entries.length === 0) return `${head}{}`;
  return `${head}{${lineEnd}${printAttributes(entries, deeper(layout))}${lineEnd}${base}}`;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(name);
}

function printText(text: string): string {
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    .replaceAll('${', '$${')
    .replaceAll('%{', '%%{')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}

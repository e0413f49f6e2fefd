import type { NewRule } from '../../language.js';
import type { Span } from '../../text.js';
import type { DataList, DataObject } from '../../writing/dataTree.js';
import type { FieldValue } from '../../writing/fields.js';
import type { Brackets } from '../../writing/literals.js';
import { enclose } from '../../writing/literals.js';
import { speltAs } from '../../writing/naming.js';
import type { Entry, Layout, Notation, RuleList, ValueSyntax } from '../../writing/notation.js';
import { deeper } from '../../writing/notation.js';
import { printRule as printAzapiRule } from '../../writing/resourceManagerText.js';
import { printAttributes } from './alignment.js';
import { argumentOf, isListOfAzapi, listedArguments, nothingFor, ruleArguments } from './arguments.js';
import { isBody, terraformData } from './dataTree.js';
import { printResource } from './resource.js';

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
  resource: (rule, example, file, taken) => printResource(rule, example, file, taken, printValue),
  // A rule names its group by an argument of its own.
  namesAlone: () => true,
  nothing: (field, container) => (container?.kind === 'list' ? nothingFor(field) : undefined),
  beforeFirst: (container) => (isBodyOfGroup(container) ? lastOwn(container) : undefined),
};

function isBodyOfGroup(container: DataList | DataObject): container is DataObject {
  return container.kind === 'object' && isBody(container);
}

/** What comes last in a resource. Source: Azure Verified Modules, TFNFR8, "Resource & Data Block Orders". */
const lastOnes: ReadonlySet<string | undefined> = new Set(['depends_on', 'lifecycle', 'timeouts']);

function lastOwn({ entries }: DataObject): Span | undefined {
  return entries.findLast(({ name }) => !lastOnes.has(name));
}

/** A rule as a block, as an object of a list, or as an entry of a map. */
function printRule(rule: NewRule, list: RuleList, layout: Layout): string {
  const { container } = list;
  if (isListOfAzapi(list)) return printAzapiRule(rule, terraformSyntax, layout);
  if (container.kind === 'list') return printBraces('', printed(listedArguments(rule)), layout);
  if (isBody(container)) {
    const gap = container.entries.length > 0 ? layout.lineEnd + layout.base : '';
    return gap + printBlock(rule, layout);
  }
  const key = terraformSyntax.key(speltAs('snake_case', rule.name), '');
  return printBraces(`${key} = `, printed(ruleArguments(rule)), layout);
}

/** A rule as a block in the resource of its group. */
export function printBlock(rule: NewRule, layout: Layout): string {
  return printBraces('security_rule ', printed(ruleArguments(rule)), layout);
}

function printed(values: readonly (readonly [name: string, value: FieldValue | null])[]): readonly Entry[] {
  return values.map(([name, value]) => [name, printValue(value)]);
}

function printValue(value: FieldValue | null): string {
  if (typeof value !== 'object') return terraformSyntax.scalar(value);
  return value === null ? 'null' : `[${value.map(printText).join(', ')}]`;
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

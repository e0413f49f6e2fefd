import { jsonDataReader } from '../../json/dataTree.js';
import { jsonSyntax } from '../../json/notation.js';
import type { NewRule } from '../../language.js';
import type { Located } from '../../writing/dataTree.js';
import { findEntry } from '../../writing/dataTree.js';
import type { FieldValue } from '../../writing/fields.js';
import { speltAs } from '../../writing/naming.js';
import type { Entry, Layout, Notation, OpenFile, RuleList, ValueSyntax } from '../../writing/notation.js';
import { deeper } from '../../writing/notation.js';
import { printRule as printAzapiRule } from '../../writing/resourceManagerText.js';
import { indentationAt } from '../../writing/style.js';
import { argumentOf, isListOfAzapi, listedArguments, nothingFor, ruleArguments } from './arguments.js';
import { resourceParts } from './resource.js';

/** How Terraform's JSON syntax writes data (HCL JSON syntax specification). */

type Value = FieldValue | null;

/** Strings are templates, in which what begins a sequence is doubled to be text. */
const templateSyntax: ValueSyntax = {
  ...jsonSyntax,
  scalar: (value) => jsonSyntax.scalar(typeof value === 'string' ? escaped(value) : value),
};

function escaped(text: string): string {
  return text.replace(/([$%])\{/g, '$1$1{');
}

function hasSequences(text: string): boolean {
  return /[$%]\{/.test(text);
}

function notationWith(syntax: ValueSyntax, isExpression: (text: string) => boolean): Notation {
  return {
    ...syntax,
    read: jsonDataReader(isExpression),
    nameOf: argumentOf,
    rule: (rule, list, layout) => printRule(rule, list, syntax, layout),
    resource: (rule, example, file, taken) => printResource(rule, example, file, taken, syntax),
    namesAlone: () => true,
    nothing: (field, container) => (container?.kind === 'list' ? nothingFor(field) : undefined),
    isOnly: isBlock,
  };
}

/** How configurations in JSON write data. */
export const terraformJsonNotation = notationWith(templateSyntax, hasSequences);

/** The same where strings are literal. */
export const plainJsonNotation = notationWith(jsonSyntax, () => false);

/** The one block of rules that an object can have by its name; several are a list. */
function isBlock({ entry, node }: Located): boolean {
  return entry?.name === 'security_rule' && node.kind === 'object';
}

/** A rule as an object of a list, or as an entry of a map. */
function printRule(rule: NewRule, list: RuleList, syntax: ValueSyntax, layout: Layout): string {
  if (isListOfAzapi(list)) return printAzapiRule(rule, syntax, layout);
  if (list.container.kind === 'list') return printListed(rule, syntax, layout);
  const object = syntax.object(printed(ruleArguments(rule), syntax), layout);
  return syntax.entry(syntax.key(speltAs('snake_case', rule.name), ''), object);
}

/**
 * A rule in the list that is a group's argument. Each has all attributes, as the JSON syntax has no blocks of an
 * argument that may be written as either (Terraform language, "Attributes as Blocks", "Arguments in JSON syntax").
 */
function printListed(rule: NewRule, syntax: ValueSyntax, layout: Layout): string {
  return syntax.object(printed(listedArguments(rule), syntax), layout);
}

/** A group's list of rules. */
export function printListedRules(rules: readonly NewRule[], layout: Layout): string {
  const items = rules.map((rule) => printListed(rule, templateSyntax, deeper(layout)));
  return templateSyntax.list(items, layout, false);
}

function printResource(
  rule: NewRule,
  example: Located,
  file: OpenFile,
  taken: ReadonlySet<string>,
  syntax: ValueSyntax,
): string | undefined {
  if (example.node.kind !== 'object' || !findEntry(example.node, 'network_security_group_name'))
    return undefined;
  const print = (value: Value): string => printValue(value, syntax);
  const parts = resourceParts(rule, example, file, taken, print);
  if (!parts) return undefined;
  const { document, style } = file;
  const layout = { ...style, base: indentationAt(document.text, (example.entry ?? example.node).start) };
  return syntax.entry(syntax.key(parts.label, ''), syntax.object(parts.entries, layout));
}

function printed(
  values: readonly (readonly [name: string, value: Value])[],
  syntax: ValueSyntax,
): readonly Entry[] {
  return values.map(([name, value]) => [name, printValue(value, syntax)]);
}

function printValue(value: Value, syntax: ValueSyntax): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return syntax.scalar(value);
  return `[${value.map(syntax.scalar).join(', ')}]`;
}

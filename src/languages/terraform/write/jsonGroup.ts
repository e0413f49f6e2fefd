import type { FileEdit, NewGroup, SourceFile } from '../../language.js';
import { spanContains } from '../../text.js';
import { addEntry } from '../../writing/addFirst.js';
import type { DataNode, DataObject } from '../../writing/dataTree.js';
import { findEntry } from '../../writing/dataTree.js';
import type { Entry, Layout, OpenFile } from '../../writing/notation.js';
import { deeper } from '../../writing/notation.js';
import { editsOf, isRefusal } from '../../writing/steps.js';
import { styleOf } from '../../writing/style.js';
import { asOneEdit } from '../../writing/textEdits.js';
import { printListedRules, terraformJsonNotation } from './jsonNotation.js';
import { groupLabel } from './labels.js';

/** Whole NSGs in Terraform's JSON syntax. */

const { object: printObject, scalar: printScalar, read } = terraformJsonNotation;

/** Where resources of the type stand in a file. */
const path = ['resource', 'azurerm_network_security_group'] as const;

/** The edit that adds a whole NSG to the resources of a file in JSON. */
export function insertJsonGroup(file: SourceFile, group: NewGroup): FileEdit | undefined {
  const document = read(file);
  const { root } = document;
  const style = styleOf(file.text);
  if (!root) return isBlank(file.text) ? newFile(file, group) : undefined;
  const { object, rest } = deepest(root);
  if (!object || document.problems.some((problem) => spanContains(object, problem))) return undefined;
  const taken = rest.length > 0 ? [] : object.entries.flatMap(({ name }) => name ?? []);
  const label = groupLabel(group, taken);
  const [key, ...inner] = [...rest, label];
  const open: OpenFile = { document, notation: terraformJsonNotation, style };
  const steps = addEntry(open, object, key, (layout) =>
    printNested(inner, group, surroundingsIn(root), layout),
  );
  if (isRefusal(steps)) return undefined;
  return { uri: file.uri, ...asOneEdit(file.text, editsOf(open, steps)) };
}

/** The object in which the group comes, and the names that have to be put around it; no object where that is a list. */
function deepest(root: DataNode): {
  readonly object: DataObject | undefined;
  readonly rest: readonly string[];
} {
  let node = root;
  for (const [depth, name] of path.entries()) {
    const next: DataNode | undefined = node.kind === 'object' ? findEntry(node, name)?.value : undefined;
    if (!next) return { object: node.kind === 'object' ? node : undefined, rest: path.slice(depth) };
    node = next;
  }
  return { object: node.kind === 'object' ? node : undefined, rest: [] };
}

function printNested(
  names: readonly string[],
  group: NewGroup,
  surroundings: Surroundings,
  layout: Layout,
): string {
  const [name, ...rest] = names;
  if (name === undefined) return printGroup(group, surroundings, layout);
  return printObject([[name, printNested(rest, group, surroundings, deeper(layout))]], layout);
}

function printGroup(
  { name, rules }: NewGroup,
  { location, resourceGroup }: Surroundings,
  layout: Layout,
): string {
  const entries: readonly Entry[] = [
    ['name', printScalar(name)],
    ['location', JSON.stringify(`\${${location}}`)],
    ['resource_group_name', JSON.stringify(`\${${resourceGroup}}`)],
    ['security_rule', printListedRules(rules, deeper(layout))],
  ];
  return printObject(entries, layout);
}

/** Where a group is deployed, as expressions. */
interface Surroundings {
  readonly location: string;
  readonly resourceGroup: string;
}

const fromVariables: Surroundings = { location: 'var.location', resourceGroup: 'var.resource_group_name' };

/** The resource group that the file declares or looks up, else variables. */
function surroundingsIn(root: DataNode): Surroundings {
  for (const [kind, prefix] of [
    ['resource', ''],
    ['data', 'data.'],
  ] as const) {
    const label = firstName(valueAt(root, kind, 'azurerm_resource_group'));
    if (label === undefined) continue;
    const address = `${prefix}azurerm_resource_group.${label}`;
    return { location: `${address}.location`, resourceGroup: `${address}.name` };
  }
  return fromVariables;
}

function valueAt(node: DataNode, ...names: readonly string[]): DataNode | undefined {
  let value: DataNode | undefined = node;
  for (const name of names) value = value?.kind === 'object' ? findEntry(value, name)?.value : undefined;
  return value;
}

function firstName(node: DataNode | undefined): string | undefined {
  return node?.kind === 'object' ? node.entries[0]?.name : undefined;
}

function isBlank(text: string): boolean {
  // The byte order mark is a blank, too.
  return text.trim() === '';
}

function newFile({ uri, text }: SourceFile, group: NewGroup): FileEdit {
  const style = styleOf(text);
  const names = [...path, groupLabel(group, [])];
  const newText = printNested(names, group, fromVariables, { ...style, base: '' }) + style.lineEnd;
  const start = text.startsWith(byteOrderMark) ? 1 : 0;
  return { uri, start, end: text.length, newText };
}

const byteOrderMark = '\uFEFF';

import type { NetworkSecurityGroup } from '../../declarations.js';
import { printArray, printEntry, printObject } from '../../json/print.js';
import type { NewRule } from '../../language.js';
import type { DataEntry, DataObject } from '../../writing/dataTree.js';
import { elementsIn, indentationFor } from '../../writing/elementLayout.js';
import type { Layout, OpenFile, OpenFiles } from '../../writing/notation.js';
import { deeper } from '../../writing/notation.js';
import { isBroken, placeAt } from '../../writing/places.js';
import type { Step, Written } from '../../writing/steps.js';
import { refuse, replaceStep } from '../../writing/steps.js';
import { indentationAt } from '../../writing/style.js';
import { printRule } from './notation.js';

/** Gives the resource of a group without rules its list of them. */
export function addFirst(group: NetworkSecurityGroup, rules: readonly NewRule[], files: OpenFiles): Written {
  const place = placeAt(files, group.origin);
  const resource = place?.node;
  if (!place || group.openRules || resource?.kind !== 'object' || !entryOf(resource, 'type')) {
    return refuse('This network security group has no list of rules here that a rule could be added to.');
  }
  const { file } = place;
  if (isBroken(file, resource)) return refuse('The network security group is broken here; mend it first.');
  const properties = entryOf(resource, 'properties')?.value;
  if (!properties)
    return [lastEntry(file, resource, 'properties', (layout) => printProperties(rules, layout))];
  if (properties.kind !== 'object')
    return refuse('The properties of this network security group are computed; write its rules by hand.');
  const list = entryOf(properties, 'securityRules')?.value;
  if (!list) return [lastEntry(file, properties, 'securityRules', (layout) => printRules(rules, layout))];
  if (list.kind === 'expression')
    return refuse('The rules of this network security group are computed; write this one by hand.');
  const { document, style } = file;
  const base = indentationAt(document.text, list.start);
  return [replaceStep(document.uri, list, printRules(rules, { ...style, base }))];
}

function entryOf({ entries }: DataObject, key: string): DataEntry | undefined {
  return entries.find(({ name }) => name?.toLowerCase() === key.toLowerCase());
}

function lastEntry(
  { document, style }: OpenFile,
  object: DataObject,
  name: string,
  print: (layout: Layout) => string,
): Step {
  const base = indentationFor(elementsIn(document, style, object), object.entries.length - 1);
  const text = printEntry(JSON.stringify(name), print({ ...style, base }));
  return { kind: 'insert', uri: document.uri, container: object, after: undefined, name, text };
}

/** The `properties` of a group. */
export function printProperties(rules: readonly NewRule[], layout: Layout): string {
  return printObject([['securityRules', printRules(rules, deeper(layout))]], layout);
}

function printRules(rules: readonly NewRule[], layout: Layout): string {
  return printArray(
    rules.map((rule) => printRule(rule, deeper(layout))),
    layout,
  );
}

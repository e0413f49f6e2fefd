import type { NewRule } from '../../language.js';
import { jsonDataReader } from '../../json/dataTree.js';
import { printArray, printEntry, printObject } from '../../json/print.js';
import type { JsonEntry } from '../../json/print.js';
import type { DataNode } from '../../writing/dataTree.js';
import { findEntry } from '../../writing/dataTree.js';
import type { FieldValue } from '../../writing/fields.js';
import { wantedOf } from '../../writing/fields.js';
import type { Layout, Notation } from '../../writing/notation.js';
import { deeper } from '../../writing/notation.js';
import { isExpressionText } from '../expressions/syntax.js';

/** How ARM templates, and JSON files beside them, write data. */
export const armNotation: Notation = {
  read: jsonDataReader(isExpressionText),
  nameOf: (field) => field,
  key: (name) => JSON.stringify(name),
  entry: printEntry,
  scalar: printScalar,
  list: printArray,
  listsOnLines: true,
  rule: (rule, _container, layout) => printRule(rule, layout),
  namesAlone: ({ node }) => hasTypeOfItsOwn(node),
  nothing: () => undefined,
};

/** Text that looks like an expression has its bracket doubled. */
function printScalar(value: string | number): string {
  return JSON.stringify(typeof value === 'string' && value.startsWith('[') ? `[${value}` : value);
}

/** Within the resource of its group, a rule's type and name are written without the group's. */
function hasTypeOfItsOwn(resource: DataNode): boolean {
  const type = resource.kind === 'object' && findEntry(resource, (name) => name.toLowerCase() === 'type');
  return type && type.value.kind === 'scalar' ? !String(type.value.value).includes('/') : false;
}

/** A rule as an item of a list, its properties in the order of Azure's documents. */
export function printRule(rule: NewRule, layout: Layout): string {
  const inner = deeper(layout);
  const properties = wantedOf(rule)
    .filter(({ field }) => field !== 'name')
    .map(({ field, value }): JsonEntry => [field, printValue(value, deeper(inner))]);
  return printObject(
    [
      ['name', printScalar(rule.name)],
      ['properties', printObject(properties, inner)],
    ],
    layout,
  );
}

function printValue(value: FieldValue, layout: Layout): string {
  return typeof value === 'object' ? printArray(value.map(printScalar), layout) : printScalar(value);
}

import type { DataNode } from '../writing/dataTree.js';
import { findEntry } from '../writing/dataTree.js';
import type { Brackets } from '../writing/literals.js';
import { enclose } from '../writing/literals.js';
import type { Notation, ValueSyntax } from '../writing/notation.js';
import { printRule } from '../writing/resourceManagerText.js';
import { jsonDataReader } from './dataTree.js';

const braces: Brackets = { open: '{', close: '}', padding: ' ', separator: ',', trailing: '' };
const brackets: Brackets = { open: '[', close: ']', padding: '', separator: ',', trailing: '' };

/** How JSON writes values. */
export const jsonSyntax: ValueSyntax = {
  key: (name) => JSON.stringify(name),
  entry: (key, value) => `${key}: ${value}`,
  scalar: (value) => JSON.stringify(value),
  list: (items, layout, onOneLine) => enclose(items, brackets, layout, onOneLine),
  object: (entries, layout) => {
    const lines = entries.map(([name, value]) => `${JSON.stringify(name)}: ${value}`);
    return enclose(lines, braces, layout, false);
  },
  listsOnLines: true,
};

/**
 * JSON whose rules have the shape of Azure Resource Manager's.
 * @param isExpression whether a string is a template expression and no text
 */
export function jsonNotation(isExpression: (text: string) => boolean): Notation {
  return {
    ...jsonSyntax,
    read: jsonDataReader(isExpression),
    nameOf: (field) => field,
    rule: (rule, _list, layout) => printRule(rule, jsonSyntax, layout),
    namesAlone: ({ node }) => hasTypeOfItsOwn(node),
    nothing: () => undefined,
  };
}

/** Within the resource of its group, a rule's type and name are written without the group's. */
function hasTypeOfItsOwn(resource: DataNode): boolean {
  const type = resource.kind === 'object' && findEntry(resource, 'type');
  return type && type.value.kind === 'scalar' ? !String(type.value.value).includes('/') : false;
}

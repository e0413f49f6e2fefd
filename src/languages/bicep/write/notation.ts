import { jsonNotation } from '../../json/notation.js';
import { findEntry } from '../../writing/dataTree.js';
import type { Brackets } from '../../writing/literals.js';
import { enclose } from '../../writing/literals.js';
import type { Notation, ValueSyntax } from '../../writing/notation.js';
import { printRule } from '../../writing/resourceManagerText.js';
import { bicepData } from './dataTree.js';

const braces: Brackets = { open: '{', close: '}', padding: ' ', separator: '', trailing: '' };
const brackets: Brackets = { open: '[', close: ']', padding: '', separator: '', trailing: '' };

const bicepSyntax: ValueSyntax = {
  key: printKey,
  entry: (key, value) => `${key}: ${value}`,
  scalar: (value) => (typeof value === 'string' ? printText(value) : String(value)),
  list: (items, layout, onOneLine) => enclose(items, brackets, layout, onOneLine),
  object: (entries, layout) => {
    const lines = entries.map(([name, value]) => `${printKey(name, '')}: ${value}`);
    return enclose(lines, braces, layout, false);
  },
  listsOnLines: false,
};

/** How Bicep, in templates and parameter files, writes data. */
export const bicepNotation: Notation = {
  ...bicepSyntax,
  read: bicepData,
  nameOf: (field) => field,
  rule: (rule, _list, layout) => printRule(rule, bicepSyntax, layout),
  // A rule within the resource of its group, or with a parent, is named without it.
  namesAlone: ({ node, container }) =>
    container?.spaced === false || (node.kind === 'object' && findEntry(node, 'parent') !== undefined),
  nothing: () => undefined,
};

/** Where JSON is a template, a string in brackets is an expression; in data there is hardly one. */
const json = jsonNotation((text) => /^\[(?!\[).*\]$/s.test(text));

/**
 * The notation of a file: values come from parameter files in JSON, from JSON that is loaded, and rules from modules in JSON,
 * as well. A new document, which has no name yet, or one of another ending that the editor takes for Bicep, is in Bicep.
 */
export function notationFor(uri: string): Notation | undefined {
  if (/\.jsonc?$/i.test(uri)) return json;
  return /\.(?:ya?ml|csv)$/i.test(uri) ? undefined : bicepNotation;
}

function printKey(name: string, model: string): string {
  return /^[A-Za-z_][A-Za-z_0-9]*$/.test(name) && !model.startsWith("'") ? name : printText(name);
}

function printText(text: string): string {
  const escaped = text
    .replace(/['\\]/g, '\\$&')
    .replaceAll('${', '\\${')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  return `'${escaped}'`;
}

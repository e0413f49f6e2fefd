import { jsonDocumentOf } from '../../json/documents.js';
import type { JsonDocument, JsonObject } from '../../json/tree.js';
import { findValue } from '../../json/tree.js';
import type { FileEdit, NewGroup, SourceFile, TextStyle } from '../../language.js';
import { indentationAt, indentOf, styleOf } from '../../writing/style.js';
import { plainItem } from './addRules.js';
import { insertItems, itemLayout } from './items.js';
import type { Layout } from './json.js';
import { arrayText, deeper, objectText } from './json.js';

const apiVersion = '2024-05-01';

/** A whole NSG as a resource of an ARM template. */
export function renderGroup(group: NewGroup, style: TextStyle): string {
  return groupText(group, { ...style, base: '' });
}

function groupText({ name, rules }: NewGroup, layout: Layout): string {
  const properties = deeper(layout);
  const list = deeper(properties);
  const securityRules = arrayText(
    rules.map((rule) => plainItem(rule, deeper(list))),
    list,
    false,
  );
  return objectText(
    [
      ['type', '"Microsoft.Network/networkSecurityGroups"'],
      ['apiVersion', JSON.stringify(apiVersion)],
      ['name', JSON.stringify(name)],
      ['location', '"[resourceGroup().location]"'],
      ['properties', objectText([['securityRules', securityRules]], properties, false)],
    ],
    layout,
    false,
  );
}

/** The edit that adds a whole NSG to a template's resources; to an empty document, a whole template. */
export function insertGroup(file: SourceFile, group: NewGroup): FileEdit | undefined {
  const document = jsonDocumentOf(file);
  const { root, text } = document;
  if (!root) return text.trim().replace('\uFEFF', '') === '' ? newTemplate(file, group) : undefined;
  if (root.kind !== 'object') return undefined;
  const resources = findValue(root, 'resources');
  if (resources?.kind === 'array') {
    const [edit] = insertItems(document, resources, undefined, [
      groupText(group, itemLayout(document, resources)),
    ]);
    return edit;
  }
  if (resources?.kind === 'object') return insertSymbolic(document, resources, group);
  return root.properties.length === 0 ? newTemplate(file, group) : addResources(document, root, group);
}

function newTemplate({ uri, text }: SourceFile, group: NewGroup): FileEdit {
  const layout: Layout = { ...styleOf(text), indent: text.trim() === '' ? '  ' : indentOf(text), base: '' };
  const inner = deeper(layout);
  const template = objectText(
    [
      ['$schema', '"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"'],
      ['contentVersion', '"1.0.0.0"'],
      ['resources', arrayText([groupText(group, deeper(inner))], inner, false)],
    ],
    layout,
    false,
  );
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return { uri, start, end: text.length, newText: template + layout.lineEnd };
}

/** languageVersion 2.0: resources are properties, by symbolic names. */
function insertSymbolic({ text, uri }: JsonDocument, resources: JsonObject, group: NewGroup): FileEdit {
  const style = styleOf(text);
  const last = resources.properties.at(-1);
  const outer = indentationAt(text, resources.start);
  const base = last ? indentationAt(text, last.start) : outer + style.indent;
  const layout: Layout = { ...style, base };
  const entry = `${JSON.stringify(freeKey(resources))}: ${groupText(group, layout)}`;
  if (last?.value) {
    return { uri, start: last.value.end, end: last.value.end, newText: `,${style.lineEnd}${base}${entry}` };
  }
  const newText = `{${style.lineEnd}${base}${entry}${style.lineEnd}${outer}}`;
  return { uri, start: resources.start, end: resources.end, newText };
}

function freeKey(resources: JsonObject): string {
  const taken = new Set(resources.properties.map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const key = number === 1 ? 'apimNsg' : `apimNsg${number}`;
    if (!taken.has(key.toLowerCase())) return key;
  }
}

function addResources({ text, uri }: JsonDocument, root: JsonObject, group: NewGroup): FileEdit | undefined {
  const last = root.properties.at(-1);
  if (!last?.value) return undefined;
  const layout: Layout = { ...styleOf(text), base: indentationAt(text, last.start) };
  const resources = arrayText([groupText(group, deeper(layout))], layout, false);
  const newText = `,${layout.lineEnd}${layout.base}"resources": ${resources}`;
  return { uri, start: last.value.end, end: last.value.end, newText };
}

import { jsonDocumentOf } from '../../json/documents.js';
import type { JsonNode, JsonObject } from '../../json/tree.js';
import { findObject, findProperty, findValue } from '../../json/tree.js';
import type { FileEdit, NewGroup, SourceFile, TextStyle } from '../../language.js';
import type { Span } from '../../text.js';
import { spanContains } from '../../text.js';
import { locate } from '../../writing/dataTree.js';
import { elementsIn, indentationFor } from '../../writing/elementLayout.js';
import { editElements } from '../../writing/elements.js';
import type { Entry, Layout } from '../../writing/notation.js';
import { deeper } from '../../writing/notation.js';
import { groupApiVersion, groupType, printProperties } from '../../writing/resourceManagerText.js';
import { styleOf } from '../../writing/style.js';
import { asOneEdit } from '../../writing/textEdits.js';
import { findTemplate } from '../template.js';
import { armNotation } from './notation.js';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const resourceGroupLocation = '[resourceGroup().location]';

/** A whole NSG as a resource of an ARM template. */
export function renderGroup(group: NewGroup, style: TextStyle): string {
  return printGroup(group, resourceGroupLocation, { ...style, base: '' });
}

function printGroup({ name, rules }: NewGroup, location: string, layout: Layout): string {
  const entries: readonly Entry[] = [
    ['type', JSON.stringify(groupType)],
    ['apiVersion', JSON.stringify(groupApiVersion)],
    ['name', armNotation.scalar(name)],
    ['location', JSON.stringify(location)],
    ['properties', printProperties(rules, armNotation, deeper(layout))],
  ];
  return armNotation.object(entries, layout);
}

/**
 * The edit that adds a whole NSG to the resources of a template: behind the one at an offset, else as the last one.
 * To a document without any content it adds a whole template.
 */
export function insertGroup(file: SourceFile, offset: number, group: NewGroup): FileEdit | undefined {
  const { root, problems } = jsonDocumentOf(file);
  if (!root || (root.kind === 'object' && root.properties.length === 0)) {
    return problems.length === 0 ? newTemplate(file, root, group) : undefined;
  }
  const found = findTemplate(jsonDocumentOf(file))?.template;
  if (!found) return undefined;
  const template = innermostTemplate(found.root, offset);
  const location = hasLocation(template) ? "[parameters('location')]" : resourceGroupLocation;
  const print = (layout: Layout): string => printGroup(group, location, layout);
  const resources = findValue(template, 'resources');
  if (!resources) {
    return insertElement(file, template, template.end, (layout) =>
      armNotation.entry('"resources"', armNotation.list([print(deeper(layout))], layout, false)),
    );
  }
  if (resources.kind === 'array') return insertElement(file, resources, offset, print);
  if (resources.kind !== 'object') return undefined;
  const key = JSON.stringify(freeKey(resources));
  return insertElement(file, resources, offset, (layout) => armNotation.entry(key, print(layout)));
}

/** The template within nested deployments whose text is around an offset. */
function innermostTemplate(outer: JsonObject, offset: number): JsonObject {
  let template = outer;
  for (let node: JsonNode | undefined = outer; node; node = childAt(node, offset)) {
    if (node.kind === 'object' && findProperty(node, 'resources') && findProperty(node, 'contentVersion'))
      template = node;
  }
  return template;
}

function childAt(node: JsonNode, offset: number): JsonNode | undefined {
  const children =
    node.kind === 'array'
      ? node.items
      : node.kind === 'object'
        ? node.properties.flatMap(({ value }) => value ?? [])
        : [];
  return children.find(({ start, end }) => start < offset && offset < end);
}

function hasLocation(template: JsonObject): boolean {
  const parameters = findObject(template, 'parameters');
  return parameters !== undefined && findProperty(parameters, 'location') !== undefined;
}

/** The edit that adds an element behind the one that stands at or before an offset; elsewhere, behind the last one. */
function insertElement(
  file: SourceFile,
  { start, end }: Span,
  offset: number,
  print: (layout: Layout) => string,
): FileEdit | undefined {
  const document = armNotation.read(file);
  const container = locate(document, { start, end })?.node;
  if (container?.kind !== 'list' && container?.kind !== 'object') return undefined;
  if (document.problems.some((problem) => spanContains(container, problem))) return undefined;
  const style = styleOf(file.text);
  const list = elementsIn(document, style, container);
  const isInside = container.start < offset && offset < container.end;
  const before = isInside ? list.elements.findLastIndex((element) => element.start <= offset) : -1;
  const index = before < 0 ? list.elements.length - 1 : before;
  const text = print({ ...style, base: indentationFor(list, index) });
  const insertion = { after: list.elements[index], text };
  const edits = editElements(document, style, container, { insertions: [insertion], removals: [] });
  return { uri: file.uri, ...asOneEdit(file.text, edits) };
}

function freeKey(resources: JsonObject): string {
  const taken = new Set(resources.properties.map(({ name }) => name.toLowerCase()));
  let key = 'apimNsg';
  for (let number = 2; taken.has(key.toLowerCase()); number += 1) key = `apimNsg${number}`;
  return key;
}

/** A whole template, in the place of a root without content or behind the comments of a file that has none. */
function newTemplate({ uri, text }: SourceFile, root: JsonNode | undefined, group: NewGroup): FileEdit {
  const layout: Layout = { ...styleOf(text), base: '' };
  const inner = deeper(layout);
  const resource = printGroup(group, resourceGroupLocation, deeper(inner));
  const entries: readonly Entry[] = [
    ['$schema', JSON.stringify(schema)],
    ['contentVersion', '"1.0.0.0"'],
    ['resources', armNotation.list([resource], inner, false)],
  ];
  const template = armNotation.object(entries, layout);
  if (root) return { uri, start: root.start, end: root.end, newText: template };
  const written = text.trimEnd();
  const before = written === '' ? '' : layout.lineEnd;
  const start = text.startsWith(byteOrderMark) ? Math.max(1, written.length) : written.length;
  return { uri, start, end: text.length, newText: before + template + layout.lineEnd };
}

const byteOrderMark = '\uFEFF';

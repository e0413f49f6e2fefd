import type { RuleDeclaration } from '../../declarations.js';
import { jsonDocumentOf } from '../../json/documents.js';
import { locate, locateObject } from '../../json/locate.js';
import type { JsonArray, JsonDocument, JsonObject } from '../../json/tree.js';
import { findObject, findProperty } from '../../json/tree.js';
import type { AddRule, NewRule, SourceFiles } from '../../language.js';
import type { Written } from '../../writing/changes.js';
import { refuse } from '../../writing/changes.js';
import { indentationAt, spansLines, styleOf } from '../../writing/style.js';
import { plainFields, fieldsLike } from './fields.js';
import { generatedItem } from './generatedItem.js';
import { insertItems, itemLayout } from './items.js';
import type { Entry, Layout } from './json.js';
import { arrayText, deeper, objectText } from './json.js';

/** Adds rules after the same rule, or to the same group without any. */
export function addRules(adds: readonly AddRule[], files: SourceFiles): Written {
  const [first] = adds;
  if (!first) return [];
  return first.after ? addAfter(adds, first.after, files) : addToGroup(adds, first, files);
}

function addAfter(adds: readonly AddRule[], after: RuleDeclaration, files: SourceFiles): Written {
  const file = files.read(after.origin.uri);
  const document = file && jsonDocumentOf(file);
  const located = document && locate(document.root, after.origin);
  if (!document || located?.node.kind !== 'object' || located.parent?.kind !== 'array') {
    return refuse(
      'The rules of this network security group are not written as a list that a rule could be added to.',
    );
  }
  if (isBroken(document, located.parent)) return refuse('The list of rules is broken; mend it first.');
  const { node, parent } = located;
  const layout = { ...itemLayout(document, parent), base: indentationAt(document.text, node.start) };
  const items: string[] = [];
  for (const { rule } of adds) {
    const item =
      after.form === 'generated'
        ? generatedItem(rule, after, node, document)
        : itemLike(rule, after, node, document, layout);
    if (item === undefined) {
      return refuse(
        `Rule '${rule.name}' differs from its neighbours in more than their data holds; write it by hand.`,
      );
    }
    items.push(item);
  }
  return insertItems(document, parent, node, items);
}

function isBroken({ problems }: JsonDocument, list: JsonArray): boolean {
  return problems.some(({ start, end }) => list.start <= start && end <= list.end);
}

/** A rule as a neighbour is written: as an item of its list or a resource of its own. */
function itemLike(
  rule: NewRule,
  after: RuleDeclaration,
  example: JsonObject,
  { text }: JsonDocument,
  layout: Layout,
): string | undefined {
  const entries: Entry[] = [];
  for (const { name, value } of example.properties) {
    if (!value || ['id', 'etag'].includes(name.toLowerCase())) continue;
    const raw = text.slice(value.start, value.end);
    if (name.toLowerCase() === 'name') {
      const named = nameLike(rule.name, after, raw);
      if (named === undefined) return undefined;
      entries.push([name, named]);
    } else if (name.toLowerCase() === 'properties' && value.kind === 'object') {
      entries.push([name, fieldsLike(rule, value, text, deeper(layout))]);
    } else {
      entries.push([name, raw]);
    }
  }
  return objectText(entries, layout, !spansLines(text, example.start, example.end));
}

/** The neighbour's name with the rule's own in the place of the neighbour's: `"[concat(parameters('nsg'), '/NAME')]"`. */
function nameLike(name: string, { properties }: RuleDeclaration, raw: string): string | undefined {
  const value = properties.get('name')?.value;
  const own = value?.kind === 'string' ? value.value.slice(value.value.lastIndexOf('/') + 1) : undefined;
  if (own !== undefined && raw === JSON.stringify(own)) return JSON.stringify(name);
  if (own === undefined || own === '') return raw.startsWith('"[') ? undefined : JSON.stringify(name);
  const at = raw.lastIndexOf(own);
  return at < 0 ? undefined : raw.slice(0, at) + name + raw.slice(at + own.length);
}

function addToGroup(adds: readonly AddRule[], { group }: AddRule, files: SourceFiles): Written {
  const file = files.read((group.ruleList ?? group.origin).uri);
  const document = file && jsonDocumentOf(file);
  const list = document && group.ruleList && locate(document.root, group.ruleList)?.node;
  const rules = adds.map(({ rule }) => rule);
  if (document && list?.kind === 'array') {
    const layout = itemLayout(document, list);
    return insertItems(
      document,
      list,
      undefined,
      rules.map((rule) => plainItem(rule, layout)),
    );
  }
  const resource = document && locateObject(document.root, group.origin);
  if (!document || !resource || !findProperty(resource, 'type') || group.openRules) {
    return refuse('This network security group has no list of rules here that a rule could be added to.');
  }
  return addList(document, resource, rules);
}

/** A rule in a list without any other. */
export function plainItem(rule: NewRule, layout: Layout): string {
  const entries: Entry[] = [
    ['name', JSON.stringify(rule.name)],
    ['properties', plainFields(rule, deeper(layout))],
  ];
  return objectText(entries, layout, false);
}

/** Gives a resource that has no rules its list of them. */
function addList(document: JsonDocument, resource: JsonObject, rules: readonly NewRule[]): Written {
  const properties = findObject(resource, 'properties');
  const owner = properties ?? resource;
  const { text, uri } = document;
  const style = styleOf(text);
  const last = owner.properties.at(-1);
  const base = last ? indentationAt(text, last.start) : indentationAt(text, owner.start) + style.indent;
  const layout: Layout = { ...style, base };
  const listText = (at: Layout): string =>
    arrayText(
      rules.map((rule) => plainItem(rule, deeper(at))),
      at,
      false,
    );
  const entry = properties
    ? `"securityRules": ${listText(layout)}`
    : `"properties": ${objectText([['securityRules', listText(deeper(layout))]], layout, false)}`;
  if (!last?.value) {
    const outer = base.slice(0, base.length - style.indent.length);
    const newText = `{${style.lineEnd}${base}${entry}${style.lineEnd}${outer}}`;
    return [{ uri, start: owner.start, end: owner.end, newText }];
  }
  return [{ uri, start: last.value.end, end: last.value.end, newText: `,${style.lineEnd}${base}${entry}` }];
}

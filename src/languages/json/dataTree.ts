import type { SourceFile } from '../language.js';
import type { Span } from '../text.js';
import type { DataDocument, DataEntry, DataNode, DataScalar } from '../writing/dataTree.js';
import { lazily } from '../writing/dataTree.js';
import { jsonDocumentOf } from './documents.js';
import type { JsonArray, JsonDocument, JsonNode, JsonObject, JsonProperty } from './tree.js';

/**
 * JSON as the writers see it.
 * @param isExpression whether a string is a template expression of the language and no text
 */
export function jsonDataReader(isExpression: (text: string) => boolean): (file: SourceFile) => DataDocument {
  const documents = new WeakMap<JsonDocument, DataDocument>();
  return (file) => {
    const document = jsonDocumentOf(file);
    const known = documents.get(document) ?? dataOf(document, isExpression);
    documents.set(document, known);
    return known;
  };
}

function dataOf(document: JsonDocument, isExpression: (text: string) => boolean): DataDocument {
  const { uri, text, root, comments, problems } = document;
  return {
    uri,
    text,
    root: root && nodeOf(root, isExpression),
    comments: comments.map(withoutLineEnd(text)),
    problems,
  };
}

function withoutLineEnd(text: string): (comment: Span) => Span {
  return ({ start, end }) => ({ start, end: start + text.slice(start, end).trimEnd().length });
}

function nodeOf(node: JsonNode, isExpression: (text: string) => boolean): DataNode {
  const { start, end } = node;
  switch (node.kind) {
    case 'object':
      return objectOf(node, isExpression);
    case 'array':
      return listOf(node, isExpression);
    case 'invalid':
      return { kind: 'expression', start, end, parts: [] };
    case 'string':
      return isExpression(node.value)
        ? { kind: 'expression', start, end, parts: [] }
        : scalarOf(node, node.value);
    case 'number':
    case 'boolean':
      return scalarOf(node, node.value);
    case 'null':
      return scalarOf(node, null);
  }
}

function scalarOf({ start, end }: Span, value: DataScalar['value']): DataScalar {
  return { kind: 'scalar', start, end, value };
}

function objectOf({ start, end, properties }: JsonObject, isExpression: (text: string) => boolean): DataNode {
  const inside = { start: start + 1, end: Math.max(start + 1, end - 1) };
  const entries = lazily(() => properties.map((property) => entryOf(property, isExpression)));
  return {
    kind: 'object',
    start,
    end,
    inside,
    separator: 'comma',
    spaced: false,
    get entries() {
      return entries();
    },
  };
}

function entryOf(
  { start, end, name, value }: JsonProperty,
  isExpression: (text: string) => boolean,
): DataEntry {
  const key = { start, end };
  const missing: DataNode = { kind: 'expression', start: end, end, parts: [] };
  const node = value ? nodeOf(value, isExpression) : missing;
  return { start, end: node.end, name, key, symbol: key, value: node };
}

function listOf({ start, end, items }: JsonArray, isExpression: (text: string) => boolean): DataNode {
  const inside = { start: start + 1, end: Math.max(start + 1, end - 1) };
  const nodes = lazily(() => items.map((item) => nodeOf(item, isExpression)));
  return {
    kind: 'list',
    start,
    end,
    inside,
    separator: 'comma',
    spaced: false,
    get items() {
      return nodes();
    },
  };
}

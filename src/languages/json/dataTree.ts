import type { SourceFile } from '../language.js';
import type { Span } from '../text.js';
import type { DataDocument, DataEntry, DataNode } from '../writing/dataTree.js';
import { bracketedList, bracketedObject, computed, scalar } from '../writing/dataTree.js';
import { jsonDocumentOf } from './documents.js';
import type { JsonDocument, JsonNode, JsonProperty } from './tree.js';

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
  switch (node.kind) {
    case 'object':
      return bracketedObject(node, { separator: 'comma' }, () =>
        node.properties.map((property) => entryOf(property, isExpression)),
      );
    case 'array':
      return bracketedList(node, { separator: 'comma' }, () =>
        node.items.map((item) => nodeOf(item, isExpression)),
      );
    case 'invalid':
      return computed(node);
    case 'string':
      return isExpression(node.value) ? computed(node) : scalar(node, node.value);
    case 'number':
    case 'boolean':
      return scalar(node, node.value);
    case 'null':
      return scalar(node, null);
  }
}

function entryOf(
  { start, end, name, value }: JsonProperty,
  isExpression: (text: string) => boolean,
): DataEntry {
  const key = { start, end };
  const node = value ? nodeOf(value, isExpression) : computed({ start: end, end });
  return { start, end: node.end, name, key, symbol: key, value: node };
}

import { decodedOffsets } from '../../json/strings.js';
import type { JsonDocument, JsonString } from '../../json/tree.js';
import type { Origin, Span } from '../../text.js';
import type { ParsedExpression } from './parse.js';
import { parseExpression } from './parse.js';

const parsed = new WeakMap<JsonDocument, Map<string, ParsedExpression>>();

/** The expression of a string, parsed once for all strings of a document with the same text. */
export function expressionOf(document: JsonDocument, text: string): ParsedExpression {
  let ofDocument = parsed.get(document);
  if (!ofDocument) parsed.set(document, (ofDocument = new Map<string, ParsedExpression>()));
  let expression = ofDocument.get(text);
  if (!expression) ofDocument.set(text, (expression = parseExpression(text)));
  return expression;
}

/**
 * Where a part of an expression is written.
 * @param span characters of the string's decoded text
 */
export function originInString(document: JsonDocument, node: JsonString, span: Span): Origin {
  const { uri, start, end } = node;
  const contentStart = start + 1;
  if (end - start - 2 === node.value.length) {
    return { uri, start: contentStart + span.start, end: contentStart + span.end };
  }
  const raw = document.text.slice(contentStart, end);
  const offsets = decodedOffsets(raw);
  const place = (character: number): number =>
    contentStart + Math.min(offsets?.[character] ?? character, raw.length);
  return { uri, start: place(span.start), end: place(span.end) };
}

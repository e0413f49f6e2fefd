import type { SourceFile } from '../language.js';
import { parseJson } from './parse.js';
import type { JsonDocument } from './tree.js';

const documents = new WeakMap<SourceFile, JsonDocument>();

/** The tree of a file, parsed once for each version of it. */
export function jsonDocumentOf(file: SourceFile): JsonDocument {
  const known = documents.get(file);
  if (known) return known;
  const document = parseJson(file.uri, file.text);
  documents.set(file, document);
  return document;
}

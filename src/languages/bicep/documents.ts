import type { SourceFile } from '../language.js';
import { parseBicep } from './syntax/parseBicep.js';
import type { BicepFile } from './syntax/statementSyntax.js';

const documents = new WeakMap<SourceFile, BicepFile>();

/** The tree of a file, parsed once for each version of it. */
export function bicepDocumentOf(file: SourceFile): BicepFile {
  const known = documents.get(file);
  if (known) return known;
  const document = parseBicep(file.text);
  documents.set(file, document);
  return document;
}

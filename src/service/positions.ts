import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { SourceFile } from '../languages/language.js';
import type { Span } from '../languages/text.js';

const documents = new WeakMap<SourceFile, TextDocument>();

/** A file as a document that converts offsets and positions; its line starts are found once. */
export function documentOf(file: SourceFile): TextDocument {
  const known = documents.get(file);
  if (known) return known;
  const document = TextDocument.create(file.uri, '', 0, file.text);
  documents.set(file, document);
  return document;
}

/** Zero-based lines and UTF-16 columns. */
export function rangeOf(file: SourceFile, span: Span): Range {
  const document = documentOf(file);
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

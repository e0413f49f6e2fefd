import * as vscode from 'vscode';
import { languageIds } from './languageIds.js';
import { uriOf } from './uris.js';

/** The documents that features are offered for. Terraform is also met as plain HCL. */
export const templateSelector: vscode.DocumentSelector = [
  ...languageIds.map((language) => ({ language })),
  { language: 'hcl', pattern: '**/*.{tf,tofu}' },
];

/**
 * Endings of the files that an analysis may read: templates, parameters, configuration, and the data that template
 * functions load.
 */
export const relevantEndings = [
  'json',
  'jsonc',
  'bicep',
  'bicepparam',
  'tf',
  'tofu',
  'tfvars',
  'yaml',
  'yml',
  'csv',
] as const;

const relevantName = new RegExp(`\\.(${relevantEndings.join('|')})$`, 'i');

/** Whether a change of this document may change what is said of a template. */
export function isRelevant(document: vscode.TextDocument): boolean {
  return isReal(document.uri) && (isTemplate(document) || relevantName.test(document.uri.path));
}

/** Whether a document may be a template, by its language. */
export function isTemplate(document: vscode.TextDocument): boolean {
  return vscode.languages.match(templateSelector, document) > 0;
}

/**
 * Whether a document is something that its user edits: a file, or a new text. The other side of a diff, an output or
 * an input box is not: its scheme has no file system, or one that is only read from.
 */
export function isReal(uri: vscode.Uri): boolean {
  if (uri.scheme === 'file' || uri.scheme === 'untitled') return true;
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) return true;
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** An open document by its URI as the core spells it. */
export function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && uriOf(document.uri) === uri);
}

/** The open documents that may be templates, those that are seen first. */
export function openTemplates(): readonly vscode.TextDocument[] {
  const visible = new Set(vscode.window.visibleTextEditors.map((editor) => editor.document));
  const templates = vscode.workspace.textDocuments.filter(
    (document) => isReal(document.uri) && isTemplate(document),
  );
  return [
    ...templates.filter((document) => visible.has(document)),
    ...templates.filter((document) => !visible.has(document)),
  ];
}

import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { editedDocuments } from './converters.js';
import { uriOf } from './uris.js';

/** The versions of the open documents at one moment, by URI. */
export type Versions = ReadonlyMap<string, number>;

export function openVersions(): Versions {
  return new Map(vscode.workspace.textDocuments.map((document) => [uriOf(document.uri), document.version]));
}

/**
 * Whether an edit was made for texts that are there no more. Such an edit is not applied: it would land in the wrong
 * place. `before`: the versions when the edit was asked for. Closed files have no versions; the disk's text counts.
 */
export function isOutdated(edit: WorkspaceEdit, before: Versions): boolean {
  const now = openVersions();
  return editedDocuments(edit).some((uri) => now.get(uri) !== before.get(uri));
}

import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';

/** The documents that an edit changes. */
export function editedUris({ changes = {}, documentChanges = [] }: WorkspaceEdit): readonly string[] {
  const versioned = documentChanges.flatMap((change) =>
    'textDocument' in change ? change.textDocument.uri : [],
  );
  return [...new Set([...Object.keys(changes), ...versioned])];
}

/** The edits of a document, snippets as the text that they insert where nothing is typed over. */
export function plainEdits({ changes, documentChanges = [] }: WorkspaceEdit, uri: string): TextEdit[] {
  const versioned = documentChanges.flatMap((change) =>
    'textDocument' in change && change.textDocument.uri === uri ? change.edits : [],
  );
  return [...(changes?.[uri] ?? []), ...versioned].map((edit) =>
    'newText' in edit ? edit : { range: edit.range, newText: textOfSnippet(edit.snippet.value) },
  );
}

/** As `${1:say why}` and `\\$` come out. */
export function textOfSnippet(snippet: string): string {
  return snippet.replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1').replace(/\\([\\$}])/g, '$1');
}

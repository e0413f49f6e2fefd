import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { FileEdit, LoadedFiles } from '../languages/language.js';
import { rangeOf } from './positions.js';

export function toWorkspaceEdit(edits: readonly FileEdit[], files: LoadedFiles): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const edit of edits) {
    const file = files.read(edit.uri);
    if (!file) continue;
    const textEdit = { range: rangeOf(file, edit), newText: edit.newText };
    (changes[edit.uri] ??= []).push(textEdit);
  }
  return { changes };
}

/** A text after edits that don't overlap. */
export function applyEdits(text: string, edits: readonly FileEdit[]): string {
  let result = '';
  let position = 0;
  for (const edit of [...edits].sort((left, right) => left.start - right.start)) {
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** The one edit from a text to another: what lies between their common beginning and end. */
export function replacementOf(uri: string, before: string, after: string): FileEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  return { uri, start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}

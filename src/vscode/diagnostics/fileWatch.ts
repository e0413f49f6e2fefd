import * as vscode from 'vscode';
import { relevantEndings } from '../documents.js';

/** Follows what happens to files outside of the editor's documents. */
export function watchFiles(
  onChanged: (uri: vscode.Uri) => void,
  onDeleted: (uri: vscode.Uri) => void,
): vscode.Disposable {
  const contents = vscode.workspace.createFileSystemWatcher(
    `**/*.{${relevantEndings.join(',')}}`,
    false,
    false,
    true,
  );
  // A deleted directory is one event: the editor does not name the files that were in it.
  const deletions = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
  return vscode.Disposable.from(
    contents,
    contents.onDidCreate(onChanged),
    contents.onDidChange(onChanged),
    deletions,
    deletions.onDidDelete(onDeleted),
  );
}

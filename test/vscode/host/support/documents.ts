import * as vscode from 'vscode';

/** A directory of the opened folder that a test has for itself. */
export function scratch(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('the tests need an opened folder');
  return vscode.Uri.joinPath(folder.uri, 'scratch', name);
}

export async function writeFile(uri: vscode.Uri, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Deletes a file, or a directory with all in it, if it is there. */
export async function remove(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: false });
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError) || error.code !== 'FileNotFound') throw error;
  }
}

/**
 * Opens a document in an editor as its user does. (One that `openTextDocument` opens stays open for minutes after its
 * editor is closed.)
 */
export async function show(
  uri: vscode.Uri,
  viewColumn = vscode.ViewColumn.Active,
): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false, viewColumn });
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString()) throw new Error(`${uri.toString()} is not shown`);
  return editor;
}

export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Replaces the only place where a text stands in a document, unsaved. */
export async function replace(document: vscode.TextDocument, old: string, text: string): Promise<void> {
  const offset = document.getText().indexOf(old);
  if (offset < 0) throw new Error(`'${old}' is not in ${document.uri.toString()}`);
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + old.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  await vscode.workspace.applyEdit(edit);
}

import * as vscode from 'vscode';
import type { CheckedPlace } from '../checkWithin.js';
import { uriOf } from '../uris.js';

/** Finds what an agent names by a path: relative to a folder, with its name before where there are several, absolute, or a URI. */
export async function placeAt(
  path: string,
  folders: readonly vscode.WorkspaceFolder[],
): Promise<CheckedPlace | undefined> {
  for (const uri of candidates(path, folders)) {
    const type = await typeOf(uri);
    if (type !== undefined) return { uri: uriOf(uri), isFolder: (type & vscode.FileType.Directory) !== 0 };
  }
  return undefined;
}

function candidates(path: string, folders: readonly vscode.WorkspaceFolder[]): readonly vscode.Uri[] {
  if (/^[a-z][\w+.-]+:\/\//i.test(path)) return [vscode.Uri.parse(path)];
  if (/^[a-z]:[\\/]/i.test(path)) return [vscode.Uri.file(path)];
  if (path.startsWith('/')) {
    const [first] = folders;
    return [first ? first.uri.with({ path }) : vscode.Uri.file(path)];
  }
  return folders.flatMap(({ uri, name }) => [
    vscode.Uri.joinPath(uri, path),
    ...(path === name ? [uri] : []),
    ...(path.startsWith(`${name}/`) ? [vscode.Uri.joinPath(uri, path.slice(name.length + 1))] : []),
  ]);
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}

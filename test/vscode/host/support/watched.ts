import * as vscode from 'vscode';

/**
 * Makes a directory in which VS Code sees what happens, and those above it one by one, each when VS Code has told of
 * the one before. Its watcher never comes to see into a directory that was made in another one faster than that.
 */
export async function makeWatched(folder: vscode.Uri): Promise<void> {
  if (await isThere(folder)) return;
  await makeWatched(vscode.Uri.joinPath(folder, '..'));
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const told = new Promise<void>((resolve) => {
    const look = (uri: vscode.Uri): void => {
      if (uri.toString() === folder.toString()) resolve();
    };
    watcher.onDidCreate(look);
    // What was deleted a moment before has changed.
    watcher.onDidChange(look);
  });
  await vscode.workspace.fs.createDirectory(folder);
  await told;
  watcher.dispose();
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

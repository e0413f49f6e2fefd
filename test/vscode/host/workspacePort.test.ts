import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { uriOf } from '../../../src/vscode/uris.js';
import { createWorkspace } from '../../../src/vscode/workspacePort.js';
import { neverCancelled } from '../../../src/workspace/workspace.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { MemoryFiles } from './support/memoryFiles.js';

const folder = scratch("port's (1)");

describe('the workspace port', () => {
  const warnings: string[] = [];
  const workspace = createWorkspace({ warn: (message) => warnings.push(message) });

  function read(uri: vscode.Uri): Promise<string | undefined> {
    return workspace.readText(uriOf(uri), neverCancelled);
  }

  beforeEach(() => {
    warnings.length = 0;
  });

  it('has the opened folders as roots, without a slash at the end', () => {
    const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uriOf(uri));
    assert.deepEqual(workspace.roots, roots);
    assert.ok(workspace.roots.every((root) => !root.endsWith('/')));
  });

  it('spells URIs as the core does, and understands them', async () => {
    const file = await writeFile(vscode.Uri.joinPath(folder, "it's (a) !.tf"), 'a');
    assert.ok(uriOf(file).endsWith("/port's%20(1)/it's%20(a)%20!.tf"));
    assert.equal(await read(file), 'a');
    await remove(folder);
  });

  it("gives an open editor's text, saved or not, before the file's", async () => {
    const file = await writeFile(vscode.Uri.joinPath(folder, 'main.tf'), 'saved');
    const { document } = await show(file);
    await replace(document, 'saved', 'typed');
    assert.equal(await read(file), 'typed');
    assert.equal(workspace.editorLanguage?.(uriOf(file)), 'terraform');
    await closeEditors();
    await remove(folder);
  });

  it('tells files from directories', async () => {
    await writeFile(vscode.Uri.joinPath(folder, 'main.tf'), '');
    await writeFile(vscode.Uri.joinPath(folder, 'net', 'nsg.tf'), '');
    const entries = await workspace.readDirectory(uriOf(folder), neverCancelled);
    assert.deepEqual(
      entries.toSorted((one, other) => one.name.localeCompare(other.name)),
      [
        { name: 'main.tf', isDirectory: false },
        { name: 'net', isDirectory: true },
      ],
    );
    await remove(folder);
  });

  it('has nothing to say of what is not there', async () => {
    assert.equal(await read(vscode.Uri.joinPath(folder, 'none.tf')), undefined);
    assert.deepEqual(await workspace.readDirectory(uriOf(folder), neverCancelled), []);
    assert.deepEqual(warnings, []);
  });

  it('logs what is there and can not be read', async () => {
    const file = await writeFile(vscode.Uri.joinPath(folder, 'main.tf'), '');
    assert.equal(await read(folder), undefined);
    assert.deepEqual(await workspace.readDirectory(uriOf(file), neverCancelled), []);
    assert.equal(warnings.length, 2);
    assert.match(warnings[1] ?? '', /main\.tf can't be read/);
    assert.ok(warnings.every((warning) => warning.includes("can't be read")));
    await remove(folder);
  });

  it('reads virtual file systems', async () => {
    const files = new MemoryFiles('port-files');
    const registration = files.register();
    files.set('/net/nsg.tf', 'virtual');
    assert.equal(await read(files.uri('/net/nsg.tf')), 'virtual');
    assert.deepEqual(await workspace.readDirectory('port-files:/net', neverCancelled), [
      { name: 'nsg.tf', isDirectory: false },
    ]);
    registration.dispose();
  });
});

import assert from 'node:assert/strict';
import { findWorkspaceFiles } from '../../src/vscode/workspaceFiles.js';
import type { CancellationToken, DirectoryEntry, Workspace } from '../../src/workspace/workspace.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

/** A workspace of files by their paths under `mem:/root`. */
function workspaceOf(files: Readonly<Record<string, string>>, roots = ['mem:/root']): Workspace {
  const uris = new Map(
    Object.entries(files).map(([path, text]) => [
      `mem:/root/${path.split('/').map(encodeURIComponent).join('/')}`,
      text,
    ]),
  );
  return {
    roots,
    readText: (uri) => Promise.resolve(uris.get(uri)),
    readDirectory: (directory) => {
      const entries = new Map<string, DirectoryEntry>();
      for (const uri of uris.keys()) {
        if (!uri.startsWith(`${directory}/`)) continue;
        const [segment = '', ...below] = uri.slice(directory.length + 1).split('/');
        const name = decodeURIComponent(segment);
        entries.set(name, { name, isDirectory: below.length > 0 });
      }
      return Promise.resolve([...entries.values()]);
    },
  };
}

async function check(
  files: Readonly<Record<string, string>>,
  expected: readonly string[],
  { roots, token = neverCancelled }: { roots?: string[]; token?: CancellationToken } = {},
): Promise<void> {
  const found = await findWorkspaceFiles(workspaceOf(files, roots), token);
  assert.deepEqual(
    found.map((uri) => uri.replace('mem:/root/', '')),
    expected,
  );
}

describe('findWorkspaceFiles', () => {
  it('finds the templates of all directories, sorted', async () => {
    await check({ 'main.tf': '', 'net/nsg.tf': '', 'net/notes.md': '', 'a.tf': '' }, [
      'a.tf',
      'main.tf',
      'net/nsg.tf',
    ]);
  });

  it('spells names as the core does', async () => {
    await check({ 'my net (old)/a+b.tf': '' }, ['my%20net%20(old)/a%2Bb.tf']);
  });

  it('leaves out what was installed or downloaded', async () => {
    await check({ 'node_modules/x/a.tf': '', '.terraform/modules/b.tf': '', '.git/c.tf': '', 'd.tf': '' }, [
      'd.tf',
    ]);
  });

  it('leaves out what git ignores, the nearest ignore file deciding', async () => {
    await check(
      {
        '.gitignore': '/build/\n*.gen.tf\n',
        'build/a.tf': '',
        'net/build/b.tf': '',
        'net/c.gen.tf': '',
        'net/kept/.gitignore': '!d.gen.tf\n',
        'net/kept/d.gen.tf': '',
      },
      ['net/build/b.tf', 'net/kept/d.gen.tf'],
    );
  });

  it('names a file once although two folders of the workspace hold it', async () => {
    await check({ 'net/a.tf': '' }, ['net/a.tf'], { roots: ['mem:/root', 'mem:/root/net'] });
  });

  it('ends when it is cancelled', async () => {
    await check({ 'a.tf': '' }, [], { token: { isCancellationRequested: true } });
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findFiles } from '../../src/cli/walk.js';
import type { TemporaryFolder } from './support/folder.js';
import { removeFolders, temporaryFolder } from './support/folder.js';

/** The files of a folder that are found, one a line, from some paths. */
function found(folder: TemporaryFolder, ...paths: readonly string[]): readonly string[] {
  const { files } = findFiles(paths.length > 0 ? paths : ['.'], folder.path);
  return files.map((file) => relative(folder.path, file));
}

/** A folder with files of no content, and with a `.gitignore` where one is given. */
function folderOf(files: string, ignores: Readonly<Record<string, string>> = {}): TemporaryFolder {
  const entries = files.split(' ').map((name) => [name, ''] as const);
  return temporaryFolder({ ...Object.fromEntries(entries), ...ignores });
}

describe('finding the files of some paths', () => {
  afterEach(removeFolders);

  it('takes the files that a language may claim, by name, those of a directory before those below', () => {
    const folder = folderOf(
      'b.bicep a.tf c.json d.jsonc e.bicepparam f.tfvars g.tf.json README.md x/main.TF .hidden/main.tf',
    );
    assert.deepEqual(found(folder), [
      'a.tf',
      'b.bicep',
      'c.json',
      'd.jsonc',
      'e.bicepparam',
      'f.tfvars',
      'g.tf.json',
      '.hidden/main.tf',
      'x/main.TF',
    ]);
  });

  it('leaves directories of tools', () => {
    const folder = folderOf('main.tf node_modules/a/main.tf x/.terraform/modules/m/main.tf .git/x.json');
    assert.deepEqual(found(folder), ['main.tf']);
  });

  it('takes what is named, whatever its ending and whoever ignores it', () => {
    const folder = folderOf('template.txt out/main.json .git/HEAD', { '.gitignore': 'out\n' });
    assert.deepEqual(found(folder, 'template.txt', 'out', 'out/main.json'), [
      'template.txt',
      'out/main.json',
    ]);
  });

  it('honours .gitignore with its exceptions', () => {
    const folder = folderOf('a.json b.json keep.json dir/c.json dir/keep.json', {
      '.gitignore': '*.json\n!keep.json\n',
    });
    assert.deepEqual(found(folder), ['keep.json', 'dir/keep.json']);
  });

  it('honours a .gitignore further down, which wins over one further up', () => {
    const folder = folderOf('a/x.tf a/y.tf b/x.tf', {
      '.gitignore': 'x.tf\n',
      'a/.gitignore': '!x.tf\n/y.tf\n',
    });
    assert.deepEqual(found(folder), ['a/x.tf']);
  });

  it('honours a .gitignore above the directory, up to the root of the checkout', () => {
    const folder = folderOf('repo/.git/HEAD repo/a/b/main.tf repo/a/b/other.tf', {
      '.gitignore': '*.tf\n',
      'repo/.gitignore': 'a/b/other.tf\n',
    });
    assert.deepEqual(found(folder, 'repo/a/b'), ['repo/a/b/main.tf']);
  });

  it('follows links to files and not to directories, and survives those that lead nowhere', () => {
    const folder = folderOf('real/main.tf');
    symlinkSync('real/main.tf', join(folder.path, 'link.tf'));
    symlinkSync('.', join(folder.path, 'circle'));
    symlinkSync('circle.tf', join(folder.path, 'circle.tf'));
    symlinkSync('nowhere.tf', join(folder.path, 'dangling.tf'));
    assert.deepEqual(found(folder), ['link.tf', 'real/main.tf']);
  });

  it('takes no directory for a file, and each file once', () => {
    const folder = folderOf('a/main.tf');
    mkdirSync(join(folder.path, 'odd.tf'));
    assert.deepEqual(found(folder, 'a', '.', 'a/main.tf'), ['a/main.tf']);
  });

  it('names the projects of the paths: a checkout, else the working directory, else the path', () => {
    const folder = folderOf('repo/.git/HEAD repo/a/main.tf work/a/main.tf other/main.tf');
    const { roots } = findFiles(
      ['../repo/a/main.tf', '../repo/a', 'a', '../other'],
      join(folder.path, 'work'),
    );
    assert.deepEqual(
      roots.map((root) => relative(folder.path, root)),
      ['repo', 'work', 'other'],
    );
  });

  it('says which paths it can not read', () => {
    const folder = folderOf('main.tf');
    symlinkSync('circle.tf', join(folder.path, 'circle.tf'));
    assert.deepEqual(findFiles(['nowhere', 'main.tf/x', 'circle.tf'], folder.path).unreadable, [
      { path: 'nowhere', reason: 'no such file or directory' },
      { path: 'main.tf/x', reason: 'a part of the path is no directory' },
      { path: 'circle.tf', reason: 'too many symbolic links' },
    ]);
  });
});

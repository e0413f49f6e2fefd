import assert from 'node:assert/strict';
import type { Analysis, Language, SourceFiles } from '../../src/languages/language.js';
import { Project } from '../../src/workspace/project.js';
import type { Workspace } from '../../src/workspace/workspace.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const main = 'mem:/root/main.x';

/** A language whose files name others to read, one a line, and that notes what it analysed. */
function lineLanguage(analysed: string[]): Language {
  const unused = (): never => {
    throw new Error('not used here');
  };
  return {
    id: 'bicep',
    claims: (uri) => uri.endsWith('.x'),
    mayMatter: () => true,
    outline: () => ({ problems: [], comments: [] }),
    unitOf: (uri) => uri,
    analyze: (unit: string, files: SourceFiles): Analysis => {
      analysed.push(unit);
      files.list('mem:/root');
      const follow = (uri: string): void => {
        for (const name of files.read(uri)?.text.split('\n') ?? []) {
          if (name !== '') follow(`mem:/root/${name}`);
        }
      };
      follow(unit);
      return { declarations: [], calledUnits: [], gaps: [] };
    },
    write: unused,
    renderGroup: unused,
    insertGroup: unused,
  };
}

function setUp(files: Record<string, string>) {
  const analysed: string[] = [];
  const listed: string[] = [];
  const reads: { readonly uri: string; readonly answer: () => void }[] = [];
  let isHeld = false;
  const workspace: Workspace = {
    roots: ['mem:/root'],
    readText: (uri) => {
      const text = files[uri.replace('mem:/root/', '')];
      if (!isHeld) return Promise.resolve(text);
      return new Promise((resolve) => {
        reads.push({
          uri,
          answer: () => {
            resolve(text);
          },
        });
      });
    },
    readDirectory: (directory) => {
      listed.push(directory);
      return Promise.resolve([]);
    },
  };
  const language = lineLanguage(analysed);
  const project = new Project(workspace, [language]);
  return {
    project,
    analysed,
    listed,
    reads,
    /** From now on the workspace answers only when told to. */
    hold: () => {
      isHeld = true;
    },
    analyze: () => project.analyze(language, main, neverCancelled),
    textOf: async (name: string) => (await project.file(`mem:/root/${name}`, neverCancelled))?.text,
  };
}

describe('Project', () => {
  it('analyses a unit until it has read all that it asks for', async () => {
    const { analyze } = setUp({ 'main.x': 'a.x', 'a.x': 'net/b.x', 'net/b.x': '' });
    const unit = await analyze();
    assert.deepEqual(
      [...(unit?.dependencies ?? [])],
      ['mem:/root', main, 'mem:/root/a.x', 'mem:/root/net/b.x'],
    );
  });

  it('keeps an analysis until a file of it changes', async () => {
    const { analyze, analysed, project } = setUp({ 'main.x': 'a.x', 'a.x': '', 'other.x': '' });
    await analyze();
    const before = analysed.length;
    project.changed('mem:/elsewhere/a.x');
    await analyze();
    assert.equal(analysed.length, before);
    project.changed('mem:/root/a.x');
    await analyze();
    assert.ok(analysed.length > before);
  });

  it('reads a directory again when a file is made in it, and not when a text changes', async () => {
    const { analyze, analysed, listed, project } = setUp({ 'main.x': 'a.x', 'a.x': '' });
    await analyze();
    const before = analysed.length;
    project.textChanged('mem:/root/beside.x');
    await analyze();
    assert.equal(analysed.length, before);
    project.textChanged('mem:/root/a.x');
    await analyze();
    assert.ok(analysed.length > before);
    assert.equal(listed.length, 1);
    project.changed('mem:/root/new.x');
    await analyze();
    assert.equal(listed.length, 2);
  });

  it('forgets all that lay in a directory that is gone', async () => {
    const files: Record<string, string> = { 'main.x': 'net/b.x', 'net/b.x': 'text' };
    const { analyze, project, textOf } = setUp(files);
    await analyze();
    delete files['net/b.x'];
    project.changed('mem:/root/net');
    assert.equal(await textOf('net/b.x'), undefined);
  });

  it('does not keep what was read before a change that came meanwhile', async () => {
    const files: Record<string, string> = { 'a.x': 'old' };
    const { project, reads, hold, textOf } = setUp(files);
    hold();
    const text = textOf('a.x');
    files['a.x'] = 'new';
    project.changed('mem:/root/a.x');
    reads[0]?.answer();
    await new Promise(setImmediate);
    reads[1]?.answer();
    assert.equal(await text, 'new');
    assert.equal(await textOf('a.x'), 'new');
  });
});

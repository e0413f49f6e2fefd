import assert from 'node:assert/strict';
import type { Analysis, Language, SourceFiles } from '../../src/languages/language.js';
import type { Steps } from '../../src/languages/steps.js';
import type { Pause } from '../../src/workspace/pauses.js';
import type { AnalyzedUnit } from '../../src/workspace/project.js';
import { outermostUnits, Project } from '../../src/workspace/project.js';
import type { CancellationToken, Workspace } from '../../src/workspace/workspace.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const main = 'mem:/root/main.x';

/** A language whose files name others that they call, one a line, and that notes what it analysed, beside which files. */
function lineLanguage(analysed: string[], beside: string[][]): Language {
  const unused = (): never => {
    throw new Error('not used here');
  };
  return {
    id: 'bicep',
    claims: (uri) => uri.endsWith('.x'),
    mayMatter: () => true,
    outline: () => ({ problems: [], comments: [] }),
    unitOf: (uri) => uri,
    *analyze(unit: string, files: SourceFiles): Steps<Analysis> {
      analysed.push(unit);
      beside.push([...files.list(unit.slice(0, unit.lastIndexOf('/')))]);
      const calledUnits: string[] = [];
      const follow = function* (uri: string): Steps<void> {
        for (const name of files.read(uri)?.text.split('\n') ?? []) {
          yield;
          if (name === '') continue;
          const called = name.includes(':') ? name : `mem:/root/${name}`;
          calledUnits.push(called);
          yield* follow(called);
        }
      };
      yield* follow(unit);
      return { declarations: [], calledUnits, gaps: [] };
    },
    write: unused,
    renderGroup: unused,
    insertGroup: unused,
  };
}

function setUp(files: Record<string, string>, pause?: Pause) {
  const analysed: string[] = [];
  const beside: string[][] = [];
  const listed: string[] = [];
  const reads: { readonly uri: string; readonly answer: () => void }[] = [];
  let isHeld = false;
  /** What is read, as a host gives it that has nothing for who doesn't want it any more. */
  const answer = <T>(uri: string, result: T, nothing: T, token: CancellationToken): Promise<T> =>
    new Promise((resolve) => {
      const read = {
        uri,
        answer: () => {
          resolve(token.isCancellationRequested ? nothing : result);
        },
      };
      reads.push(read);
      if (!isHeld) read.answer();
    });
  const workspace: Workspace = {
    roots: ['mem:/root'],
    readText: (uri, token) => answer(uri, files[uri.replace('mem:/root/', '')], undefined, token),
    readDirectory: (directory, token) => {
      listed.push(directory);
      const paths = Object.keys(files).map((path) => path.split('/'));
      const entries = paths.map(([name = '', ...rest]) => ({ name, isDirectory: rest.length > 0 }));
      return answer(directory, entries, [], token);
    },
  };
  const language = lineLanguage(analysed, beside);
  const project = new Project(workspace, [language], pause);
  return {
    workspace,
    language,
    project,
    analysed,
    beside,
    listed,
    reads,
    /** From now on the workspace answers only when told to. */
    hold: () => {
      isHeld = true;
    },
    /** Gives all answers that are waited for, and those to come at once. */
    release: () => {
      isHeld = false;
      for (const read of reads) read.answer();
    },
    analyze: () => project.analyze(language, main, neverCancelled),
    textOf: async (name: string) => (await project.file(`mem:/root/${name}`, neverCancelled))?.text,
  };
}

describe('Project', () => {
  it('analyses a unit until it has read all that it asks for', async () => {
    const { analyze, analysed } = setUp({ 'main.x': 'a.x', 'a.x': 'net/b.x', 'net/b.x': '' });
    const unit = await analyze();
    assert.deepEqual(
      [...(unit?.dependencies ?? [])],
      ['mem:/root', main, 'mem:/root/a.x', 'mem:/root/net/b.x'],
    );
    assert.equal(analysed.length, 4, 'once more for each file that makes another known');
  });

  it('reads a chain of files no further than the bound on it', async () => {
    const files: Record<string, string> = { 'main.x': '1.x' };
    for (let index = 1; index <= 50; index += 1) files[`${index}.x`] = `${index + 1}.x`;
    const { analyze, analysed } = setUp(files);
    const unit = await analyze();
    assert.equal(analysed.length, 32);
    assert.ok(unit?.dependencies.has('mem:/root/30.x'));
    assert.ok(!unit?.dependencies.has('mem:/root/32.x'));
  });

  it('forgets a unit of which nothing is left once it is brought up to date', async () => {
    const files: Record<string, string> = { 'main.x': 'a.x', 'a.x': '' };
    const { analyze, language, project } = setUp(files);
    await analyze();
    project.textChanged(main);
    await project.refresh({ isCancellationRequested: true });
    assert.ok(project.knows(language, main), 'nothing is known yet of what the text has become');
    await project.refresh(neverCancelled);
    assert.ok(project.knows(language, main));
    files['main.x'] = '';
    project.textChanged(main);
    await project.refresh(neverCancelled);
    assert.ok(!project.knows(language, main));
    assert.deepEqual(project.outermost, []);
  });

  it('knows in a fork what it does, and nothing of what is told the fork', async () => {
    const { analyze, analysed, language, listed, project, workspace } = setUp({ 'main.x': 'a.x', 'a.x': '' });
    const unit = await analyze();
    const before = analysed.length;
    const texts: Record<string, string> = { [main]: 'b.x' };
    const reads: string[] = [];
    const fork = project.fork({
      ...workspace,
      readText: (uri) => {
        reads.push(uri);
        return Promise.resolve(texts[uri]);
      },
    });
    assert.equal(await fork.analyze(language, main, neverCancelled), unit);
    assert.equal(analysed.length, before);
    fork.textChanged(main);
    const other = await fork.analyze(language, main, neverCancelled);
    assert.deepEqual(other?.analysis.calledUnits, ['mem:/root/b.x']);
    assert.equal((await fork.file('mem:/root/a.x', neverCancelled))?.text, '');
    assert.deepEqual(reads, [main, 'mem:/root/b.x']);
    assert.equal(listed.length, 1);
    assert.ok(unit && project.isCurrent(unit) && !fork.isCurrent(unit));
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

  it('tells an analysis the files of a directory, and reads none outside of the workspace', async () => {
    const files = { 'main.x': 'mem:/elsewhere/a.x', 'b c.x': '', 'net/b.x': '' };
    const { analyze, beside, language, project, reads } = setUp(files);
    assert.deepEqual((await analyze())?.analysis.calledUnits, ['mem:/elsewhere/a.x']);
    assert.deepEqual(beside.at(-1), [main, 'mem:/root/b%20c.x']);
    assert.ok(await project.analyze(language, 'mem:/elsewhere/a.x', neverCancelled));
    assert.deepEqual(
      reads.map(({ uri }) => uri),
      [main, 'mem:/root'],
    );
  });

  /** What may have happened to a file, be it that nothing nearer is known. */
  const changes: readonly (readonly [string, (project: Project, uri: string) => void])[] = [
    [
      'it changes',
      (project, uri) => {
        project.textChanged(uri);
      },
    ],
    [
      'all is forgotten',
      (project) => {
        project.clear();
      },
    ],
  ];

  for (const [when, change] of changes) {
    it(`does not keep what was read of a file when ${when} meanwhile`, async () => {
      const files: Record<string, string> = { 'a.x': 'old' };
      const { project, reads, hold, textOf } = setUp(files);
      hold();
      const text = textOf('a.x');
      files['a.x'] = 'new';
      change(project, 'mem:/root/a.x');
      reads[0]?.answer();
      await new Promise(setImmediate);
      reads[1]?.answer();
      assert.equal(await text, 'new');
      assert.equal(await textOf('a.x'), 'new');
    });
  }

  it('keeps what was read of a file when another changes meanwhile', async () => {
    const { project, reads, hold, textOf } = setUp({ 'a.x': 'text' });
    hold();
    const text = textOf('a.x');
    project.textChanged('mem:/root/b.x');
    reads[0]?.answer();
    assert.equal(await text, 'text');
    assert.equal(reads.length, 1);
  });

  it('keeps nothing of what was read for an analysis that nobody wants any more', async () => {
    const { beside, hold, language, project, reads, release } = setUp({ 'main.x': 'a.x', 'a.x': '' });
    const token = { isCancellationRequested: false };
    hold();
    const unwanted = project.analyze(language, main, token);
    await new Promise(setImmediate);
    assert.equal(reads.length, 2);
    token.isCancellationRequested = true;
    release();
    assert.equal(await unwanted, undefined);
    const unit = await project.analyze(language, main, neverCancelled);
    assert.deepEqual(unit?.analysis.calledUnits, ['mem:/root/a.x']);
    assert.deepEqual(beside.at(-1), [main, 'mem:/root/a.x']);
  });

  it('knows nothing when all is forgotten', async () => {
    const files: Record<string, string> = { 'main.x': 'a.x', 'a.x': '' };
    const { analyze, beside, language, project } = setUp(files);
    await analyze();
    assert.equal(project.outermost.length, 1);
    files['main.x'] = 'b.x';
    files['b.x'] = '';
    project.clear();
    assert.deepEqual(project.outermost, []);
    assert.ok(!project.knows(language, main));
    assert.deepEqual((await analyze())?.analysis.calledUnits, ['mem:/root/b.x']);
    assert.deepEqual(beside.at(-1), [main, 'mem:/root/a.x', 'mem:/root/b.x']);
  });

  describe('with pauses between the steps of an analysis', () => {
    const texts = { 'main.x': 'a.x\nb.x', 'a.x': '', 'b.x': '' };
    /** A pause at every step, in which something is done. */
    const doing =
      (action: () => void): Pause =>
      () =>
        new Promise((resolve) => setImmediate(resolve)).then(action);

    it('analyses once for all who ask meanwhile', async () => {
      const { analyze, analysed } = setUp(
        texts,
        doing(() => undefined),
      );
      const [one, other] = await Promise.all([analyze(), analyze()]);
      assert.ok(one && one === other);
      const together = analysed.length;
      const alone = setUp(texts);
      await alone.analyze();
      assert.equal(together, alone.analysed.length);
    });

    for (const [when, change] of changes) {
      it(`begins anew in whichever pause ${when}, so that no answer is of two texts`, async () => {
        for (let at = 1; at <= 9; at += 1) {
          const files: Record<string, string> = { 'main.x': 'a.x\nb.x', 'a.x': '', 'b.x': '', 'c.x': '' };
          let pauses = 0;
          const { project, analyze } = setUp(
            files,
            doing(() => {
              pauses += 1;
              if (pauses !== at) return;
              files['main.x'] = 'c.x';
              change(project, main);
            }),
          );
          const unit = await analyze();
          assert.ok(pauses > at);
          assert.deepEqual([...(unit?.dependencies ?? [])], ['mem:/root', main, 'mem:/root/c.x'], `at ${at}`);
          assert.ok(unit && project.isCurrent(unit));
          change(project, main);
          assert.ok(!project.isCurrent(unit));
          await analyze();
          assert.ok(!project.isCurrent(unit), 'another analysis is');
        }
      });
    }

    it('goes on when a file changes that it has not read', async () => {
      const { project, analyze, analysed } = setUp(
        texts,
        doing(() => {
          project.textChanged('mem:/root/other.x');
        }),
      );
      await analyze();
      const alone = setUp(texts);
      await alone.analyze();
      assert.equal(analysed.length, alone.analysed.length);
    });

    it('is given up when nobody wants it any more, and not before', async () => {
      const tokens = [{ isCancellationRequested: false }, { isCancellationRequested: false }];
      let pauses = 0;
      const { project, analyze } = setUp(
        texts,
        doing(() => {
          pauses += 1;
          for (const token of cancelled) token.isCancellationRequested = true;
        }),
      );
      const language = project.languageOf(main);
      assert.ok(language);
      let cancelled = tokens.slice(0, 1);
      const [first, second] = await Promise.all(
        tokens.map((token) => project.analyze(language, main, token)),
      );
      assert.ok(first && first === second);
      project.textChanged('mem:/root/b.x');
      cancelled = tokens;
      for (const token of tokens) token.isCancellationRequested = false;
      pauses = 0;
      assert.deepEqual(await Promise.all(tokens.map((token) => project.analyze(language, main, token))), [
        undefined,
        undefined,
      ]);
      assert.equal(pauses, 1, 'no further step is taken');
      assert.ok(await analyze());
    });
  });
});

describe('the units that no other calls', () => {
  const { language } = setUp({});

  /** @param calls what each unit calls, itself or by others in between */
  function outermost(calls: Readonly<Record<string, readonly string[]>>): readonly string[] {
    const units = Object.entries(calls).map(([unit, calledUnits]): AnalyzedUnit => ({
      language,
      unit,
      analysis: { declarations: [], calledUnits, gaps: [] },
      dependencies: new Set(),
    }));
    return outermostUnits(units).map(({ unit }) => unit);
  }

  it('are those from which all others are reached', () => {
    assert.deepEqual(outermost({ net: [], main: ['net', 'nsg'], nsg: [], other: [] }), ['main', 'other']);
    assert.deepEqual(outermost({ main: ['net', 'nsg'], net: ['nsg'], nsg: [] }), ['main']);
    assert.deepEqual(outermost({ main: ['net', 'gone'], net: [] }), ['main']);
  });

  it('are all of a circle that is not called, and none of one that is', () => {
    assert.deepEqual(outermost({ one: ['two'], two: ['one'] }), ['one', 'two']);
    assert.deepEqual(outermost({ one: ['two'], two: ['one'], main: ['one', 'two'] }), ['main']);
    assert.deepEqual(outermost({ self: ['self', 'net'], net: [] }), ['self']);
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { reportTests } from '../inside/reports.js';
import { keepPicture } from './actions.js';
import { projectRoot } from './paths.js';
import { Results } from './results.js';
import type { Say } from './window.js';
import { openPages, setUpForUser } from './workbench.js';

/** Enough to open a VS Code, on a slow machine. */
const timeoutMilliseconds = 180_000;

/** Runs the tests that drive a workbench from outside, by keys and clicks; they run in this process. */
export async function runUserTests(grep: string, say: Say): Promise<Results> {
  await setUpForUser();
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: timeoutMilliseconds,
    reporter: Mocha.reporters.Base,
    forbidOnly: true,
  });
  if (grep !== '') mocha.grep(grep);
  for (const file of testFiles(join(projectRoot, 'test/vscode/user'))) mocha.addFile(file);
  mocha.suite.afterEach('picture of a failure', async function () {
    if (this.currentTest?.state !== 'failed') return;
    for (const page of openPages()) await keepPicture(page, `failed ${this.currentTest.fullTitle()}`);
  });
  await mocha.loadFilesAsync();
  const results = new Results(say);
  await new Promise((resolve) => {
    reportTests(mocha.run(resolve), (report) => {
      results.take(report);
    });
  });
  return results;
}

function testFiles(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));
}

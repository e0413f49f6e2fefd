/**
 * `npm run test:vscode [-- [node] [worker] [user] [--grep PATTERN]]`: runs what needs a real VS Code, all of it or the
 * suites that are named.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getVSCode } from './choose.js';
import { copyForWorker } from './extensionFiles.js';
import { runHostTests } from './hostTests.js';
import { runProgram } from './lifetime.js';
import { projectRoot } from './paths.js';
import type { Results } from './results.js';
import { add, closingLine, exitCodeOf, noCounts } from './results.js';
import { runUserTests } from './userTests.js';

interface Suite {
  readonly title: string;
  readonly run: (grep: string) => Promise<Results>;
}

const suites: Readonly<Record<string, Suite>> = {
  node: {
    title: "Tests inside Node's extension host",
    run: async (grep) => {
      const vscode = await getVSCode('oldest', say);
      const bundle = join(projectRoot, 'dist/test/node.js');
      return runHostTests(vscode, { name: 'node', extension: projectRoot, bundle, grep }, say);
    },
  },
  worker: {
    title: 'The same inside the extension host of a web worker',
    run: async (grep) => {
      const vscode = await getVSCode('oldest', say);
      const copy = await copyForWorker('dist/test/worker.js');
      return runHostTests(vscode, { name: 'worker', ...copy, grep }, say);
    },
  },
  user: {
    title: 'Tests that use a window by keys and clicks',
    run: (grep) => runUserTests(grep, say),
  },
};

function say(text: string): void {
  console.log(text);
}

void runProgram(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string', default: '' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(suites);
  let counts = noCounts;
  const failures: string[] = [];
  for (const name of names) {
    const suite = suites[name];
    if (!suite) throw new Error(`There is no '${name}': ${Object.keys(suites).join(', ')}.`);
    say(`\n${suite.title}`);
    const results = await suite.run(values.grep);
    counts = add(counts, results.counts);
    failures.push(...results.failures.map((failure) => `✖ ${suite.title}: ${failure}`));
  }
  if (failures.length > 0) say(`\nWhat failed:\n${failures.join('\n')}`);
  say(`\n${closingLine(counts)}`);
  return exitCodeOf(counts);
});

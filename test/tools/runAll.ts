/** `npm test`: every check and every test in turn, and one closing line for all of them. */
import { runProgram } from '../vscode/harness/lifetime.js';
import { projectRoot } from '../vscode/harness/paths.js';
import { runCommand } from '../vscode/harness/processes.js';
import type { Counts } from '../vscode/harness/results.js';
import { add, closingLine, countsIn, exitCodeOf, noCounts } from '../vscode/harness/results.js';
import { mochaCountsIn } from './mochaCounts.js';

interface Step {
  readonly title: string;
  /** What Node is called with. */
  readonly arguments: readonly string[];
  /** What makes it fail when it prints it. */
  readonly forbidden?: RegExp;
  /** The tests in what it printed. A step without is a check, one test by itself. */
  readonly countsIn?: (output: string) => Counts | undefined;
}

const steps: readonly Step[] = [
  { title: 'Types', arguments: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  {
    title: 'Types of the page',
    arguments: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'src/webview'],
  },
  { title: 'Lint', arguments: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  {
    title: 'Format',
    arguments: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  },
  { title: 'Build', arguments: ['esbuild.mjs', '--tests'] },
  {
    title: 'Package',
    arguments: [
      'node_modules/@vscode/vsce/vsce',
      'package',
      '--no-dependencies',
      '--out',
      'dist/apim-nsg.vsix',
    ],
    forbidden: /^ *WARNING/m,
  },
  {
    title: 'Unit tests',
    arguments: ['node_modules/mocha/bin/mocha.js', '--reporter', 'dot'],
    countsIn: mochaCountsIn,
  },
  {
    title: 'Tests in VS Code',
    arguments: ['--import', 'tsx', 'test/vscode/harness/run.ts'],
    countsIn,
  },
];

void runProgram(async () => {
  let counts = noCounts;
  const failures: string[] = [];
  for (const step of steps) {
    console.log(`\n== ${step.title}`);
    const { output, ...run } = await runOf(step);
    counts = add(counts, run.counts);
    if (run.counts.failed > 0) failures.push(`\n== Failed: ${step.title}\n${endOf(output)}`);
  }
  for (const failure of failures) console.log(failure);
  console.log(`\n${closingLine(counts)}`);
  return exitCodeOf(counts);
});

interface Run {
  readonly counts: Counts;
  readonly output: string;
}

async function runOf({ arguments: args, forbidden, countsIn: read }: Step): Promise<Run> {
  const { code, output } = await runCommand(process.execPath, args, {
    cwd: projectRoot,
    onOutput: (text) => process.stdout.write(text),
  });
  const succeeded = code === 0 && forbidden?.test(output) !== true;
  const asOne: Counts = succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!read) return { counts: asOne, output };
  const counts = read(output) ?? noCounts;
  if (counts.failed > 0) return { counts, output };
  // A run that broke off, and one that ran no test, have failed even though no test of theirs has.
  const complete = succeeded && counts.passed > 0;
  return { counts: complete ? counts : add(counts, { passed: 0, failed: 1 }), output };
}

/** What tools and runs of tests close with: their failures. Said again last, where who reads only the end looks. */
function endOf(output: string): string {
  return output.trimEnd().split('\n').slice(-100).join('\n');
}

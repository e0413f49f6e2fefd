import { runCommand } from '../vscode/harness/commands.js';
import { projectRoot } from '../vscode/harness/paths.js';
import { countOf } from '../vscode/harness/userTests.js';

/** `npm test`: every check and test in turn, and one closing line for all of them. */
interface Step {
  readonly title: string;
  readonly command: readonly [string, ...string[]];
  readonly count: (output: string, code: number) => { passed: number; failed: number };
}

/** A check without tests of its own counts as one. */
const asOne = (_: string, code: number): { passed: number; failed: number } =>
  code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

const steps: readonly Step[] = [
  { title: 'Types', command: ['npx', 'tsc', '--noEmit'], count: asOne },
  { title: 'Lint', command: ['npx', 'eslint', '.', '--max-warnings', '0'], count: asOne },
  { title: 'Format', command: ['npx', 'prettier', '--check', '.', '--log-level', 'warn'], count: asOne },
  { title: 'Build', command: ['node', 'esbuild.mjs', '--tests'], count: asOne },
  { title: 'Unit tests', command: ['npx', 'mocha', '--reporter', 'dot'], count: mochaCounts },
  { title: 'VS Code', command: ['npx', 'tsx', 'test/vscode/harness/run.ts'], count: hostCounts },
];

function mochaCounts(output: string, code: number): { passed: number; failed: number } {
  const counts = { passed: countOf(output, 'passing'), failed: countOf(output, 'failing') };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function hostCounts(output: string, code: number): { passed: number; failed: number } {
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  if (passed === undefined || failed === undefined) return { passed: 0, failed: 1 };
  return { passed: Number(passed), failed: Math.max(Number(failed), code === 0 ? 0 : 1) };
}

async function main(): Promise<void> {
  let passed = 0;
  let failed = 0;
  for (const { title, command, count } of steps) {
    const [program, ...args] = command;
    console.log(`\n== ${title}`);
    const { code, output } = await runCommand(program, args, {
      cwd: projectRoot,
      onOutput: (text) => process.stdout.write(text),
    });
    const counts = count(output, code);
    passed += counts.passed;
    failed += counts.failed;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

void main();

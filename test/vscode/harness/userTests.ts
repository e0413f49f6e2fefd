import { join } from 'node:path';
import { runCommand } from './commands.js';
import type { Counts } from './hostTests.js';
import { projectRoot } from './paths.js';

/** Runs the tests that drive the workbench from outside, in a mocha of their own. */
export async function runUserTests(say: (text: string) => void): Promise<Counts> {
  const mocha = join(projectRoot, 'node_modules/mocha/bin/mocha.js');
  const args = [
    '--no-config',
    '--import=tsx',
    '--timeout=60000',
    '--forbid-only',
    'test/vscode/user/**/*.test.ts',
  ];
  const { output, code } = await runCommand(process.execPath, [mocha, ...args], {
    cwd: projectRoot,
    onOutput: print,
  });
  const passed = countOf(output, 'passing');
  const failed = countOf(output, 'failing');
  if (code !== 0 && failed === 0) {
    say('  ✖ The tests ended without saying what failed.');
    return { passed, failed: 1 };
  }
  return { passed, failed };
}

function print(text: string): void {
  process.stdout.write(text);
}

/** The number in mocha's closing lines. */
export function countOf(output: string, word: 'passing' | 'failing'): number {
  return Number(new RegExp(`^\\s*(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0);
}

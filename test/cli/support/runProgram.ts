import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import type { TemporaryFolder } from './folder.js';
import type { Ran } from './runCommand.js';

/** The built program; `npm run build` makes it. */
export const program = resolve('dist/cli.js');

/** Runs the built program in a process of its own, in a folder. */
export function runProgram(
  folder: TemporaryFolder,
  args: readonly string[],
  variables: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const env = { PATH: process.env.PATH, ...variables };
  return new Promise((finish) => {
    const options = { cwd: folder.path, env, maxBuffer: 1e9 };
    const child = execFile(process.execPath, [program, ...args], options, (_error, stdout, stderr) => {
      finish({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

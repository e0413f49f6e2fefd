import { performance } from 'node:perf_hooks';
import type { WriteStream } from 'node:tty';
import { createLanguageService } from '../service/createLanguageService.js';
import type { Output } from './commandLine.js';
import { exitCodes } from './commandLine.js';
import { run } from './program.js';

/**
 * Runs the command line of this process. The exit code is left for the process's own end, so that all that was written
 * to a pipe arrives first.
 */
export async function main(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const directory = process.cwd();
  try {
    process.exitCode = await run(process.argv.slice(2), {
      directory,
      checkout: process.env.GITHUB_WORKSPACE ?? directory,
      stdout: outputOf(process.stdout),
      stderr: outputOf(process.stderr),
      now: () => performance.now(),
      createService: createLanguageService,
      uninterrupted,
    });
  } catch (error) {
    process.stderr.write(`apim-nsg: internal error, please report it: ${describe(error)}\n`);
    process.exitCode = exitCodes.failure;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A reader that has seen enough, as `head` does, is no failure. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function outputOf(stream: WriteStream): Output {
  return {
    write: (text) => {
      stream.write(text);
    },
    colors: wantsColors(stream),
    // A pipe has no such property, whatever the type says.
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

/** Sources: no-color.org, and FORCE_COLOR as Node.js itself reads it. */
function wantsColors(stream: WriteStream): boolean {
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: terminal } = process.env;
  if (never !== undefined && never !== '') return false;
  if (always !== undefined) return always !== '0' && always !== 'false';
  return stream.isTTY && terminal !== 'dumb';
}

/** While there is a listener, Ctrl-C doesn't end the process; synchronous work is done before anything else is. */
function uninterrupted<T>(work: () => T): T {
  const wait = (): void => undefined;
  process.on('SIGINT', wait);
  try {
    return work();
  } finally {
    process.off('SIGINT', wait);
  }
}

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { processLifetime } from './lifetime.js';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly onOutput?: (text: string) => void;
}

/** Longer than any command here may take, a slow machine and a slow network included. */
const limitMinutes = 40;

export interface CommandOutcome {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end and gives what it printed; it does not fail for an exit code. One that hangs is stopped. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandOutcome> {
  let output = '';
  const onOutput = (text: string): void => {
    output += text;
    options.onOutput?.(text);
  };
  const running = startProcess(command, args, { ...options, onOutput });
  const limit = setTimeout(() => {
    onOutput(`\n'${shown(command, args)}' has not ended after ${limitMinutes} minutes, and is stopped.\n`);
    void running.stop();
  }, limitMinutes * 60_000);
  try {
    return { code: await running.ended, output };
  } finally {
    clearTimeout(limit);
  }
}

function shown(command: string, args: readonly string[]): string {
  return [basename(command), ...args].join(' ');
}

/** Runs a command that must succeed; the error has the end of what it printed. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<void> {
  const { code, output } = await runCommand(command, args, options);
  if (code === 0) return;
  throw new Error(
    `'${shown(command, args)}' failed with exit code ${code}:\n${output.slice(-2000).trimEnd()}`,
  );
}

/** The programs of these names that there are on the PATH, in the order of the names. */
export function findOnPath(names: readonly string[]): readonly string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path));
}

/** Runs npm: the one that runs this script, or the one on the PATH. */
export async function mustRunNpm(args: readonly string[], cwd: string): Promise<void> {
  const script = process.env.npm_execpath;
  if (script !== undefined && basename(script) === 'npm-cli.js') {
    await mustRun(process.execPath, [script, ...args], { cwd });
  } else {
    await mustRun(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd });
  }
}

export interface RunningProcess {
  /** Resolves with the exit code; 1 where a signal ended it. Rejects where it could not be started. */
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Starts a process that is stopped, with all that it started itself, when this one ends. */
export function startProcess(
  command: string,
  args: readonly string[],
  { cwd, env, onOutput }: CommandOptions,
): RunningProcess {
  const child = spawn(command, args, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    shell: command.endsWith('.cmd'),
  });
  const take = (chunk: string): void => onOutput?.(chunk);
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  const killNow = (): void => {
    signal(child, 'SIGKILL');
  };
  process.once('exit', killNow);
  const stopNow = processLifetime.add(() => stop(child));
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.removeListener('exit', killNow);
      void stopNow();
      resolve(code ?? 1);
    });
  });
  return { ended, stop: stopNow };
}

const graceMilliseconds = 5000;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  signal(child, 'SIGTERM');
  const force = setTimeout(() => {
    signal(child, 'SIGKILL');
  }, graceMilliseconds);
  await ended;
  clearTimeout(force);
}

/** Signals a process and those that it started: it leads a group of its own. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // It has ended in the meantime.
  }
}

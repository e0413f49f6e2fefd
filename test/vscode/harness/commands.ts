import { spawn } from 'node:child_process';

export interface CommandOutcome {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end and gives what it printed; it does not fail for an exit code. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly onOutput?: (text: string) => void;
  } = {},
): Promise<CommandOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      options.onOutput?.(chunk.toString());
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a command that must succeed. */
export async function mustRun(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await runCommand(command, args, { cwd });
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} failed with exit code ${code}:\n${output.slice(-2000)}`);
}

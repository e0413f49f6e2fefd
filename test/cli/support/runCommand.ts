import { run } from '../../../src/cli/program.js';
import type { TemporaryFolder } from './folder.js';
import { wordService } from './wordService.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, in a folder, over the service for words. */
export async function runCommand(folder: TemporaryFolder, ...args: readonly string[]): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const outputTo = (stream: 'stdout' | 'stderr'): Parameters<typeof run>[1]['stdout'] => ({
    write: (text) => {
      written[stream] += text;
    },
    colors: false,
    columns: undefined,
  });
  const code = await run(args, {
    directory: folder.path,
    checkout: folder.path,
    stdout: outputTo('stdout'),
    stderr: outputTo('stderr'),
    now: () => 0,
    createService: wordService,
    uninterrupted: (work) => work(),
  });
  return { code, ...written };
}

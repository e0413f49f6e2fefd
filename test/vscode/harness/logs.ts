import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { logsFolder, projectRoot } from './paths.js';

export interface Log {
  /** Relative to the project. */
  readonly file: string;
  readonly write: (text: string) => void;
}

/** A log of this run under `.vscode-test/logs`, in the place of the last run's. */
export async function openLog(name: string): Promise<Log> {
  await mkdir(logsFolder, { recursive: true });
  const path = join(logsFolder, `${name}.log`);
  const stream = createWriteStream(path);
  return {
    file: relative(projectRoot, path),
    write: (text) => {
      stream.write(text);
    },
  };
}

import { once } from 'node:events';
import { readFileSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/** No save takes longer, in milliseconds. */
const longestSave = 20_000;

/**
 * Waits until the text of a file is such. The tab of a file shows no mark any more when saving begins, and a file that is
 * being written is empty for a moment.
 * @returns the text, also where it isn't such in time
 */
export async function savedText(file: string, isSuch: (text: string) => boolean): Promise<string> {
  const watcher = watch(dirname(file));
  const signal = AbortSignal.timeout(longestSave);
  const read = (): string => readFileSync(file, 'utf8');
  while (!isSuch(read()) && !signal.aborted) await once(watcher, 'change', { signal }).catch(() => undefined);
  watcher.close();
  return read();
}

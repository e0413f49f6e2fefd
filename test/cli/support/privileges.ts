import { chmodSync } from 'node:fs';
import type { TemporaryFolder } from './folder.js';

/** The user `nobody`, who owns nothing. */
const nobody = 65_534;

/**
 * Runs something over a folder as a user whom a mode can forbid something: the superuser, which tests in containers often
 * run as, is let in everywhere.
 */
export async function withoutPrivileges<T>(folder: TemporaryFolder, run: () => Promise<T>): Promise<T> {
  const user = process.geteuid?.();
  if (user !== 0) return run();
  chmodSync(folder.path, 0o755);
  process.seteuid?.(nobody);
  try {
    return await run();
  } finally {
    process.seteuid?.(user);
  }
}

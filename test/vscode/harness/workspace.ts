import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, projectRoot } from './paths.js';

/** The folder that `npm start` opens, and a copy of which the tests open. */
export const sampleFolder = join(projectRoot, 'test/fixtures/sample');

/** A fresh copy of the sample folder that tests may write to. */
export function prepareWorkspace(name: string): string {
  const folder = join(cacheFolder, 'workspaces', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(sampleFolder, folder, { recursive: true });
  return folder;
}

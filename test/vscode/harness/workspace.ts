import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
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
  // In a browser the editor saves by itself after a second, on the desktop it doesn't.
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, '.vscode/settings.json'), '{ "files.autoSave": "off" }\n');
  return folder;
}

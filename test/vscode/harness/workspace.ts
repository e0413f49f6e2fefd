import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processLifetime } from './lifetime.js';
import { projectRoot } from './paths.js';

/** The folder a copy of which tests open. */
export const sampleFolder = join(projectRoot, 'test/fixtures/sample');

export interface WorkspaceOptions {
  /** The folder that it is a copy of; it is empty without one. */
  readonly original?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A fresh folder that tests may write to; it is removed at the end. */
export async function createWorkspace(
  name: string,
  { original, settings }: WorkspaceOptions,
): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'apim-nsg-workspace-'));
  processLifetime.add(() => rm(parent, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(parent, name);
  await mkdir(folder);
  if (original !== undefined) await cp(original, folder, { recursive: true });
  await mkdir(join(folder, '.vscode'));
  // In a browser the editor saves by itself after a second, on the desktop it doesn't.
  const all = { 'files.autoSave': 'off', ...settings };
  await writeFile(join(folder, '.vscode/settings.json'), `${JSON.stringify(all, undefined, 2)}\n`);
  return folder;
}

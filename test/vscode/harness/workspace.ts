import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { processLifetime } from './lifetime.js';
import { projectRoot } from './paths.js';

/** The folder a copy of which tests open. */
export const sampleFolder = join(projectRoot, 'test/fixtures/sample');

export interface WorkspaceOptions {
  /** The folder that it is a copy of; it is empty without one. */
  readonly original?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The texts of further files, by their paths in it. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A fresh folder that tests may write to; it is removed at the end. */
export async function createWorkspace(
  name: string,
  { original, settings, files = {} }: WorkspaceOptions,
): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'apim-nsg-workspace-'));
  processLifetime.add(() => rm(parent, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(parent, name);
  await mkdir(folder);
  if (original !== undefined) await cp(original, folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(join(folder, '.vscode'));
  await writeJson(join(folder, '.vscode/settings.json'), { ...usualSettings, ...settings });
  return folder;
}

/**
 * A fresh folder in a workspace that can have more of them, without the extension host being started anew.
 * @returns the file of the workspace, which lies beside the folder
 */
export async function createWorkspaceFile(
  name: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<string> {
  const folder = await createWorkspace(name, {});
  const file = `${folder}.code-workspace`;
  await writeJson(file, { folders: [{ path: name }], settings: { ...usualSettings, ...settings } });
  return file;
}

/** In a browser the editor saves by itself after a second, on the desktop it doesn't. */
const usualSettings = { 'files.autoSave': 'off' };

async function writeJson(file: string, value: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, undefined, 2)}\n`);
}

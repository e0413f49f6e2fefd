import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { cacheFolder, projectRoot } from './paths.js';
import { mustRun } from './processes.js';

/** Packages the extension as its users get it, and gives the path of the package. */
export async function packageExtension(): Promise<string> {
  const vsix = join(cacheFolder, 'apim-nsg.vsix');
  await mkdir(cacheFolder, { recursive: true });
  const vsce = join(projectRoot, 'node_modules/@vscode/vsce/vsce');
  await mustRun(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], {
    cwd: projectRoot,
  });
  return vsix;
}

/**
 * A copy of the extension that runs in a web worker, as on vscode.dev: what a package would have, with the entry for
 * browsers only, and with the bundle of the tests.
 */
export async function copyForWorker(
  bundle: string,
): Promise<{ readonly extension: string; readonly bundle: string }> {
  const folder = join(cacheFolder, 'worker-extension');
  await rm(folder, { recursive: true, force: true });
  const files = await listFiles({ cwd: projectRoot, packageManager: PackageManager.None });
  for (const file of [...files, bundle, `${bundle}.map`]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(projectRoot, file), join(folder, file));
  }
  const manifest = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as { main?: string };
  delete manifest.main;
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return { extension: folder, bundle: join(folder, bundle) };
}

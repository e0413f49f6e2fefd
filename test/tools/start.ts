/**
 * `npm start [-- FOLDER]`: builds, checks a folder in the terminal, and opens it in a real VS Code with the extension.
 * Without a folder it is a tour of what the product finds, in each language.
 */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { downloadDesktop, reasonAgainstDesktop } from '../vscode/harness/desktop/download.js';
import { startDesktop } from '../vscode/harness/desktop/process.js';
import { packageExtension } from '../vscode/harness/extensionFiles.js';
import { reasonOf, runProgram } from '../vscode/harness/lifetime.js';
import { openLog } from '../vscode/harness/logs.js';
import { projectRoot } from '../vscode/harness/paths.js';
import { findOnPath, mustRun, runCommand } from '../vscode/harness/processes.js';
import { editions } from '../vscode/harness/server/editions.js';
import { ensureServer } from '../vscode/harness/server/install.js';
import { workbenchAddress } from '../vscode/harness/server/launch.js';
import { startServer } from '../vscode/harness/server/process.js';

const say = console.log;
const tourFolder = join(projectRoot, 'test/fixtures/tour');

void runProgram(async () => {
  const folder = resolve(process.env.INIT_CWD ?? '', process.argv[2] ?? tourFolder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Error(`There is no folder '${folder}'. Name one: npm start -- FOLDER`);
  await mustRun(process.execPath, ['esbuild.mjs'], { cwd: projectRoot });
  await check(folder);
  const reason = await openDesktop(folder);
  if (reason === undefined) return 0;
  say(`\nVS Code's server is started, since ${reason}.`);
  return serve(folder);
});

/** Findings are what a check is for: they end nothing here. */
async function check(folder: string): Promise<void> {
  say(`\n$ apim-nsg check ${folder}\n`);
  await runCommand(process.execPath, [join(projectRoot, 'dist/cli.js'), 'check', folder], {
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
    onOutput: (text) => process.stdout.write(text),
  });
}

/** Opens the folder on the desktop until its user closes it; gives the reason where that can't be. */
async function openDesktop(folder: string): Promise<string | undefined> {
  const reason = reasonAgainstDesktop(process.env, process.platform);
  if (reason !== undefined) return reason;
  const extension = { kind: 'development', folder: projectRoot } as const;
  try {
    const executable = await downloadDesktop('newest', say);
    const desktop = await startDesktop(executable, { folder, extension }, await openLog('start'));
    say(`\n${folder} is open in VS Code. Ctrl+C closes it.`);
    await desktop.ended;
    return undefined;
  } catch (error) {
    const [code] = findOnPath(['code']);
    if (code === undefined) return `the desktop's could not be downloaded (${reasonOf(error)})`;
    await mustRun(code, ['--new-window', `--extensionDevelopmentPath=${projectRoot}`, folder]);
    say(`\n${folder} is open in the VS Code of this machine, ${code}.`);
    return undefined;
  }
}

/** Serves VS Code with the packaged extension until it is interrupted. */
async function serve(folder: string): Promise<never> {
  const installed = await ensureServer(editions.newest, say);
  const extension = { kind: 'installed', vsix: await packageExtension() } as const;
  const server = await startServer(installed, extension, await openLog('start'));
  say(`\nOpen VS Code ${editions.newest.vscode} with the extension and the folder here (Ctrl+C ends it):\n`);
  say(`  ${workbenchAddress(server.port, { folder, extension })}`);
  throw new Error(await server.gone);
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { mustRun, runCommand } from '../vscode/harness/commands.js';
import { cacheFolder, projectRoot } from '../vscode/harness/paths.js';
import { ensureServer, startServer, workbenchUrl } from '../vscode/harness/vscodeServer.js';
import { sampleFolder } from '../vscode/harness/workspace.js';

/** `npm start [-- FOLDER]`: builds, checks a folder in the terminal and opens it in a real VS Code with the extension. */
const folder = resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2] ?? sampleFolder);
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}. Give one that exists: npm start -- FOLDER`);
  process.exit(2);
}

async function main(): Promise<void> {
  await mustRun('node', ['esbuild.mjs'], projectRoot);
  console.log(`apim-nsg check ${folder}\n`);
  await runCommand(process.execPath, [join(projectRoot, 'dist/cli.js'), 'check', folder], {
    onOutput: (text) => process.stdout.write(text),
  });

  const desktop = await findDesktop();
  if (desktop !== undefined) {
    console.log(`\nOpening ${folder} in ${desktop} …`);
    await runCommand(desktop, ['--new-window', `--extensionDevelopmentPath=${projectRoot}`, folder]);
  } else {
    await openServer();
  }
}

/** The desktop's VS Code, where there is a screen to show it on. */
async function findDesktop(): Promise<string | undefined> {
  const hasScreen =
    process.platform !== 'linux' ||
    process.env.DISPLAY !== undefined ||
    process.env.WAYLAND_DISPLAY !== undefined;
  if (!hasScreen) {
    console.log('\nThere is no screen for the desktop VS Code, so its server is started instead.');
    return undefined;
  }
  try {
    return await downloadAndUnzipVSCode();
  } catch (error) {
    console.log(
      `\nThe desktop VS Code could not be had (${error instanceof Error ? error.message : String(error)}), so its server is started instead.`,
    );
    return undefined;
  }
}

async function openServer(): Promise<void> {
  await ensureServer(console.log);
  const server = await startServer(join(cacheFolder, 'start-data'));
  console.log(
    `\nVS Code with the extension is at\n\n  ${workbenchUrl(server.port, { folder, extension: projectRoot })}\n\nCtrl+C ends it.`,
  );
  const stop = (): void => {
    void server.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

void main();

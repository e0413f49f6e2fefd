import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { openPage } from '../browser.js';
import { openLog } from '../logs.js';
import type { Say, VSCode, Window, WindowRequest } from '../window.js';
import type { Edition } from './editions.js';
import type { InstalledServer } from './install.js';
import { ensureServer } from './install.js';
import { startServer } from './process.js';

/** VS Code's server of an edition, shown by a browser. */
export async function serverVSCode(edition: Edition, browser: string, say: Say): Promise<VSCode> {
  const installed = await ensureServer(edition, say);
  return {
    name: `VS Code ${edition.vscode}, its server from npm`,
    open: (request) => openWindow(installed, browser, request),
  };
}

async function openWindow(
  installed: InstalledServer,
  browser: string,
  request: WindowRequest,
): Promise<Window> {
  const log = await openLog(request.name);
  const server = await startServer(installed, request.extension, log);
  const { page, close } = await openPage(browser);
  page.on('console', (message) => {
    log.write(`[page] ${message.text()}\n`);
  });
  const crashed = new Promise<string>((resolve) => {
    page.once('crash', () => {
      resolve('The page of VS Code crashed.');
    });
  });
  await acceptTests(page);
  await page.goto(workbenchAddress(server.port, request));
  return {
    page,
    gone: Promise.race([server.gone, crashed]),
    close: async () => {
      await close();
      await server.close();
    },
  };
}

/** The workbench calls these while tests run in its extension host; the tests themselves tell how they end. */
async function acceptTests(page: Page): Promise<void> {
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.exposeFunction('codeAutomationExit', () => undefined);
}

/** The address at which a browser opens a folder, or the file of a workspace, with the extension loaded. */
export function workbenchAddress(
  port: number,
  { folder, extension, tests }: Pick<WindowRequest, 'folder' | 'extension' | 'tests'>,
): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`;
  const payload = [
    ...(extension.kind === 'development' ? [['extensionDevelopmentPath', remote(extension.folder)]] : []),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  const path = pathToFileURL(folder).pathname.replaceAll('&', '%26').replaceAll('+', '%2B');
  const kind = path.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const address = `http://127.0.0.1:${port}/?${kind}=${path}`;
  return payload.length === 0 ? address : `${address}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

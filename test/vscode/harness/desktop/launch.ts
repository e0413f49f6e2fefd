import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { openLog } from '../logs.js';
import type { Age, Say, VSCode, Window, WindowRequest } from '../window.js';
import { desktopVersions, downloadDesktop } from './download.js';
import { startDesktop } from './process.js';

/** The desktop's VS Code. Rejects where it can't be downloaded. */
export async function desktopVSCode(age: Age, say: Say): Promise<VSCode> {
  const executable = await downloadDesktop(age, say);
  return {
    name: `VS Code ${desktopVersions[age]} for the desktop`,
    open: (request) => openWindow(executable, request),
  };
}

async function openWindow(executable: string, request: WindowRequest): Promise<Window> {
  const log = await openLog(request.name);
  const desktop = await startDesktop(executable, request, log);
  const gone = desktop.ended.then((code) => `VS Code ended with exit code ${code}; see ${log.file}.`);
  const failed = gone.then((reason) => Promise.reject(new Error(reason)));
  const page = await Promise.race([desktop.debuggerAddress.then(workbenchPage), failed]);
  return { page, gone, close: desktop.close };
}

async function workbenchPage(debuggerAddress: string): Promise<Page> {
  const browser = await chromium.connectOverCDP(debuggerAddress);
  const [context] = browser.contexts();
  if (!context) throw new Error('VS Code has no window.');
  return context.pages()[0] ?? context.waitForEvent('page');
}

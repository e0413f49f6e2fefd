import { ensureBrowser } from './browser.js';
import { reasonAgainstDesktop } from './desktop/download.js';
import { desktopVSCode } from './desktop/launch.js';
import { reasonOf } from './lifetime.js';
import { editions } from './server/editions.js';
import { serverVSCode } from './server/launch.js';
import type { Age, Say, VSCode } from './window.js';

/**
 * Gets a VS Code: the desktop's where there is a display and it can be downloaded, else the server's from npm. Says
 * which one it took and why; fails where neither can be had.
 *
 * APIM_NSG_TEST_HOST=desktop or =server decides it beforehand.
 */
export async function getVSCode(age: Age, say: Say): Promise<VSCode> {
  const wish = wishedHost(process.env.APIM_NSG_TEST_HOST);
  if (wish === 'desktop') return told(await desktopVSCode(age, say), 'APIM_NSG_TEST_HOST asks for it', say);
  if (wish === 'server') return server(age, 'APIM_NSG_TEST_HOST asks for it', say);

  const reason = reasonAgainstDesktop(process.env, process.platform);
  if (reason !== undefined) return server(age, reason, say);
  try {
    return told(await desktopVSCode(age, say), undefined, say);
  } catch (error) {
    return server(age, `the desktop's could not be downloaded: ${reasonOf(error)}`, say);
  }
}

async function server(age: Age, why: string, say: Say): Promise<VSCode> {
  const browser = await ensureBrowser(say);
  return told(await serverVSCode(editions[age], browser, say), why, say);
}

function told(vscode: VSCode, why: string | undefined, say: Say): VSCode {
  say(why === undefined ? `In ${vscode.name}.` : `In ${vscode.name} (${why}).`);
  return vscode;
}

function wishedHost(value: string | undefined): 'desktop' | 'server' | undefined {
  if (value === undefined || value === '') return undefined;
  if (value === 'desktop' || value === 'server') return value;
  throw new Error(`APIM_NSG_TEST_HOST is '${value}'; it can be 'desktop' or 'server'.`);
}

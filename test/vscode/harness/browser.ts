import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { runCommand } from './commands.js';

const candidates = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Finds a Chromium, or installs Debian's where packages may be installed. */
export async function ensureBrowser(say: (text: string) => void): Promise<string> {
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say("Installing Debian's chromium …");
    await runCommand('apt-get', ['update', '-qq']);
    await runCommand('apt-get', [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
      'fonts-dejavu-core',
    ]);
  }
  const found = findBrowser();
  if (found !== undefined) return found;
  throw new Error(
    "No Chromium, Chrome or Edge was found, and none could be installed. Install one ('apt-get install chromium'), or name it in CHROME_PATH.",
  );
}

function findBrowser(): string | undefined {
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

export function launchBrowser(executablePath: string): Promise<Browser> {
  const quiet = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet],
  });
}

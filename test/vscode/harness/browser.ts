import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { processLifetime, reasonOf } from './lifetime.js';
import { projectRoot } from './paths.js';
import { findOnPath, mustRun } from './processes.js';
import type { Say } from './window.js';

/** Finds a browser to show VS Code's server in, or installs one, and gives its path. */
export async function ensureBrowser(say: Say): Promise<string> {
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  const failures: string[] = [];
  for (const { name, possible, install } of installations) {
    if (!possible()) continue;
    say(`There is no Chromium, Chrome or Edge: installing ${name} …`);
    try {
      await install();
    } catch (error) {
      failures.push(`${name}: ${reasonOf(error)}`);
    }
    const found = findBrowser();
    if (found !== undefined) return found;
  }
  throw new Error(
    [
      'No browser was found to show VS Code in, and none could be installed.',
      "Install Chromium, Chrome or Edge (Debian: 'apt-get install chromium'), or give the path of one in CHROME_PATH.",
      ...failures,
    ].join('\n'),
  );
}

function findBrowser(): string | undefined {
  const given = process.env.CHROME_PATH;
  if (given !== undefined && given !== '' && !existsSync(given)) {
    throw new Error(`CHROME_PATH names '${given}', which is not there.`);
  }
  return [given, ...findOnPath(commands), ...applications(), chromium.executablePath()].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );
}

const commands = [
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** Where browsers are that are not on the PATH. */
function applications(): readonly string[] {
  const mac = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const { ProgramFiles = '', 'ProgramFiles(x86)': programFilesX86 = '' } = process.env;
  const windows = [ProgramFiles, programFilesX86].flatMap((folder) => [
    join(folder, 'Google/Chrome/Application/chrome.exe'),
    join(folder, 'Microsoft/Edge/Application/msedge.exe'),
  ]);
  return process.platform === 'win32' ? windows : mac;
}

interface Installation {
  readonly name: string;
  readonly possible: () => boolean;
  readonly install: () => Promise<void>;
}

const installations: readonly Installation[] = [
  {
    name: "Debian's chromium",
    possible: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    install: async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const packages = ['chromium', 'fonts-dejavu-core'];
      await mustRun('apt-get', ['update', '-qq'], { env });
      await mustRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
    },
  },
  {
    name: "Playwright's Chromium",
    possible: () => true,
    install: () =>
      mustRun(process.execPath, [
        join(projectRoot, 'node_modules/playwright-core/cli.js'),
        'install',
        'chromium',
      ]),
  },
];

/** For what a person would wait for, on a slow machine. */
const timeoutMilliseconds = 60_000;
const viewport = { width: 1280, height: 800 };

/** Opens an empty page in a browser of its own. */
export async function openPage(
  executablePath: string,
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
    ],
    // Signals are the program's to handle: it closes the browser among all that it opened.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const close = processLifetime.add(() => browser.close());
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(timeoutMilliseconds);
  return { page, close };
}

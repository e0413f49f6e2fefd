import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { HostResult } from '../host/run.js';
import { ensureBrowser, launchBrowser } from './browser.js';
import { prepareWorkspace } from './workspace.js';
import { cacheFolder, hostTestBundle, projectRoot } from './paths.js';
import { ensureServer, startServer, workbenchUrl } from './vscodeServer.js';

/** Without a result for so long, the host is taken to hang. */
const patienceMilliseconds = 120_000;

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Runs the tests inside a real VS Code: the desktop's where it can be downloaded, else the server's. The same files
 * run in both.
 */
export async function runHostTests(say: (text: string) => void): Promise<Counts> {
  const results = new Results(join(cacheFolder, 'host-results.jsonl'));
  const failure = await runInDesktop(results).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (results.started) {
    say('Host: desktop VS Code, downloaded by @vscode/test-electron.');
  } else {
    const reason = failure instanceof Error ? failure.message.split('\n')[0] : String(failure);
    say(
      `Host: VS Code's server from npm, since the desktop's could not be had (${reason ?? 'no reason given'}).`,
    );
    await runInServer(results, say);
  }
  return results.print(say);
}

async function runInDesktop(results: Results): Promise<void> {
  if (process.env.APIM_NSG_TEST_HOST === 'server') throw new Error('APIM_NSG_TEST_HOST asks for the server');
  await runTests({
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: hostTestBundle,
    extensionTestsEnv: results.environment,
    launchArgs: [prepareWorkspace('host'), '--disable-extensions', '--disable-workspace-trust'],
  });
}

async function runInServer(results: Results, say: (text: string) => void): Promise<void> {
  await ensureServer(say);
  const browserPath = await ensureBrowser(say);
  const server = await startServer(join(cacheFolder, 'host-data'), results.environment);
  const browser = await launchBrowser(browserPath);
  try {
    const page = await browser.newPage();
    const ended = new Promise<void>((resolve) => {
      void page.exposeFunction('codeAutomationExit', () => {
        resolve();
      });
    });
    await page.exposeFunction('codeAutomationLog', () => undefined);
    const folder = prepareWorkspace('host');
    await page.goto(workbenchUrl(server.port, { folder, extension: projectRoot, tests: hostTestBundle }));
    await Promise.race([ended, results.untilStalled()]);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The outcomes as the host writes them, line by line. */
class Results {
  readonly environment: Record<string, string>;

  constructor(private readonly file: string) {
    mkdirSync(cacheFolder, { recursive: true });
    rmSync(file, { force: true });
    this.environment = { APIM_NSG_TEST_RESULTS: file };
  }

  get started(): boolean {
    return this.#lines().length > 0;
  }

  #lines(): readonly HostResult[] {
    if (!existsSync(this.file)) return [];
    const lines = readFileSync(this.file, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as HostResult);
  }

  /** Resolves when the tests have ended, or when nothing came for too long. */
  async untilStalled(): Promise<void> {
    let seen = -1;
    let since = Date.now();
    while (Date.now() - since < patienceMilliseconds) {
      const lines = this.#lines();
      if (lines.some((line) => line.kind === 'end')) return;
      if (lines.length !== seen) [seen, since] = [lines.length, Date.now()];
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  print(say: (text: string) => void): Counts {
    const lines = this.#lines();
    for (const line of lines) {
      if (line.kind === 'pass') say(`  ✔ ${line.title} (${line.milliseconds} ms)`);
      if (line.kind === 'fail') say(`  ✖ ${line.title}\n${line.error.replace(/^/gm, '      ')}`);
    }
    const passed = lines.filter(({ kind }) => kind === 'pass').length;
    const failed = lines.filter(({ kind }) => kind === 'fail').length;
    if (lines.some(({ kind }) => kind === 'end')) return { passed, failed };
    say(`  ✖ The host gave no result for ${patienceMilliseconds / 1000} s, or ended before its tests did.`);
    return { passed, failed: failed + 1 };
  }
}

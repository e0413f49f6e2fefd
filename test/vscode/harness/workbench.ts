import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ensureBrowser, launchBrowser } from './browser.js';
import { cacheFolder, projectRoot, screenshotsFolder } from './paths.js';
import type { RunningServer } from './vscodeServer.js';
import { ensureServer, startServer, workbenchUrl } from './vscodeServer.js';
import { prepareWorkspace } from './workspace.js';

/** A workbench in a browser with the extension loaded, used as a person uses it: by keys and clicks. */
export class Workbench {
  private constructor(
    readonly page: Page,
    readonly folder: string,
    private readonly browser: Browser,
    private readonly server: RunningServer,
  ) {}

  /**
   * @param name of its workspace, and of the screenshots' prefix
   * @param extension the folder of the extension; another one than the project's for the web host
   */
  static async open(name: string, extension = projectRoot): Promise<Workbench> {
    const say = (text: string): void => {
      console.log(text);
    };
    await ensureServer(say);
    const browserPath = await ensureBrowser(say);
    const folder = prepareWorkspace(name);
    const server = await startServer(join(cacheFolder, `${name}-data`));
    const browser = await launchBrowser(browserPath);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(workbenchUrl(server.port, { folder, extension }));
    await page.locator('.monaco-workbench .part.editor').waitFor();
    return new Workbench(page, folder, browser, server);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  /** Opens a file of the workspace by its name, as with Ctrl+P. */
  async openFile(name: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+P');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(name);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Runs a command by its title from the command palette. */
  async runCommand(title: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`>${title}`);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
    await page.keyboard.press('Enter');
  }

  /** Puts the cursor into a line, one-based, and a column. */
  async goTo(line: number, column: number): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+G');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshotsFolder, { recursive: true });
    await this.page.screenshot({ path: join(screenshotsFolder, `${name}.png`) });
  }
}

import type { Page } from 'playwright-core';
import { takeScreenshot } from './actions.js';
import { getVSCode } from './choose.js';
import { packageExtension } from './extensionFiles.js';
import type { VSCode, Window } from './window.js';
import { createWorkspace, sampleFolder } from './workspace.js';

/** What a user has: the newest VS Code, and the extension as a package. */
interface UserSetup {
  readonly vscode: VSCode;
  readonly vsix: string;
}

let setup: Promise<UserSetup> | undefined;

/** Gets what a user has, once; it may take minutes the first time. */
export function setUpForUser(): Promise<UserSetup> {
  setup ??= packageExtension().then(async (vsix) => ({
    vsix,
    vscode: await getVSCode('newest', console.log),
  }));
  return setup;
}

const open = new Set<Page>();

/** The pages of the workbenches that are open now. */
export function openPages(): readonly Page[] {
  return [...open];
}

/** A workbench in a window with the extension installed, used as a person uses it: by keys and clicks. */
export class Workbench {
  private constructor(
    /** The folder that it shows, a copy of the sample. */
    readonly folder: string,
    private readonly window: Window,
  ) {}

  /**
   * @param name of its folder and its log
   * @param settings of its folder
   * @param files in its folder, beside those of the sample: what is made later may be seen late, or never
   */
  static async open(
    name: string,
    settings: Readonly<Record<string, unknown>> = {},
    files: Readonly<Record<string, string>> = {},
  ): Promise<Workbench> {
    const { vscode, vsix } = await setUpForUser();
    const folder = await createWorkspace(name, { original: sampleFolder, settings, files });
    const window = await vscode.open({
      name: `user ${name}`,
      folder,
      extension: { kind: 'installed', vsix },
    });
    const workbench = new Workbench(folder, window);
    open.add(workbench.page);
    await workbench.page.locator('.monaco-workbench .part.editor').waitFor();
    return workbench;
  }

  get page(): Page {
    return this.window.page;
  }

  async close(): Promise<void> {
    open.delete(this.page);
    await this.window.close();
  }

  /** Opens a file of the workspace by its name, as with Ctrl+P. */
  async openFile(name: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('ControlOrMeta+P');
    await this.#answer(name);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Runs a command by its title from the command palette. */
  async runCommand(title: string): Promise<void> {
    const { page } = this;
    const rows = page.locator('.quick-input-list .monaco-list-row');
    const wanted = rows.filter({ hasText: title }).first();
    const none = rows.filter({ hasText: 'No matching' }).first();
    for (;;) {
      await page.keyboard.press('F1');
      await this.#answer(`>${title}`);
      const isAnswered = wanted.or(none).first().waitFor({ timeout: 5_000 });
      await isAnswered.catch(() => undefined);
      if (await wanted.isVisible()) break;
      // A window that is still starting closes the palette, or knows none of the extensions' commands: try again.
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Enter');
  }

  /** Puts the cursor into a line, one-based, and a column. */
  async goTo(line: number, column: number): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+G');
    await this.#answer(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Keeps a picture as `.vscode-test/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await takeScreenshot(this.page, name);
  }

  async #answer(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(text);
  }
}

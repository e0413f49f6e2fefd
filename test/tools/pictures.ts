/**
 * `npm run pictures`: takes the pictures of the README anew from the product, in a real VS Code, into `media`, in a light
 * theme and a dark one. ffmpeg makes them small, and of some of them one that moves.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { processLifetime, runProgram } from '../vscode/harness/lifetime.js';
import { projectRoot } from '../vscode/harness/paths.js';
import { findOnPath, mustRun } from '../vscode/harness/processes.js';
import { Workbench } from '../vscode/harness/workbench.js';
import { completeRules } from '../vscode/host/support/armTemplate.js';
import { bicepFile } from '../vscode/host/support/bicepFile.js';
import { quickFix } from '../vscode/user/support/menus.js';

const sample = 'apim-network.json';

/** Pages show those of their reader's theme. */
const themes = [
  { theme: 'Default Light Modern', suffix: '' },
  { theme: 'Default Dark Modern', suffix: '-dark' },
] as const;

/** Leaves the text, and what the extension shows in it. */
const plainEditor = {
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.occurrencesHighlight': 'off',
};

interface Frame {
  readonly file: string;
  readonly seconds: number;
}

void runProgram(async () => {
  const [ffmpeg] = findOnPath(['ffmpeg', 'ffmpeg.exe']);
  if (ffmpeg === undefined)
    throw new Error("ffmpeg is needed: 'apt-get install ffmpeg', or https://ffmpeg.org.");
  const folder = await mkdtemp(join(tmpdir(), 'apim-nsg-pictures-'));
  processLifetime.add(() => rm(folder, { recursive: true, force: true }));
  for (const { theme, suffix } of themes) {
    const workbench = await Workbench.open('pictures', { ...plainEditor, 'workbench.colorTheme': theme });
    const studio = new Studio(workbench, ffmpeg, folder, suffix);
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await studio.fixedPort();
    await studio.finding();
    await studio.quickFixes();
    await studio.picture();
    await workbench.close();
  }
  return 0;
});

/** Takes one picture after the other in a window. */
class Studio {
  constructor(
    private readonly workbench: Workbench,
    private readonly ffmpeg: string,
    private readonly folder: string,
    /** Of the names of its pictures. */
    private readonly suffix: string,
  ) {}

  /** A port is mistyped, underlined, and mended by a quick fix. */
  async fixedPort(): Promise<void> {
    const { page, folder } = this.workbench;
    const { sql, ...others } = completeRules;
    await writeFile(join(folder, 'main.bicep'), bicepFile([sql, ...Object.values(others)]));
    await page.setViewportSize({ width: 820, height: 530 });
    await this.workbench.openFile('main.bicep');
    const text = bicepFile([sql, ...Object.values(others)]).split('\n');
    const line = text.findIndex((each) => each.includes("'1433'"));
    // Going to the line by its number would scroll the line above the NSG out of sight.
    await this.workbench.goTo(1, 1);
    for (let at = 0; at < line; at += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await this.#lens('7 of 7 rules').waitFor();
    const frames: Frame[] = [];
    const take = async (seconds: number): Promise<void> => {
      frames.push({ file: await this.#shoot(`frame${frames.length}`), seconds });
    };
    await take(1.5);
    for (const key of ['Backspace', 'Backspace', '4', '3']) {
      await page.keyboard.press(key);
      await take(0.3);
    }
    await page.locator('.squiggly-error').first().waitFor();
    await this.#lens('6 of 7 rules').waitFor();
    await take(2);
    await quickFix(this.workbench, 'Open 1433');
    await take(2);
    await page.keyboard.press('Enter');
    await this.#lens('7 of 7 rules').waitFor();
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await take(1.5);
    await this.#animate(frames, 'fixed-port.gif');
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await this.workbench.runCommand('View: Close All Editors');
  }

  /** What is said of a finding where the mouse points at it. */
  async finding(): Promise<void> {
    const { page } = this.workbench;
    await page.setViewportSize({ width: 1000, height: 640 });
    await this.workbench.openFile(sample);
    await page.locator('.squiggly-error').first().waitFor();
    await this.workbench.goTo(79, 42);
    await this.workbench.runCommand('Show or Focus Hover');
    await page.locator('.monaco-hover', { hasText: 'Why this is needed' }).first().waitFor();
    await this.#keep('findings.png');
    await page.keyboard.press('Escape');
  }

  async quickFixes(): Promise<void> {
    const { page } = this.workbench;
    await this.workbench.goTo(18, 20);
    await quickFix(this.workbench, 'Add all 3 missing');
    await this.#keep('quick-fixes.png');
    await page.keyboard.press('Escape');
  }

  /** The picture of the NSG, beside its template. */
  async picture(): Promise<void> {
    const { page } = this.workbench;
    await page.setViewportSize({ width: 1300, height: 860 });
    await this.workbench.runCommand('Show APIM NSG rules');
    const picture = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await picture.locator('table').first().waitFor();
    await this.#keep('picture.png');
  }

  #lens(title: string): Locator {
    return this.workbench.page.locator('.codelens-decoration a', { hasText: title }).first();
  }

  /** Takes the part of the window that has the editors. */
  async #shoot(name: string): Promise<string> {
    const path = join(this.folder, `${name}.png`);
    const options = { path, animations: 'disabled' } as const;
    await this.workbench.page.locator('[id="workbench.parts.editor"]').screenshot(options);
    return path;
  }

  async #keep(name: string): Promise<void> {
    await this.#convert(['-i', await this.#shoot(name)], name);
  }

  async #animate(frames: readonly Frame[], name: string): Promise<void> {
    const list = join(this.folder, 'frames.txt');
    const entries = frames.flatMap(({ file, seconds }) => [`file '${file}'`, `duration ${seconds}`]);
    // The last one is named again, as the list wants it, and shown twice as long.
    await writeFile(list, [...entries, `file '${frames.at(-1)?.file ?? ''}'`, ''].join('\n'));
    await this.#convert(['-f', 'concat', '-safe', '0', '-i', list], name);
  }

  /** A window has few colours: a palette of its own makes a picture small and leaves it sharp. */
  async #convert(input: readonly string[], name: string): Promise<void> {
    const file = name.replace(/(?=\.)/, this.suffix);
    const palette = 'split[a][b];[a]palettegen=max_colors=128[p];[b][p]paletteuse=dither=none';
    const output = ['-vf', palette, '-vsync', 'vfr', join(projectRoot, 'media', file)];
    await mustRun(this.ffmpeg, ['-hide_banner', '-y', ...input, ...output]);
  }
}

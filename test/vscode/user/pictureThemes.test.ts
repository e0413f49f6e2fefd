import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { Workbench } from '../harness/workbench.js';
import { contrastOf, readColours } from './support/contrast.js';

/** Themes of each kind, with the class that VS Code gives the page of a webview. */
const themes = [
  ['Default Dark Modern', 'vscode-dark'],
  ['Default Light Modern', 'vscode-light'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
] as const;

/** Text that has to be legible: WCAG 2.2, 1.4.3. Signs stand beside a word, which has the text's colour. */
const leastContrast = 4.5;

/** What is measured, by selectors: plain text, muted text, greyed rows, links, buttons. */
const texts = [
  '.card strong',
  '.card .muted',
  '.status',
  'tr.default .value',
  '.remark',
  '.link',
  '.action',
  'label',
];

describe('the picture in each kind of theme', () => {
  let workbench: Workbench;
  let picture: FrameLocator;

  before(async () => {
    workbench = await Workbench.open('themes');
    await workbench.openFile('apim-network.json');
    await workbench.runCommand('Show APIM NSG rules');
    picture = workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await picture.locator('table').first().waitFor();
    await workbench.page.keyboard.press('Control+B');
  });

  after(async () => {
    await workbench.close();
  });

  for (const [theme, kind] of themes) {
    it(`is legible in ${theme}`, async () => {
      const settings = { 'files.autoSave': 'off', 'workbench.colorTheme': theme };
      writeFileSync(join(workbench.folder, '.vscode/settings.json'), JSON.stringify(settings));
      await picture.locator(`body.${kind}`).waitFor();
      await workbench.screenshot(`picture ${kind}`);
      const colours = await picture.locator('body').evaluate(readColours, texts);
      const contrasts = colours.map(contrastOf);
      const poor = contrasts.filter(({ contrast }) => contrast < leastContrast);
      assert.deepEqual(poor, []);
    });
  }

  it('lays lanes and tables out beside each other where it is wide, and on top of each other where not', async () => {
    const { page } = workbench;
    await page.setViewportSize({ width: 3300, height: 1000 });
    const directionOf = async (selector: string): Promise<string> => {
      const first = await picture.locator(selector).first().boundingBox();
      const last = await picture.locator(selector).last().boundingBox();
      return first && last && last.y >= first.y + first.height ? 'below' : 'beside';
    };
    assert.deepEqual([await directionOf('.lane'), await directionOf('.rules')], ['beside', 'beside']);
    await workbench.screenshot('picture wide');
    await page.setViewportSize({ width: 1100, height: 1000 });
    await picture.locator('thead').first().waitFor({ state: 'hidden' });
    assert.deepEqual([await directionOf('.lane'), await directionOf('.rules')], ['below', 'below']);
    await workbench.screenshot('picture narrow');
    await picture.locator('tr[data-rule]').last().scrollIntoViewIfNeeded();
    await workbench.screenshot('picture narrow rules');
  });
});

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { Workbench } from '../harness/workbench.js';
import type { Contrast } from './support/contrast.js';
import { contrastOf, readColours, readOutlines } from './support/contrast.js';

/** Themes of each kind, with the class that VS Code gives the page of a webview. */
const themes = [
  ['Default Dark Modern', 'vscode-dark'],
  ['Default Light Modern', 'vscode-light'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
] as const;

/** Text that has to be legible: WCAG 2.2, 1.4.3. Signs stand beside a word, which has the text's colour. */
const leastContrast = 4.5;

/** Signs and other things that tell something: WCAG 2.2, 1.4.11. */
const leastContrastOfSigns = 3;

const signs = ['.count.allowed .sign', '.count.blocked .sign', '.count.missing .sign'];

/** What can have the focus. */
const controls = ['.action', '.flow', '#direction', '#far', '#protocol', '#port', '.link'];

/** What is measured, by selectors: plain text, muted text, greyed rows, the deciding one, links, buttons. */
const texts = [
  '.card strong',
  '.card .muted',
  '.status',
  'tr.default .value',
  'tr.deciding .value',
  'tr.deciding .link',
  '.remark',
  '.link',
  '.action',
  'label',
];

/** What is used here of the page; tests are compiled without the types of browsers. */
interface PageElement {
  readonly ownerDocument: {
    readonly documentElement: { readonly scrollWidth: number; readonly clientWidth: number };
    readonly defaultView: {
      getComputedStyle(element: PageElement): { readonly transitionDuration: string };
      matchMedia(query: string): {
        readonly matches: boolean;
        addEventListener(type: 'change', listener: () => void, options: { readonly once: true }): void;
      };
    };
  };
}

/** Runs in the page: waits until it is laid out so. */
function untilMatches({ ownerDocument }: PageElement, query: string): Promise<void> {
  const media = ownerDocument.defaultView.matchMedia(query);
  return new Promise((resolve) => {
    if (media.matches) resolve();
    else
      media.addEventListener(
        'change',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}

/** Runs in the page. */
function widthsOf({ ownerDocument }: PageElement): { readonly needed: number; readonly shown: number } {
  const { scrollWidth, clientWidth } = ownerDocument.documentElement;
  return { needed: scrollWidth, shown: clientWidth };
}

/** Runs in the page. */
function transitionOf(element: PageElement): string {
  return element.ownerDocument.defaultView.getComputedStyle(element).transitionDuration;
}

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

  async function showIn(theme: string, kind: string): Promise<void> {
    const settings = { 'files.autoSave': 'off', 'workbench.colorTheme': theme };
    writeFileSync(join(workbench.folder, '.vscode/settings.json'), JSON.stringify(settings));
    await picture.locator(`body.${kind}`).waitFor();
  }

  async function contrastsOf(selectors: readonly string[]): Promise<readonly Contrast[]> {
    const colours = await picture.locator('body').evaluate(readColours, selectors);
    return colours.map(contrastOf);
  }

  async function poorIn(selectors: readonly string[], least: number): Promise<readonly Contrast[]> {
    return (await contrastsOf(selectors)).filter(({ contrast }) => contrast < least);
  }

  for (const [theme, kind] of themes) {
    it(`is legible in ${theme}`, async () => {
      await showIn(theme, kind);
      await workbench.screenshot(`picture ${kind}`);
      assert.deepEqual(await poorIn(texts, leastContrast), []);
      assert.deepEqual(await poorIn(signs, leastContrastOfSigns), []);
    });

    it(`shows what has the focus in ${theme}`, async () => {
      await showIn(theme, kind);
      const outlines = await picture.locator('body').evaluate(readOutlines, controls);
      assert.deepEqual(
        outlines.map(contrastOf).filter(({ contrast }) => contrast < leastContrastOfSigns),
        [],
      );
    });

    it(`has the default rules in a lighter colour in ${theme}`, async () => {
      await showIn(theme, kind);
      const rows = ['tr:not(.default) .access .value', 'tr.default .access .value'];
      const [own, byDefault] = (await contrastsOf(rows)).map(({ contrast }) => contrast);
      assert.ok(own !== undefined && byDefault !== undefined && byDefault < own - 1, `${own}, ${byDefault}`);
    });
  }

  it('lays lanes and tables out beside each other where it is wide, and on top of each other where not', async () => {
    const { page } = workbench;
    await page.setViewportSize({ width: 3300, height: 1000 });
    await picture.locator('body').evaluate(untilMatches, '(width >= 1480px)');
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

  it('cuts nothing off in a panel of 300 pixels', async () => {
    await workbench.page.setViewportSize({ width: 660, height: 1000 });
    await picture.locator('body').evaluate(untilMatches, '(width < 320px)');
    const widths = await picture.locator('body').evaluate(widthsOf);
    assert.ok(widths.shown < 320 && widths.needed <= widths.shown, JSON.stringify(widths));
    await workbench.screenshot('picture 300 pixels');
  });

  it('moves nothing for who wants nothing to move', async () => {
    const { page } = workbench;
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    assert.notEqual(await picture.locator('tr[data-rule]').first().evaluate(transitionOf), '0s');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await picture.locator('tr[data-rule]').first().evaluate(transitionOf), '0s');
  });
});

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from '../harness/workbench.js';

const sample = 'apim-network.json';

/**
 * VS Code saves without fixes when an extension registers a provider meanwhile, as its own do while a window starts, and
 * was seen once not to save at all.
 */
const mostSaves = 3;
/** No save takes longer, in milliseconds. */
const longestSave = 20_000;

const dark = { 'workbench.colorTheme': 'Default Dark Modern' };

describe('a person who has files mended', () => {
  let workbench: Workbench;

  afterEach(async () => {
    await workbench.close();
  });

  function textOf(name: string): string {
    return readFileSync(join(workbench.folder, name), 'utf8');
  }

  /**
   * Waits until the sample's file holds another text. The tab of a file shows no mark any more when saving begins.
   * @returns whether it does
   */
  async function untilSaved(): Promise<boolean> {
    const before = textOf(sample);
    const isOld = (): boolean => ['', before].includes(textOf(sample));
    const watcher = watch(workbench.folder);
    const signal = AbortSignal.timeout(longestSave);
    while (isOld() && !signal.aborted) await once(watcher, 'change', { signal }).catch(() => undefined);
    watcher.close();
    return !isOld();
  }

  it('saves a file, and has all mended that is safe to mend', async () => {
    workbench = await Workbench.open('fix-on-save', {
      ...dark,
      'editor.codeActionsOnSave': { 'source.fixAll.apimNsg': 'explicit' },
    });
    const { page } = workbench;
    await workbench.openFile(sample);
    await page.locator('.squiggly-error').first().waitFor();
    assert.ok(textOf(sample).includes('"1443"'));
    await page.keyboard.press('Control+End');
    for (let saves = 1; saves <= mostSaves && textOf(sample).includes('"1443"'); saves++) {
      await page.keyboard.press('Enter');
      await page.locator('.tab.active.dirty').waitFor();
      const saved = untilSaved();
      await page.keyboard.press('Control+S');
      await saved;
    }
    await page.keyboard.press('Control+Home');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await workbench.screenshot('fixed-on-save');
    assert.ok(!textOf(sample).includes('"1443"'));
    assert.match(textOf(sample), /"sourceAddressPrefix": "AzureLoadBalancer"/);
  });

  it('checks the workspace from a window without editors, and mends all from its summary', async () => {
    workbench = await Workbench.open('fix-all', dark);
    const { page } = workbench;
    await workbench.runCommand('Check APIM NSG rules in workspace');
    const summary = page.locator('.notification-toast', {
      hasText: 'Network security groups of API Management: 1',
    });
    const fixAll = summary.locator('.monaco-button', { hasText: 'Fix All' });
    await fixAll.waitFor();
    await workbench.screenshot('checked-dark');
    await fixAll.click();
    await page.locator('.notification-toast', { hasText: 'Files fixed: 1' }).waitFor();
    await workbench.screenshot('fixed-all');
    // VS Code opens what has changed after a moment, and saves all that is open.
    await page.locator('.tab.dirty').waitFor();
    const saved = untilSaved();
    await workbench.runCommand('File: Save All');
    assert.ok(await saved);
    assert.ok(!textOf(sample).includes('"1443"'));
  });
});

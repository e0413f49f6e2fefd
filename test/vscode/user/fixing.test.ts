import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from '../harness/workbench.js';
import { savedText } from './support/savedText.js';

const sample = 'apim-network.json';

/**
 * VS Code saves without fixes when an extension registers a provider meanwhile, as its own do while a window starts, and
 * was seen once not to save at all.
 */
const mostSaves = 3;

const dark = { 'workbench.colorTheme': 'Default Dark Modern' };

describe('a person who has files mended', () => {
  let workbench: Workbench;

  afterEach(async () => {
    await workbench.close();
  });

  function textOf(name: string): string {
    return readFileSync(join(workbench.folder, name), 'utf8');
  }

  /** Waits until the sample's file holds another text. */
  async function untilSaved(): Promise<void> {
    const before = textOf(sample);
    await savedText(join(workbench.folder, sample), (text) => !['', before].includes(text));
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
    await saved;
    assert.ok(!textOf(sample).includes('"1443"'));
  });
});

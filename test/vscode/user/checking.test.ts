import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { Workbench } from '../harness/workbench.js';
import { rulesWith } from '../host/support/armTemplate.js';
import { bicepFile } from '../host/support/bicepFile.js';
import { explorerMenu, opened } from './support/menus.js';

/** Some seconds of work on a fast machine. */
const slowFiles = 30;

/** A file whose evaluation goes on until its bound, for half a second. */
const slowToEvaluate = `var wide = range(0, 10000)
var priorities = map(wide, i => length(filter(map(wide, k => k * 2 + i), j => j > i)))
${bicepFile(['Allow 100 Inbound Allow Tcp Internet -> VirtualNetwork 443']).replace('100', 'priorities[0]')}`;

describe('a person who has more than one file checked', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open(
      'checking',
      {},
      { 'network/nsg.bicep': bicepFile(rulesWith({ sql: undefined })) },
    );
  });

  after(async () => {
    await workbench.close();
  });

  function toast(text: string): Locator {
    return workbench.page.locator('.notification-toast', { hasText: text });
  }

  /** The files that the Problems panel names. */
  function problemFiles(): Locator {
    return workbench.page.locator(
      '.markers-panel .monaco-list-row .resource-label-container, .markers-panel .file-icon',
    );
  }

  it('cancels a check that takes long, which shows nothing then', async () => {
    const slow = join(workbench.folder, 'slow');
    mkdirSync(slow);
    for (let file = 0; file < slowFiles; file += 1) {
      writeFileSync(join(slow, `nsg${String(file)}.bicep`), slowToEvaluate);
    }
    await workbench.runCommand('Check APIM NSG rules in workspace');
    await toast('Checking APIM NSG rules').locator('.monaco-button', { hasText: 'Cancel' }).click();
    rmSync(slow, { recursive: true });
    await toast('Checking APIM NSG rules').waitFor({ state: 'detached' });
    await workbench.runCommand('Problems: Focus on Problems View');
    await workbench.page.locator('.markers-panel', { hasText: 'No problems' }).waitFor();
    assert.equal(await toast('Network security groups').count(), 0);
  });

  it('checks a folder from the menu of the explorer', async () => {
    const { page } = workbench;
    await opened(toast('Network security groups of API Management: 1'), async () => {
      const check = await explorerMenu(workbench, 'network', 'Check APIM NSG rules in folder');
      await check.hover({ timeout: 10_000 }).catch(() => undefined);
      // A menu takes no click in the moment after it has opened.
      await page.keyboard.press('Enter');
      await page.locator('.monaco-menu').waitFor({ state: 'detached' });
    });
    await problemFiles().filter({ hasText: 'nsg.bicep' }).first().waitFor();
    await workbench.screenshot('checked-folder');
    assert.equal(await problemFiles().filter({ hasText: 'apim-network.json' }).count(), 0);
  });
});

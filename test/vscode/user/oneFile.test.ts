import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { Workbench } from '../harness/workbench.js';
import { completeRules, rulesWith } from '../host/support/armTemplate.js';
import { bicepFile } from '../host/support/bicepFile.js';
import { quickFix } from './support/menus.js';
import { savedText } from './support/savedText.js';

const name = 'main.bicep';
const misspelt = completeRules.storage.replace('Storage ', 'Storge ');
const another = 'AllowFilesOutbound 115 Outbound Allow Tcp VirtualNetwork -> Storge 445';

describe('a person who works on a Bicep file', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open('one-file');
  });

  after(async () => {
    await workbench.close();
  });

  /** Opens the file with these rules, at its beginning: the editor goes to where it was in a file that it knows. */
  async function openWith(rules: readonly string[]): Promise<void> {
    writeFileSync(join(workbench.folder, name), bicepFile(rules));
    await workbench.openFile(name);
    await workbench.goTo(1, 1);
  }

  /** Saves the file, waits until its text is such, and closes the editor. */
  async function checkSaved(expected: string | RegExp): Promise<void> {
    const { page } = workbench;
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    const file = join(workbench.folder, name);
    if (typeof expected === 'string')
      assert.equal(await savedText(file, (text) => text === expected), expected);
    else assert.match(await savedText(file, (text) => expected.test(text)), expected);
    await workbench.runCommand('View: Close All Editors');
    await page.locator('.tab').first().waitFor({ state: 'detached' });
  }

  function lens(title: string): Locator {
    return workbench.page.locator('.codelens-decoration a', { hasText: title }).first();
  }

  it('disables a finding for its line, and is asked for the reason there', async () => {
    const { page } = workbench;
    await openWith(rulesWith({ storage: misspelt }));
    await lens('1 unknown').waitFor();
    await page.keyboard.press('F8');
    await page.locator('.squiggly-warning').first().waitFor();
    await (await quickFix(workbench, 'Disable unknown-service-tag for this line')).click();
    await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    await workbench.screenshot('disabled-for-line');
    await page.keyboard.type('as the others do');
    await checkSaved(
      /^( *)\/\/ apim-nsg-disable-next-line unknown-service-tag -- as the others do\n\1.*'Storge'$/m,
    );
  });

  it('mends several findings at once, where one fix is for all that are selected', async () => {
    const { page } = workbench;
    await openWith([...rulesWith({ storage: misspelt }), another]);
    await lens('1 unknown').waitFor();
    const fix = await quickFix(workbench, "Replace by 'Storage'", () => page.keyboard.press('Control+A'));
    await workbench.screenshot('quick-fixes-for-several');
    await fix.click();
    await lens('7 of 7 rules').waitFor();
    await checkSaved(bicepFile([...rulesWith({}), another]).replace('Storge', 'Storage'));
  });

  it('adds what is missing by a click above the NSG', async () => {
    await openWith(rulesWith({ sql: undefined, keyVault: undefined }));
    await lens('Add 2 rules').click();
    await lens('7 of 7 rules').waitFor();
    assert.equal(await lens('Add 2 rules').count(), 0);
    await workbench.screenshot('added-by-lens');
    await checkSaved(/'Sql'[^]*'AzureKeyVault'/);
  });

  it('opens the picture by a click above the NSG', async () => {
    await openWith(rulesWith({}));
    await lens('Show picture').click();
    await workbench.page.locator('.tab', { hasText: 'Rules of nsg-apim' }).waitFor();
  });
});

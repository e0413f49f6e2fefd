import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { Workbench } from '../harness/workbench.js';
import { explorerMenu, quickFix } from './support/menus.js';
import { savedText } from './support/savedText.js';

const sample = 'apim-network.json';

describe('a person at the keyboard', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open('commands');
    await workbench.openFile(sample);
  });

  after(async () => {
    await workbench.close();
  });

  /** The entry of the open quick pick that says this, once it is there. */
  async function entry(text: string): Promise<Locator> {
    const found = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    await found.waitFor();
    return found;
  }

  async function notification(text: string): Promise<Locator> {
    const found = workbench.page.locator('.notification-toast', { hasText: text });
    await found.waitFor();
    return found;
  }

  /** The sample's text, saved for it, once it is such. */
  async function textOfSample(isSuch = (text: string) => text !== ''): Promise<string> {
    await workbench.page.keyboard.press('Control+S');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    return savedText(join(workbench.folder, sample), isSuch);
  }

  /** Waits until the sample, saved for it, has these words in it. */
  async function sampleHas(...words: readonly string[]): Promise<void> {
    const hasAll = (text: string): boolean => words.every((each) => text.includes(each));
    const text = await textOfSample(hasAll);
    assert.ok(hasAll(text), text);
  }

  /** Waits until the sample, saved for it, is this text. */
  async function sampleIs(expected: string): Promise<void> {
    assert.equal(await textOfSample((text) => text === expected), expected);
  }

  it('sees findings, and mends one from the menu of quick fixes', async () => {
    const { page } = workbench;
    await page.locator('.squiggly-error').first().waitFor();
    await workbench.screenshot('findings');
    await page.keyboard.press('F8');
    await page.locator('[class*="lightbulb"]').first().waitFor();
    await quickFix(workbench, 'Add a rule for inbound TCP 6390 from AzureLoadBalancer');
    await workbench.screenshot('quick-fixes');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active.dirty').waitFor();
    await sampleHas('"sourceAddressPrefix": "AzureLoadBalancer"');
    await workbench.screenshot('after-a-quick-fix');
  });

  it('inserts rules step by step, going back once, and undoes them in one step', async () => {
    const { page } = workbench;
    const before = await textOfSample();
    await workbench.runCommand('Insert APIM NSG rules');
    const place = await entry('nsg-apim');
    await page.locator('.quick-input-title', { hasText: '(1/4)' }).waitFor();
    await workbench.screenshot('insert-where');
    await place.click();
    const internal = await entry('Internal');
    await workbench.screenshot('insert-virtual-network-type');
    await internal.click();
    await entry('event-hub');
    await page.locator('.quick-input-titlebar .codicon-quick-input-back').click();
    await (await entry('External')).click();
    const eventHub = await entry('event-hub');
    await workbench.screenshot('insert-features');
    await eventHub.click();
    await page.locator('.quick-input-action', { hasText: 'OK' }).click();
    const insert = await entry('one step to undo');
    await page.locator('.quick-input-title', { hasText: '(4/4)' }).waitFor();
    await workbench.screenshot('insert-or-preview');
    await insert.click();
    await notification('security rules for API Management: ');
    await workbench.screenshot('inserted');
    await sampleHas('"destinationAddressPrefix": "Internet"', '"destinationAddressPrefix": "EventHub"');
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Z');
    await page.locator('.tab.active.dirty').waitFor();
    await sampleIs(before);
  });

  /** Asks for the rules to be inserted at the NSG, and for a preview of that. */
  async function previewInsertion(): Promise<void> {
    const { page } = workbench;
    await workbench.runCommand('Insert APIM NSG rules');
    await (await entry('nsg-apim')).click();
    await (await entry('External')).click();
    await entry('event-hub');
    await page.locator('.quick-input-action', { hasText: 'OK' }).click();
    await (await entry('Preview the change')).click();
    await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
  }

  async function untilPreviewIsGone(): Promise<void> {
    await workbench.page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    await workbench.page.locator(`.tab.active[data-resource-name="${sample}"]`).waitFor();
  }

  it('looks at the change first, and discards it', async () => {
    const before = await textOfSample();
    await previewInsertion();
    await workbench.page.locator('.editor-actions [aria-label^="Discard the APIM NSG rules"]').click();
    await untilPreviewIsGone();
    await sampleIs(before);
  });

  it('looks at the change first, makes it by a key, and undoes it in one step', async () => {
    const { page } = workbench;
    const before = await textOfSample();
    await previewInsertion();
    await notification('The rules are shown on the right');
    await workbench.screenshot('insert-preview');
    await page.locator('.monaco-diff-editor .editor.modified .view-lines').first().click();
    await page.keyboard.press('Control+Enter');
    await untilPreviewIsGone();
    await page
      .locator('.notification-toast', { hasText: 'shown on the right' })
      .waitFor({ state: 'detached', timeout: 5000 });
    await page.locator('.tab.active.dirty').waitFor();
    await sampleHas('"destinationAddressPrefix": "Internet"');
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Z');
    await page.locator('.tab.active.dirty').waitFor();
    await sampleIs(before);
  });

  it('finds the commands in the title of a checked file and in the menu of a folder', async () => {
    const { page } = workbench;
    await page.locator('.editor-actions [aria-label^="Show APIM NSG rules"]').first().waitFor();
    await explorerMenu(workbench, sample, 'Insert APIM NSG rules');
    await workbench.screenshot('explorer-menu');
    await page.keyboard.press('Escape');
  });

  it('checks the workspace, and goes to the problems', async () => {
    await workbench.runCommand('Check APIM NSG rules in workspace');
    const summary = await notification('Network security groups of API Management: 1');
    await workbench.screenshot('checked');
    await summary.locator('.monaco-button', { hasText: 'Show Problems' }).click();
    await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: sample }).first().waitFor();
    await workbench.screenshot('problems');
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { Workbench } from '../harness/workbench.js';
import { plant, plantedHtml, refusingDirectives } from './support/planted.js';

const sample = 'apim-network.json';

describe('a person who looks at the picture', () => {
  let workbench: Workbench;
  let picture: FrameLocator;

  before(async () => {
    workbench = await Workbench.open('picture');
    await workbench.openFile(sample);
    await workbench.goTo(lineOf('"AllowSqlOutbound"'), 1);
    await workbench.runCommand('Show APIM NSG rules');
    picture = workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await picture.locator('table').first().waitFor();
  });

  after(async () => {
    await workbench.close();
  });

  /** The row of a rule. */
  function row(name: string): Locator {
    return picture.locator('tr[data-rule]', { hasText: name }).first();
  }

  /** That something is within what can be seen of the page, wherever it is scrolled to. */
  async function inSight(element: Locator): Promise<void> {
    const page = await workbench.page.locator('iframe.webview.ready').boundingBox();
    const box = await element.boundingBox();
    assert.ok(page && box && box.y >= page.y && box.y + box.height <= page.y + page.height);
  }

  /** Waits until the editor's cursor is in a line, one-based. */
  async function cursorIn(line: number): Promise<void> {
    await workbench.page.locator('.statusbar-item', { hasText: `Ln ${line}, ` }).waitFor();
  }

  /** The one-based line of the sample that a text is in. */
  function lineOf(text: string): number {
    const lines = readFileSync(join(workbench.folder, sample), 'utf8').split('\n');
    return lines.findIndex((line) => line.includes(text)) + 1;
  }

  it('sees it from its beginning, wherever the cursor is', async () => {
    await inSight(picture.locator('h1'));
    await picture.locator('tr[aria-current="true"]', { hasText: 'AllowSqlOutbound' }).waitFor();
  });

  it('sees what API Management needs, by signs and words', async () => {
    await workbench.screenshot('picture');
    const statuses = await picture.locator('.flow .status').allInnerTexts();
    assert.equal(statuses.length, 9);
    assert.ok(
      statuses.some((status) => /✕\s*Missing/.test(status)),
      statuses.join(),
    );
    assert.ok(
      statuses.some((status) => /✓\s*Allowed/.test(status)),
      statuses.join(),
    );
    await picture.locator('tr.shadowed', { hasText: 'AllowStorageOutbound' }).waitFor();
  });

  it('goes to a rule by a click, and by the keyboard', async () => {
    await row('AllowKeyVaultOutbound').click();
    // The cursor is where the rule begins, the line above its name.
    await cursorIn(lineOf('AllowKeyVaultOutbound') - 1);
    await picture.locator('button.link', { hasText: 'DenyInternetOutbound' }).focus();
    await workbench.page.keyboard.press('Enter');
    await cursorIn(lineOf('DenyInternetOutbound') - 1);
  });

  it('finds the rule at the cursor in the picture', async () => {
    await workbench.goTo(lineOf('"AllowSqlOutbound"'), 1);
    await picture.locator('tr[aria-current="true"]', { hasText: 'AllowSqlOutbound' }).waitFor();
  });

  it('asks what happens to a packet', async () => {
    await picture.locator('#direction').selectOption('Outbound');
    await picture.locator('#far').fill('Sql');
    await picture.locator('#port').fill('1433');
    await picture.locator('.verdict.Deny').waitFor();
    await picture.locator('tr.deciding', { hasText: 'DenyInternetOutbound' }).waitFor();
    await workbench.screenshot('picture-packet');
    await picture.locator('.flow', { hasText: 'AzureKeyVault' }).click();
    await picture.locator('.verdict.Allow').waitFor();
    assert.equal(await picture.locator('#far').inputValue(), 'AzureKeyVault');
  });

  it('sees an edit at once, and the last good picture while the text is broken', async () => {
    const { page } = workbench;
    await row('AllowStorageOutbound').click();
    await cursorIn(lineOf('"AllowStorageOutbound"') - 1);
    await workbench.goTo(lineOf('"name": "AllowStorageOutbound"'), 1);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('Late');
    await row('AllowStorageOutboundLate').waitFor();
    await workbench.goTo(lineOf('"name": "AllowKeyVaultOutbound"'), 1);
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Delete');
    await picture.locator('.notice', { hasText: 'syntax error' }).waitFor();
    await picture.locator('.verdict.unknown', { hasText: 'syntax error' }).waitFor();
    assert.equal(await picture.locator('tr.deciding').count(), 0);
    await workbench.screenshot('picture-broken');
    await picture.locator('tr[data-rule]').last().scrollIntoViewIfNeeded();
    await inSight(picture.locator('.notice', { hasText: 'syntax error' }));
    await row('AllowKeyVaultOutbound').waitFor();
    await page.keyboard.press('Control+Z');
    await picture.locator('.notice').waitFor({ state: 'detached' });
  });

  it('exports it as an SVG into a file', async () => {
    await picture.locator('button', { hasText: 'Save SVG' }).click();
    await workbench.page.locator('.quick-input-widget input').first().waitFor();
    await workbench.screenshot('picture-export');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.notification-toast', { hasText: 'nsg-apim-rules.svg' }).waitFor();
    const svg = readFileSync(join(workbench.folder, 'nsg-apim-rules.svg'), 'utf8');
    assert.match(svg, /^<svg [\s\S]*AllowKeyVaultOutbound[\s\S]*<\/svg>\n$/);
  });

  it('runs nothing that is planted in its page, and reaches no server', async () => {
    const body = picture.locator('body');
    await body.evaluate(plant, plantedHtml);
    await picture.locator('#planted').click();
    await picture.locator(`body[data-refused="${refusingDirectives.join(' ')}"]`).waitFor();
    assert.equal(await body.getAttribute('data-ran'), null);
    await row('AllowKeyVaultOutbound').waitFor();
  });
});

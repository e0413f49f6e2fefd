import type { Locator } from 'playwright-core';
import { Workbench } from '../harness/workbench.js';

describe('a person who starts with the walkthrough', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open('walkthrough', { 'workbench.colorTheme': 'Default Dark Modern' });
  });

  after(async () => {
    await workbench.close();
  });

  function step(title: string): Locator {
    return workbench.page.locator('.getting-started-step', { hasText: title });
  }

  async function isDone(title: string): Promise<void> {
    await step(title).locator('.codicon.complete').waitFor();
  }

  it('sees a picture at each step, opens the example, and has the steps ticked off', async () => {
    const { page } = workbench;
    // A walkthrough shows its pictures where there is room beside the steps.
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.runCommand('Welcome: Open Walkthrough');
    const choice = page.locator('.quick-input-list .monaco-list-row', {
      hasText: 'API Management NSG Rules',
    });
    await choice.first().click();
    for (const title of [
      'Open a template',
      'See what is wrong',
      'Insert missing rules',
      'Look at the picture',
      'Check the',
    ]) {
      await step(title).click();
      const picture = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame').locator('svg');
      await picture.waitFor();
      await workbench.screenshot(`walkthrough ${title}`);
    }
    await step('Open a template').click();
    await page.locator('.getting-started-step .monaco-button', { hasText: 'Open an Example' }).click();
    await page.locator('.squiggly-error').first().waitFor();
    await isDone('Open a template');
    await step('Insert missing rules').click();
    await page.locator('.getting-started-step .monaco-button', { hasText: 'Insert Rules' }).click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'nsg-apim' }).waitFor();
    await workbench.screenshot('walkthrough example');
    await page.keyboard.press('Escape');
    await isDone('Insert missing rules');
  });

  it('looks at the picture of the example beside it, and has the example mended', async () => {
    const { page } = workbench;
    await step('Look at the picture').click();
    await page.locator('.getting-started-step .monaco-button', { hasText: 'Show Picture' }).click();
    await page.locator('.tab', { hasText: 'Rules of nsg-apim' }).waitFor();
    await step('See what is wrong').click();
    await page.locator('.getting-started-step .monaco-button', { hasText: 'Fix All in the File' }).click();
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await workbench.screenshot('walkthrough mended');
  });
});

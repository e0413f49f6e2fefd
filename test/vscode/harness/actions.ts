import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Action } from '../inside/protocol.js';
import { screenshotsFolder } from './paths.js';

/** Less than a test may take: what fails is to be the action, which says what it waited for. */
const patienceMilliseconds = 45_000;

/** Does what a test inside the extension host asks for, on its window. */
export async function perform(page: Page, action: Action): Promise<readonly string[]> {
  switch (action.kind) {
    case 'screenshot':
      await takeScreenshot(page, action.name);
      return [];
    case 'press':
      await page.keyboard.press(action.keys);
      return [];
    case 'type':
      await page.keyboard.type(action.text);
      return [];
    case 'click':
      await page
        .locator(action.selector)
        .first()
        .click({ timeout: action.milliseconds ?? patienceMilliseconds });
      return [];
    case 'wait':
      await page
        .locator(action.selector)
        .first()
        .waitFor({ state: action.state, timeout: action.milliseconds ?? patienceMilliseconds });
      return [];
    case 'texts':
      return page.locator(action.selector).allInnerTexts();
  }
}

/** Keeps a picture of a window as `.vscode-test/screenshots/NAME.png`. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screenshotsFolder, `${fileNameOf(name)}.png`) });
}

/** A picture for whoever looks into a failure; where none can be had, the failure itself says enough. */
export async function keepPicture(page: Page | undefined, name: string): Promise<void> {
  if (!page || page.isClosed()) return;
  await takeScreenshot(page, name).catch(() => undefined);
}

function fileNameOf(name: string): string {
  return name.replace(/[^\w-]+/g, '-').slice(0, 100);
}

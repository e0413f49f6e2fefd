import type { Locator } from 'playwright-core';
import type { Workbench } from '../../harness/workbench.js';

/**
 * Opens the menu of quick fixes at the cursor or the selection, and gives the entry that says this. A menu that was opened
 * while the editor was busy with the findings is closed by it, or lacks the entry: it is opened again.
 * @param select makes the selection, before each attempt: closing the menu may give it up
 */
export async function quickFix(
  { page }: Workbench,
  text: string,
  select: () => Promise<void> = () => Promise.resolve(),
): Promise<Locator> {
  const entry = page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
  for (;;) {
    await select();
    await page.keyboard.press('Control+.');
    const isThere = await entry.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return entry;
    await page.keyboard.press('Escape');
  }
}

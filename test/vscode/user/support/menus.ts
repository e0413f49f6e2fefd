import type { Locator } from 'playwright-core';
import type { Workbench } from '../../harness/workbench.js';

/**
 * Does what opens a menu, or goes through one, until what is to come of it is there: a menu that was opened while the
 * editor was busy with something else is closed by it, or lacks an entry.
 */
export async function opened(entry: Locator, open: () => Promise<void>): Promise<Locator> {
  for (;;) {
    await open();
    const isThere = await entry.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return entry;
    await entry.page().keyboard.press('Escape');
  }
}

/**
 * Opens the menu of quick fixes at the cursor or the selection, and gives the entry that says this.
 * @param select makes the selection, before each attempt: closing the menu may give it up
 */
export function quickFix(
  { page }: Workbench,
  text: string,
  select: () => Promise<void> = () => Promise.resolve(),
): Promise<Locator> {
  const entry = page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
  return opened(entry, async () => {
    await select();
    await page.keyboard.press('Control+.');
  });
}

/** Opens the menu of a file or folder in the explorer, and gives the entry that says this. */
export function explorerMenu({ page }: Workbench, name: string, text: string): Promise<Locator> {
  const label = page.locator('.label-name').getByText(name, { exact: true });
  const row = page.locator('.explorer-folders-view .monaco-list-row', { has: label });
  const entry = page.locator('.monaco-menu .action-item', { hasText: text });
  return opened(entry, () => row.click({ button: 'right' }));
}

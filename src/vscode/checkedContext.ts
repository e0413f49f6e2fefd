import * as vscode from 'vscode';
import type { ActiveStatus } from './activeStatus.js';
import type { Border } from './border.js';

/** The context key that the menus in package.json look at. */
const key = 'apimNsg.checked';

/** Tells the menus whether the active editor shows a file with an NSG that is checked. */
export function activateCheckedContext(active: ActiveStatus, border: Border): vscode.Disposable {
  let shown = false;
  return active.onDidChange((file) => {
    const isChecked = file !== undefined;
    if (isChecked === shown) return;
    shown = isChecked;
    void border.request('Menus of the editor', undefined, async () => {
      await vscode.commands.executeCommand('setContext', key, isChecked);
    });
  });
}

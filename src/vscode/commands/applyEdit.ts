import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { toWorkspaceEdit } from '../converters.js';
import type { Versions } from '../versions.js';
import { isOutdated } from '../versions.js';

/**
 * Applies an edit as one step to undo, or tells why not. `before`: the versions of the documents when the edit was
 * asked for. Answers whether it was applied.
 */
export async function applyEdit(edit: WorkspaceEdit, before: Versions): Promise<boolean> {
  const applied = !isOutdated(edit, before) && (await vscode.workspace.applyEdit(toWorkspaceEdit(edit)));
  if (!applied) tellOutdated();
  return applied;
}

/** An edit that is outdated is not made. */
export function tellOutdated(): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Nothing was changed, because the text changed at the same time. Run the command again.'),
  );
}

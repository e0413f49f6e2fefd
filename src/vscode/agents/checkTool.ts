import * as vscode from 'vscode';
import type { CheckedPlace, CheckSurroundings } from '../checkWithin.js';
import { checkWithin } from '../checkWithin.js';
import type { Clock } from '../diagnostics/scheduler.js';
import { checkedPathFrom } from './checkInput.js';
import { placeAt } from './placeAt.js';
import { reportTexts } from './reportText.js';
import type { AgentTool } from './toolApi.js';

/** `apim-nsg_check`: lets chat agents check a file, a folder or the workspace. */
export function createCheckTool(surroundings: CheckSurroundings, clock: Clock): AgentTool {
  return {
    describe(input) {
      const path = checkedPathFrom(input);
      return path === undefined
        ? vscode.l10n.t('Checking APIM NSG rules in the workspace')
        : vscode.l10n.t('Checking APIM NSG rules in {0}', path);
    },
    async run(input, token) {
      const started = clock.now();
      const report = await checkWithin(surroundings, await placeFrom(input), token);
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      const durationMs = Math.round(clock.now() - started);
      return reportTexts({ ...report, durationMs }, (uri) =>
        vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
      );
    },
  };
}

/** @throws Error when there is nothing to check */
async function placeFrom(input: unknown): Promise<CheckedPlace | undefined> {
  const path = checkedPathFrom(input);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (path === undefined) {
    if (folders.length > 0) return undefined;
    throw new Error('No folder is open, so there is no workspace to check. Give the path of a file.');
  }
  const place = await placeAt(path, folders);
  if (place) return place;
  throw new Error(`There is no file or folder '${path}'. Give a path relative to the workspace.`);
}

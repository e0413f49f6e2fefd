import * as vscode from 'vscode';
import type { FileStatus } from '../service/languageService.js';
import type { ActiveFile, ActiveStatus } from './activeStatus.js';
import { uriOf } from './uris.js';

/**
 * Shows in the status bar, among what is known of the active file's language, how many of the rules are there; nothing
 * for a file without an NSG that is checked.
 */
export function activateLanguageStatus(active: ActiveStatus): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  const hide = (): void => {
    item?.dispose();
    item = undefined;
  };
  const subscription = active.onDidChange((file) => {
    if (file?.isEnabled !== true) {
      hide();
      return;
    }
    item ??= createItem();
    fill(item, file);
  });
  return vscode.Disposable.from(subscription, { dispose: hide });
}

function createItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem('apimNsg.status', []);
  item.name = vscode.l10n.t('API Management NSG Rules');
  return item;
}

function fill(item: vscode.LanguageStatusItem, { document, status }: ActiveFile): void {
  const hasProblems = status.errors + status.warnings > 0;
  item.selector = { language: document.languageId, scheme: document.uri.scheme };
  item.text = status.title;
  item.detail = problemWords(status);
  item.severity = severityOf(status);
  item.command = hasProblems
    ? { title: vscode.l10n.t('Show Problems'), command: 'workbench.actions.view.problems' }
    : {
        title: vscode.l10n.t('Show picture'),
        command: 'apimNsg.showRules',
        arguments: [{ uri: uriOf(document.uri) }],
      };
}

function severityOf({ errors, warnings }: FileStatus): vscode.LanguageStatusSeverity {
  if (errors > 0) return vscode.LanguageStatusSeverity.Error;
  return warnings > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
}

function problemWords({ errors, warnings }: FileStatus): string {
  const words = [
    ...(errors > 0 ? [vscode.l10n.t('Errors: {0}', errors)] : []),
    ...(warnings > 0 ? [vscode.l10n.t('Warnings: {0}', warnings)] : []),
  ];
  return words.length > 0 ? words.join(', ') : vscode.l10n.t('no problems');
}

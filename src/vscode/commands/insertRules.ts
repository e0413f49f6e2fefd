import * as vscode from 'vscode';
import { requirementOf } from '../../azure/requirements.js';
import { describeTraffic } from '../../checks/describe.js';
import type { InsertOutcome, LanguageService } from '../../service/languageService.js';
import { neverCancelled } from '../../workspace/workspace.js';
import type { Border } from '../border.js';
import { fromPosition } from '../converters.js';
import type { Settings } from '../settings.js';
import { openVersions } from '../versions.js';
import { activeTemplateEditor } from './activeDocument.js';
import { applyEdit } from './applyEdit.js';
import { insertOptionsFrom } from './insertArguments.js';
import { askInsertOptions } from './insertQuestions.js';
import { uriOf } from '../uris.js';

/**
 * `apimNsg.insertRules`: at an NSG adds what is missing there, elsewhere a whole NSG. Called with `{ vnetType,
 * features }` it asks nothing.
 */
export function activateInsertRulesCommand(
  service: LanguageService,
  settings: Settings,
  border: Border,
): vscode.Disposable {
  return border.command('apimNsg.insertRules', async (argument) => {
    const editor = activeTemplateEditor();
    if (!editor) return;
    const { document, selection } = editor;
    const configuration = settings.configuration(document.uri);
    const options = insertOptionsFrom(argument) ?? (await askInsertOptions(configuration));
    if (!options) return;
    const versions = openVersions();
    const outcome = await service.insertRules(
      uriOf(document.uri),
      fromPosition(selection.active),
      options,
      neverCancelled,
    );
    if (outcome.kind === 'nothing') void vscode.window.showInformationMessage(outcome.reason);
    else if (await applyEdit(outcome.edit, versions)) tellAdded(outcome);
  });
}

function tellAdded({ added }: InsertOutcome & { readonly kind: 'edit' }): void {
  const rules = added.map((id) => describeTraffic(requirementOf(id))).join('; ');
  void vscode.window.showInformationMessage(
    added.length === 1
      ? vscode.l10n.t('Added one security rule for API Management: {0}.', rules)
      : vscode.l10n.t('Added {0} security rules for API Management: {1}.', added.length, rules),
  );
}

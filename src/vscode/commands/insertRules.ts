import * as vscode from 'vscode';
import type { RequirementId } from '../../azure/requirements.js';
import { requirementOf } from '../../azure/requirements.js';
import { describeTraffic } from '../../checks/describe.js';
import type { InsertOutcome, LanguageService } from '../../service/languageService.js';
import { neverCancelled } from '../../workspace/workspace.js';
import type { Border } from '../border.js';
import { fromPosition } from '../converters.js';
import type { Settings } from '../settings.js';
import type { Versions } from '../versions.js';
import { openVersions } from '../versions.js';
import { activeTemplateEditor } from './activeDocument.js';
import { applyEdit } from './applyEdit.js';
import type { EditPreview, PreviewedEdit } from './editPreview.js';
import { insertOptionsFrom } from './insertArguments.js';
import { insertPlaces } from './insertPlaces.js';
import type { InsertAnswers } from './insertQuestions.js';
import { askInsertQuestions } from './insertQuestions.js';
import { uriOf } from '../uris.js';

/**
 * `apimNsg.insertRules`: at an NSG adds what is missing there, elsewhere a whole NSG. Asks what and where, unless it is
 * called with `{ vnetType, features }`. The explorer and the title of an editor give the file.
 */
export function activateInsertRulesCommand(
  service: LanguageService,
  settings: Settings,
  preview: EditPreview,
  border: Border,
): vscode.Disposable {
  return border.command('apimNsg.insertRules', async (argument) => {
    const editor = await editorFor(argument);
    if (!editor) return;
    const given = insertOptionsFrom(argument);
    const answers = given
      ? { ...given, place: { position: fromPosition(editor.selection.active) }, preview: false }
      : await askFor(editor, service, settings);
    if (!answers) return;
    const { place } = answers;
    const versions = openVersions();
    const outcome = await service.insertRules(
      uriOf(editor.document.uri),
      place.position,
      answers,
      neverCancelled,
    );
    if (outcome.kind === 'nothing') void vscode.window.showInformationMessage(outcome.reason);
    else if (answers.preview) await preview.show(previewOf(outcome, versions));
    else if (await applyEdit(outcome.edit, versions)) tellAdded(outcome);
  });
}

/** The editor of a file that a menu gives, else the active one. */
async function editorFor(argument: unknown): Promise<vscode.TextEditor | undefined> {
  if (!(argument instanceof vscode.Uri)) return activeTemplateEditor();
  const active = vscode.window.activeTextEditor;
  if (active?.document.uri.toString() === argument.toString()) return active;
  return vscode.window.showTextDocument(argument, { preview: false });
}

async function askFor(
  { document, selection }: vscode.TextEditor,
  service: LanguageService,
  settings: Settings,
): Promise<InsertAnswers | undefined> {
  const pictures = await service.pictures(uriOf(document.uri), neverCancelled);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const places = insertPlaces(pictures, fromPosition(selection.active), fromPosition(end));
  return askInsertQuestions({ configuration: settings.configuration(document.uri), places });
}

function previewOf(outcome: InsertOutcome & { readonly kind: 'edit' }, before: Versions): PreviewedEdit {
  return {
    edit: outcome.edit,
    before,
    title: vscode.l10n.t('Insert APIM NSG rules'),
    question: vscode.l10n.t('The rules are shown on the right. Insert them?'),
    yes: vscode.l10n.t('Insert'),
    onApplied: () => {
      tellAdded(outcome);
    },
  };
}

function tellAdded({ added, corrected }: InsertOutcome & { readonly kind: 'edit' }): void {
  const sentences = [
    ...(added.length > 0
      ? [
          added.length === 1
            ? vscode.l10n.t('Added one security rule for API Management: {0}.', trafficOf(added))
            : vscode.l10n.t(
                'Added {0} security rules for API Management: {1}.',
                added.length,
                trafficOf(added),
              ),
        ]
      : []),
    ...(corrected.length > 0 ? [vscode.l10n.t('Corrected the rules for {0}.', trafficOf(corrected))] : []),
  ];
  void vscode.window.showInformationMessage(sentences.join(' '));
}

function trafficOf(ids: readonly RequirementId[]): string {
  return ids.map((id) => describeTraffic(requirementOf(id))).join('; ');
}

import * as vscode from 'vscode';
import { lensCommands, lensTargetFrom } from '../service/lensTarget.js';
import type { LanguageService } from '../service/languageService.js';
import { neverCancelled } from '../workspace/workspace.js';
import type { Border } from './border.js';
import { applyEdit } from './commands/applyEdit.js';
import { toCodeLens } from './converters.js';
import type { DiagnosticsFeature } from './diagnostics/liveDiagnostics.js';
import { isReal, templateSelector } from './documents.js';
import type { Settings } from './settings.js';
import { uriOf } from './uris.js';
import { openVersions } from './versions.js';

export interface CodeLensSurroundings {
  readonly service: LanguageService;
  readonly settings: Settings;
  readonly diagnostics: DiagnosticsFeature;
  readonly border: Border;
}

/** Shows above each checked NSG how many of the rules are there, with commands that add the others and show the picture. */
export function activateCodeLensFeature(surroundings: CodeLensSurroundings): vscode.Disposable {
  const { service, settings, diagnostics, border } = surroundings;
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document, token) =>
      border.request(`Lenses of ${uriOf(document.uri)}`, [], () =>
        provideCodeLenses(surroundings, document, token),
      ),
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeLensProvider(templateSelector, provider),
    border.command(lensCommands.add, (argument) => addMissingRules(service, argument)),
    diagnostics.onDidDiagnose(() => {
      changed.fire();
    }),
    settings.onDidChange(() => {
      changed.fire();
    }),
    changed,
  );
}

/** The editor asks at each edit; the answer waits for the analysis that is made anyway. */
async function provideCodeLenses(
  { service, settings, diagnostics }: CodeLensSurroundings,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<vscode.CodeLens[]> {
  if (!isReal(document.uri) || !settings.hasCodeLenses(document.uri)) return [];
  if (!(await diagnostics.untilDiagnosed(document, token))) return [];
  const lenses = await service.codeLenses(uriOf(document.uri), token);
  return lenses.map(toCodeLens);
}

async function addMissingRules(service: LanguageService, argument: unknown): Promise<void> {
  const target = lensTargetFrom(argument);
  if (!target) return;
  const versions = openVersions();
  const outcome = await service.addMissingRules(target.uri, target.group, neverCancelled);
  if (outcome.kind === 'edit') await applyEdit(outcome.edit, versions);
  else void vscode.window.showInformationMessage(outcome.reason);
}

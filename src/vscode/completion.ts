import * as vscode from 'vscode';
import type { LanguageService } from '../service/languageService.js';
import type { Border } from './border.js';
import { toCompletionItem } from './completionItems.js';
import { fromPosition } from './converters.js';
import type { DiagnosticsFeature } from './diagnostics/liveDiagnostics.js';
import { isReal, templateSelector } from './documents.js';
import type { Settings } from './settings.js';
import { uriOf } from './uris.js';

export interface CompletionSurroundings {
  readonly service: LanguageService;
  readonly settings: Settings;
  readonly diagnostics: DiagnosticsFeature;
  readonly border: Border;
}

/** Offers service tags and ports in the values of rules, and whole rules in their list. */
export function activateCompletionFeature(surroundings: CompletionSurroundings): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position, token) =>
      surroundings.border.request(`Completion in ${uriOf(document.uri)}`, [], () =>
        provideCompletionItems(surroundings, document, position, token),
      ),
  };
  // Editors complete by themselves in texts only after such a sign.
  return vscode.languages.registerCompletionItemProvider(templateSelector, provider, '"', "'");
}

async function provideCompletionItems(
  { service, settings, diagnostics }: CompletionSurroundings,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.CompletionItem[]> {
  if (!service.mayComplete(document.lineAt(position).text)) return [];
  if (!isReal(document.uri) || !settings.isEnabled(document.uri)) return [];
  if (!(await diagnostics.untilDiagnosed(document, token))) return [];
  const items = await service.completions(uriOf(document.uri), fromPosition(position), token);
  return items.map(toCompletionItem);
}

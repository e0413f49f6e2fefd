import * as vscode from 'vscode';
import type { LanguageService } from '../service/languageService.js';
import type { Border } from './border.js';
import { fromPosition, toHover } from './converters.js';
import type { DiagnosticsFeature } from './diagnostics/liveDiagnostics.js';
import { isReal, templateSelector } from './documents.js';
import type { Settings } from './settings.js';
import { uriOf } from './uris.js';

export interface HoverSurroundings {
  readonly service: LanguageService;
  readonly settings: Settings;
  readonly diagnostics: DiagnosticsFeature;
  readonly border: Border;
}

/** Explains rules, findings, service tags and NSGs where the mouse points at. */
export function activateHoverFeature(surroundings: HoverSurroundings): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: (document, position, token) =>
      surroundings.border.request(`Hover in ${uriOf(document.uri)}`, undefined, () =>
        provideHover(surroundings, document, position, token),
      ),
  };
  return vscode.languages.registerHoverProvider(templateSelector, provider);
}

async function provideHover(
  { service, settings, diagnostics }: HoverSurroundings,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.Hover | undefined> {
  if (!isReal(document.uri) || !settings.isEnabled(document.uri)) return undefined;
  if (!(await diagnostics.untilDiagnosed(document, token))) return undefined;
  const hover = await service.hover(uriOf(document.uri), fromPosition(position), token);
  return hover && toHover(hover);
}

import * as vscode from 'vscode';
import type { CodeActionContext, Diagnostic } from 'vscode-languageserver-types';
import type { LanguageService } from '../service/languageService.js';
import type { Border } from './border.js';
import { fromRange, originalOf, toCodeAction } from './converters.js';
import { isReal, templateSelector } from './documents.js';
import { isOutdated, openVersions } from './versions.js';
import { uriOf } from './uris.js';

/** The kind of the action that makes every safe fix of a document, for `editor.codeActionsOnSave`. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('apimNsg');

/** Offers quick fixes for findings, and all safe fixes of a document at once. */
export function activateCodeActionsFeature(service: LanguageService, border: Border): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context, token) =>
      border.request(`Fixes for ${uriOf(document.uri)}`, [], () =>
        provideCodeActions(service, document, range, context, token),
      ),
  };
  return vscode.languages.registerCodeActionsProvider(templateSelector, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  });
}

async function provideCodeActions(
  service: LanguageService,
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
  token: vscode.CancellationToken,
): Promise<vscode.CodeAction[]> {
  if (!isReal(document.uri)) return [];
  const request = requestOf(context);
  // Without a finding of ours there is nothing to fix here; actions for the whole document are asked for by kind.
  if (request.diagnostics.length === 0 && context.only?.intersects(fixAllKind) !== true) return [];
  const versions = openVersions();
  const actions = await service.codeActions(uriOf(document.uri), fromRange(range), request, token);
  if (token.isCancellationRequested) return [];
  return actions
    .filter(({ edit }) => edit === undefined || !isOutdated(edit, versions))
    .map((action) => toCodeAction(action, context.diagnostics));
}

function requestOf({ diagnostics, only }: vscode.CodeActionContext): CodeActionContext {
  return {
    diagnostics: diagnostics
      .map(originalOf)
      .filter((original): original is Diagnostic => original !== undefined),
    ...(only === undefined ? {} : { only: [only.value] }),
  };
}

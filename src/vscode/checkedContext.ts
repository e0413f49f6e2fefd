import * as vscode from 'vscode';
import type { DiagnosticsFeature } from './diagnostics/liveDiagnostics.js';
import { isReal, isTemplate } from './documents.js';
import type { LanguageService } from '../service/languageService.js';
import { neverCancelled } from '../workspace/workspace.js';
import type { Border } from './border.js';
import { uriOf } from './uris.js';

/** The context key that the menus in package.json look at. */
const key = 'apimNsg.checked';

export interface CheckedContextSurroundings {
  readonly service: LanguageService;
  readonly diagnostics: DiagnosticsFeature;
  readonly border: Border;
}

/** Tells the menus whether the active editor shows a file with an NSG that is checked. */
export function activateCheckedContext(surroundings: CheckedContextSurroundings): vscode.Disposable {
  return vscode.Disposable.from(new CheckedContext(surroundings));
}

class CheckedContext {
  readonly #surroundings: CheckedContextSurroundings;
  readonly #subscriptions: vscode.Disposable;
  #shown = false;

  constructor(surroundings: CheckedContextSurroundings) {
    this.#surroundings = surroundings;
    this.#subscriptions = vscode.Disposable.from(
      surroundings.diagnostics.onDidDiagnose((uri) => {
        if (uri === activeUri()) this.#update();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#update();
      }),
    );
    this.#update();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #update(): void {
    void this.#surroundings.border.request('Menus of the editor', undefined, async () => {
      const uri = activeUri();
      const isChecked = uri !== undefined && (await this.#isChecked(uri));
      if (uri !== activeUri() || isChecked === this.#shown) return;
      this.#shown = isChecked;
      await vscode.commands.executeCommand('setContext', key, isChecked);
    });
  }

  async #isChecked(uri: string): Promise<boolean> {
    const lenses = await this.#surroundings.service.codeLenses(uri, neverCancelled);
    return lenses.length > 0;
  }
}

/** The active document, where it is a template. */
function activeUri(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && isReal(document.uri) && isTemplate(document) ? uriOf(document.uri) : undefined;
}

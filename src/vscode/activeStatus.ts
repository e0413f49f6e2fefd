import * as vscode from 'vscode';
import type { FileStatus, LanguageService } from '../service/languageService.js';
import { neverCancelled } from '../workspace/workspace.js';
import type { Border } from './border.js';
import type { DiagnosticsFeature } from './diagnostics/liveDiagnostics.js';
import { isReal, isTemplate } from './documents.js';
import type { Settings } from './settings.js';
import { uriOf } from './uris.js';

export interface ActiveStatusSurroundings {
  readonly service: LanguageService;
  readonly settings: Settings;
  readonly diagnostics: DiagnosticsFeature;
  readonly border: Border;
}

/** A template in the active editor that has an NSG which is checked. */
export interface ActiveFile {
  readonly document: vscode.TextDocument;
  readonly status: FileStatus;
  /** Whether findings are shown in it. */
  readonly isEnabled: boolean;
}

/** Follows the active editor: what its file comes to, for all that is shown outside of the text. */
export class ActiveStatus {
  readonly #surroundings: ActiveStatusSurroundings;
  readonly #subscriptions: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<ActiveFile | undefined>();
  #round = 0;

  /** Fires when another file is active, and when the active one was analysed anew. */
  readonly onDidChange = this.#changed.event;

  constructor(surroundings: ActiveStatusSurroundings) {
    this.#surroundings = surroundings;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      surroundings.diagnostics.onDidDiagnose((uri) => {
        const active = activeTemplate();
        if (active && uri === uriOf(active.uri)) this.update();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.update();
      }),
    );
  }

  /** Looks again, and tells. */
  update(): void {
    void this.#surroundings.border.request('Status of the active file', undefined, async () => {
      const document = activeTemplate();
      const round = (this.#round += 1);
      const status = document && (await this.#statusOf(document));
      if (round !== this.#round) return;
      const isEnabled = document !== undefined && this.#surroundings.settings.isEnabled(document.uri);
      this.#changed.fire(status && { document, status, isEnabled });
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #statusOf(document: vscode.TextDocument): Promise<FileStatus | undefined> {
    return this.#surroundings.service.status(uriOf(document.uri), neverCancelled);
  }
}

/** The active document, where it is a template. */
function activeTemplate(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && isReal(document.uri) && isTemplate(document) ? document : undefined;
}

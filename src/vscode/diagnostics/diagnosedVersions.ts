import * as vscode from 'vscode';
import { uriOf } from '../uris.js';

/** Which versions of the open documents were analysed, for features that show what is known and analyse nothing. */
export class DiagnosedVersions {
  readonly #diagnosed = new vscode.EventEmitter<string>();
  readonly #versions = new Map<string, number>();

  /** Tells that a document, by its URI, was analysed anew. */
  readonly onDidDiagnose = this.#diagnosed.event;

  /** `version`: what was analysed; `undefined` for a document that isn't open. */
  note(uri: string, version: number | undefined): void {
    if (version !== undefined) this.#versions.set(uri, version);
    this.#diagnosed.fire(uri);
  }

  forget(uri: string): void {
    this.#versions.delete(uri);
  }

  /** Waits until a document is analysed as it is now; `false` when the question was called off before. */
  async untilDiagnosed(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<boolean> {
    const uri = uriOf(document.uri);
    const isDone = (): boolean => this.#versions.get(uri) === document.version;
    if (isDone() || token.isCancellationRequested) return isDone();
    return new Promise((resolve) => {
      const end = (): void => {
        subscriptions.dispose();
        resolve(isDone());
      };
      const subscriptions = vscode.Disposable.from(
        token.onCancellationRequested(end),
        this.onDidDiagnose(() => {
          if (isDone()) end();
        }),
      );
    });
  }

  dispose(): void {
    this.#diagnosed.dispose();
  }
}

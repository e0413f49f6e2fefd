import * as vscode from 'vscode';
import { isReal, relevantEndings } from './documents.js';
import { uriOf } from './uris.js';

/**
 * Follows what happens to files outside of the editor's documents, once someone needs to know: a window without a
 * template watches nothing. Files are named as the core spells them.
 */
export class FileWatch {
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #deleted = new vscode.EventEmitter<string>();
  readonly #started = new vscode.EventEmitter<void>();
  #watchers: vscode.Disposable | undefined;

  /** A file was created, or its contents changed. */
  readonly onDidChange = this.#changed.event;
  /** A file was deleted, or a directory with all in it. */
  readonly onDidDelete = this.#deleted.event;

  /** Somebody needs to know from now on. */
  readonly onDidStart = this.#started.event;

  get isStarted(): boolean {
    return this.#watchers !== undefined;
  }

  start(): void {
    if (this.#watchers) return;
    this.#watchers = this.#watch();
    this.#started.fire();
  }

  dispose(): void {
    this.#watchers?.dispose();
    this.#changed.dispose();
    this.#deleted.dispose();
    this.#started.dispose();
  }

  #watch(): vscode.Disposable {
    const { createFileSystemWatcher } = vscode.workspace;
    const contents = createFileSystemWatcher(`**/*.{${relevantEndings.join(',')}}`, false, false, true);
    // A deleted directory is one event: the editor does not name the files that were in it.
    const deletions = createFileSystemWatcher('**/*', true, true, false);
    const tellInto = (told: vscode.EventEmitter<string>) => (uri: vscode.Uri) => {
      if (isReal(uri)) told.fire(uriOf(uri));
    };
    return vscode.Disposable.from(
      contents,
      contents.onDidCreate(tellInto(this.#changed)),
      contents.onDidChange(tellInto(this.#changed)),
      deletions,
      deletions.onDidDelete(tellInto(this.#deleted)),
    );
  }
}

import * as vscode from 'vscode';
import type { Diagnostic } from 'vscode-languageserver-types';
import { toDiagnostic } from '../converters.js';

/** The findings that the editor shows, by document, and which of them stay when their document is closed. */
export class PublishedDiagnostics {
  readonly #collection = vscode.languages.createDiagnosticCollection('apim-nsg');
  readonly #shown = new Map<string, readonly Diagnostic[]>();
  readonly #kept = new Set<string>();

  /** Shows these findings of a document and no others. Equal ones are left as they are: the editor reacts to changes. */
  show(uri: string, diagnostics: readonly Diagnostic[]): void {
    const before = this.#shown.get(uri) ?? [];
    if (before.length === diagnostics.length && JSON.stringify(before) === JSON.stringify(diagnostics))
      return;
    if (diagnostics.length === 0) {
      this.#shown.delete(uri);
      this.#collection.delete(vscode.Uri.parse(uri));
      return;
    }
    this.#shown.set(uri, diagnostics);
    this.#collection.set(vscode.Uri.parse(uri), diagnostics.map(toDiagnostic));
  }

  /** Clears what is shown of a document, or of every document in a directory. */
  clear(uri: string): void {
    const below = `${uri}/`;
    for (const each of this.#shown.keys()) if (each === uri || each.startsWith(below)) this.show(each, []);
  }

  /** Says of which files the findings stay when they are closed; before, it was others. */
  keep(uris: Iterable<string>): void {
    this.#kept.clear();
    for (const uri of uris) this.#kept.add(uri);
  }

  /** The files whose findings stay. */
  get kept(): ReadonlySet<string> {
    return this.#kept;
  }

  dispose(): void {
    this.#collection.dispose();
  }
}

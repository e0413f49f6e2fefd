import * as vscode from 'vscode';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Border } from '../border.js';
import { toWorkspaceEdit } from '../converters.js';
import type { Versions } from '../versions.js';
import { isOutdated } from '../versions.js';
import { applyEdit, tellOutdated } from './applyEdit.js';

/** Of the texts as they would be, beside those that are there; package.json has its commands where it is shown. */
const scheme = 'apim-nsg-preview';

/** An edit that its user looks at before it is made. */
export interface PreviewedEdit {
  readonly edit: WorkspaceEdit;
  /** The versions of the documents when it was asked for. */
  readonly before: Versions;
  /** Of the comparison. */
  readonly title: string;
  readonly question: string;
  /** The button that makes it. */
  readonly yes: string;
  readonly onApplied: () => void;
}

/** Shows an edit as a comparison, which is made or discarded there, by a key, or in a message. One at a time. */
export class EditPreview implements vscode.TextDocumentContentProvider {
  readonly #border: Border;
  readonly #subscriptions: vscode.Disposable;
  /** By URI of the preview. */
  readonly #texts = new Map<string, string>();
  #shown: PreviewedEdit | undefined;
  /** What a message asks about that has not been answered. */
  #asked: PreviewedEdit | undefined;
  #round = 0;

  constructor(border: Border) {
    this.#border = border;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      border.command('apimNsg.applyPreview', () => this.#apply(this.#shown)),
      border.command('apimNsg.discardPreview', () => this.#discard(this.#shown)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.toString());
  }

  /** Returns when the comparison is shown; what its user decides is waited for behind. */
  async show(previewed: PreviewedEdit): Promise<void> {
    if (isOutdated(previewed.edit, previewed.before)) {
      tellOutdated();
      return;
    }
    await this.#discard(this.#shown);
    this.#shown = previewed;
    this.#round += 1;
    for (const [uri, edits] of toWorkspaceEdit(previewed.edit).entries()) {
      await this.#compare(await vscode.workspace.openTextDocument(uri), edits, previewed.title);
    }
    void this.#border.request('Preview of an edit', undefined, () => this.#ask(previewed));
  }

  async #compare(document: vscode.TextDocument, edits: vscode.TextEdit[], title: string): Promise<void> {
    const text = TextDocument.create('', '', 0, document.getText());
    const after = document.uri.with({ scheme, query: String(this.#round) });
    this.#texts.set(after.toString(), TextDocument.applyEdits(text, edits));
    await vscode.languages.setTextDocumentLanguage(
      await vscode.workspace.openTextDocument(after),
      document.languageId,
    );
    const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
    await vscode.commands.executeCommand('vscode.diff', document.uri, after, `${title}: ${name}`, {
      preview: false,
    });
  }

  /** The message may go by itself; the buttons of the comparison stay. */
  async #ask(previewed: PreviewedEdit): Promise<void> {
    const discard = vscode.l10n.t('Discard');
    this.#asked = previewed;
    const choice = await vscode.window.showInformationMessage(previewed.question, previewed.yes, discard);
    if (this.#asked === previewed) this.#asked = undefined;
    if (choice === previewed.yes) await this.#apply(previewed);
    if (choice === discard) await this.#discard(previewed);
  }

  async #apply(previewed: PreviewedEdit | undefined): Promise<void> {
    if (!previewed || previewed !== this.#shown) return;
    await this.#discard(previewed);
    if (await applyEdit(previewed.edit, previewed.before)) previewed.onApplied();
  }

  async #discard(previewed: PreviewedEdit | undefined): Promise<void> {
    if (!previewed || previewed !== this.#shown) return;
    this.#shown = undefined;
    this.#texts.clear();
    // No message can be taken back by who has shown it.
    if (this.#asked === previewed) await vscode.commands.executeCommand('notifications.hideToasts');
    await vscode.window.tabGroups.close(comparisons());
  }
}

function comparisons(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === scheme);
}

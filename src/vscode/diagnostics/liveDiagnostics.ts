import * as vscode from 'vscode';
import type { LanguageService } from '../../service/languageService.js';
import type { CancellationToken } from '../../workspace/workspace.js';
import type { Border } from '../border.js';
import { isRelevant, isTemplate, openDocument, openTemplates } from '../documents.js';
import type { FileWatch } from '../fileWatch.js';
import type { Settings } from '../settings.js';
import { DiagnosedVersions } from './diagnosedVersions.js';
import type { PublishedDiagnostics } from './publishedDiagnostics.js';
import type { Clock } from './scheduler.js';
import { Scheduler } from './scheduler.js';
import { uriOf } from '../uris.js';

/** What the feature works with. */
export interface DiagnosticsSurroundings {
  readonly service: LanguageService;
  readonly settings: Settings;
  readonly published: PublishedDiagnostics;
  readonly files: FileWatch;
  readonly border: Border;
  readonly clock: Clock;
}

export interface DiagnosticsFeature {
  /** Tells that a document, by its URI, was analysed anew: what else is shown of it is to be looked at again. */
  readonly onDidDiagnose: vscode.Event<string>;
  /** Waits until a document is analysed as it is now; `false` when the question was called off before. */
  untilDiagnosed(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<boolean>;
  /** Looks again at all that is shown, in the background: something else that counts for it has become known. */
  recheck(): void;
  dispose(): void;
}

/**
 * Keeps the findings of open documents true while they, the files they depend on, and the settings change. Findings
 * of closed files that a check of the workspace reported are kept true as well, when files are saved.
 */
export function activateDiagnosticsFeature(surroundings: DiagnosticsSurroundings): DiagnosticsFeature {
  return new LiveDiagnostics(surroundings);
}

class LiveDiagnostics implements DiagnosticsFeature {
  readonly #service: LanguageService;
  readonly #settings: Settings;
  readonly #published: PublishedDiagnostics;
  readonly #border: Border;
  readonly #scheduler: Scheduler;
  readonly #files: FileWatch;
  readonly #subscriptions: vscode.Disposable;
  readonly #versions = new DiagnosedVersions();
  readonly onDidDiagnose = this.#versions.onDidDiagnose;
  /** The open documents that may have findings. */
  readonly #concerned = new Set<string>();

  constructor({ service, settings, published, files, border, clock }: DiagnosticsSurroundings) {
    this.#service = service;
    this.#settings = settings;
    this.#published = published;
    this.#files = files;
    this.#border = border;
    this.#scheduler = new Scheduler((uri, token) => this.#diagnose(uri, token), clock);
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#opened(document);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.contentChanges.length > 0) this.#changed(event.document);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.#saved(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#closed(document);
      }),
      files.onDidChange((uri) => {
        this.#changedOnDisk(uri);
      }),
      files.onDidDelete((uri) => {
        this.#deleted(uri);
      }),
      settings.onDidChange(() => {
        this.#settingsChanged();
      }),
    );
    for (const document of openTemplates()) this.#opened(document);
  }

  untilDiagnosed(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<boolean> {
    return this.#versions.untilDiagnosed(document, token);
  }

  dispose(): void {
    this.#scheduler.dispose();
    this.#subscriptions.dispose();
    this.#versions.dispose();
  }

  recheck(): void {
    // What was no concern before may be read by a template that has become known.
    const open = openTemplates().map((document) => uriOf(document.uri));
    this.#scheduler.requestInBackground([...open, ...this.#keptBeside()]);
  }

  #opened(document: vscode.TextDocument): void {
    if (!isRelevant(document)) return;
    const uri = uriOf(document.uri);
    this.#service.fileChanged(uri);
    if (isTemplate(document)) this.#scheduler.requestNow(uri);
  }

  #changed(document: vscode.TextDocument): void {
    if (!isRelevant(document)) return;
    const uri = uriOf(document.uri);
    this.#service.textChanged(uri);
    if (isTemplate(document)) this.#scheduler.requestAfterTyping(uri);
    this.#scheduler.requestInBackground(this.#openBeside(uri));
  }

  #saved(document: vscode.TextDocument): void {
    if (!isRelevant(document)) return;
    const uri = uriOf(document.uri);
    if (isTemplate(document)) this.#scheduler.requestNow(uri);
    this.#scheduler.requestInBackground(this.#keptBeside(uri));
  }

  /** What was not saved is gone with its document: the file's text counts again. */
  #closed(document: vscode.TextDocument): void {
    const uri = uriOf(document.uri);
    this.#scheduler.cancel(uri);
    this.#concerned.delete(uri);
    this.#versions.forget(uri);
    if (!isRelevant(document)) return;
    this.#service.fileChanged(uri);
    if (this.#isKept(uri)) this.#scheduler.requestNow(uri);
    else this.#published.clear(uri);
    this.#scheduler.requestInBackground(this.#openBeside(uri));
  }

  #changedOnDisk(uri: string): void {
    this.#service.fileChanged(uri);
    this.#scheduler.requestInBackground([...this.#openBeside(), ...this.#keptBeside()]);
  }

  #deleted(uri: string): void {
    if (openDocument(uri) === undefined) this.#published.clear(uri);
    this.#changedOnDisk(uri);
  }

  #settingsChanged(): void {
    this.#service.settingsChanged();
    for (const document of openTemplates()) this.#scheduler.requestNow(uriOf(document.uri));
    this.#scheduler.requestInBackground(this.#keptBeside());
  }

  async #diagnose(uri: string, token: CancellationToken): Promise<void> {
    const version = openDocument(uri)?.version;
    await this.#border.request(`Findings of ${uri}`, undefined, async () => {
      if (!this.#mayHaveFindings(uri)) {
        this.#published.clear(uri);
        this.#versions.note(uri, version);
        return;
      }
      const diagnostics = await this.#service.diagnose(uri, token);
      if (token.isCancellationRequested) return;
      this.#published.show(uri, diagnostics);
      this.#versions.note(uri, version);
    });
  }

  /** Looks at a document without parsing it, so that a JSON file that is no template costs nothing more. */
  #mayHaveFindings(uri: string): boolean {
    const document = openDocument(uri);
    if (!this.#settings.isEnabled(vscode.Uri.parse(uri))) return false;
    if (!document) return this.#isKept(uri);
    const concerned = this.#service.concerns(uri, document.languageId, document.getText());
    if (concerned) this.#concerned.add(uri);
    else this.#concerned.delete(uri);
    if (concerned) this.#files.start();
    return concerned;
  }

  #openBeside(uri?: string): readonly string[] {
    return openTemplates()
      .map((document) => uriOf(document.uri))
      .filter((each) => each !== uri && this.#concerned.has(each));
  }

  #keptBeside(uri?: string): readonly string[] {
    return [...this.#published.kept].filter((each) => each !== uri && openDocument(each) === undefined);
  }

  #isKept(uri: string): boolean {
    return (
      this.#published.kept.has(uri) &&
      vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri)) !== undefined
    );
  }
}

import * as vscode from 'vscode';
import type { LanguageService } from '../service/languageService.js';
import type { CancellationToken, Logger, Workspace } from '../workspace/workspace.js';
import type { Border } from './border.js';
import type { DiagnosticsFeature } from './diagnostics/liveDiagnostics.js';
import type { Clock } from './diagnostics/scheduler.js';
import { Scheduler } from './diagnostics/scheduler.js';
import { isRelevant } from './documents.js';
import type { FileWatch } from './fileWatch.js';
import { findWorkspaceFiles } from './workspaceFiles.js';

/** What the feature works with. */
export interface SurveySurroundings {
  readonly service: LanguageService;
  readonly workspace: Workspace;
  readonly files: FileWatch;
  readonly diagnostics: DiagnosticsFeature;
  readonly border: Border;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** The service is shown so many files of a workspace; what lies in others is known when they are opened or checked. */
const mostFiles = 5000;

/** Where looking through all files costs no network: elsewhere a check of the workspace does it, when its user says so. */
const nearSchemes: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/** All that waits is one key of the scheduler's. */
const key = 'workspace';

/**
 * Shows the service the files that no editor shows, in the background, once a template is open: modules are judged as
 * they are called, and NSGs linked to services, as in a check of the workspace.
 */
export function activateWorkspaceSurvey(surroundings: SurveySurroundings): { dispose(): void } {
  return new WorkspaceSurvey(surroundings);
}

class WorkspaceSurvey {
  readonly #surroundings: SurveySurroundings;
  readonly #scheduler: Scheduler;
  readonly #subscriptions: vscode.Disposable;
  /** Files that the service may not know. */
  readonly #unseen = new Set<string>();
  #isListed = false;

  constructor(surroundings: SurveySurroundings) {
    this.#surroundings = surroundings;
    const { files, clock } = surroundings;
    this.#scheduler = new Scheduler((_key, token) => this.#run(token), clock);
    this.#subscriptions = vscode.Disposable.from(
      files.onDidStart(() => {
        this.#request();
      }),
      files.onDidChange((uri) => {
        this.#unseen.add(uri);
        this.#request();
      }),
      files.onDidDelete(() => {
        this.#request();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isRelevant(document)) this.#request();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#isListed = false;
        this.#request();
      }),
    );
    if (files.isStarted) this.#request();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#scheduler.dispose();
  }

  #request(): void {
    if (this.#surroundings.files.isStarted) this.#scheduler.requestInBackground([key]);
  }

  async #run(token: CancellationToken): Promise<void> {
    const { service, diagnostics, border } = this.#surroundings;
    await border.request('Survey of the workspace', undefined, async () => {
      await this.#list(token);
      const uris = [...this.#unseen];
      const isNews = await service.survey(uris, token);
      if (!token.isCancellationRequested) for (const uri of uris) this.#unseen.delete(uri);
      if (isNews) diagnostics.recheck();
    });
  }

  async #list(token: CancellationToken): Promise<void> {
    const { workspace, logger } = this.#surroundings;
    if (this.#isListed || !isNear()) return;
    const uris = await findWorkspaceFiles(workspace, token);
    if (token.isCancellationRequested) return;
    this.#isListed = true;
    for (const uri of uris.slice(0, mostFiles)) this.#unseen.add(uri);
    if (uris.length > mostFiles) {
      logger.warn(
        `The workspace has ${uris.length} files that may be templates. Calls and links from ${mostFiles} of them are followed; run "Check APIM NSG rules in workspace" for all.`,
      );
    }
  }
}

function isNear(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).every(({ uri }) => nearSchemes.has(uri.scheme));
}

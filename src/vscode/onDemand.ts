import * as vscode from 'vscode';
import { mayConcern } from '../service/concerns.js';
import type { Border } from './border.js';
import { commandIds } from './commands/commandIds.js';
import { Scheduler } from './diagnostics/scheduler.js';
import { systemClock } from './diagnostics/systemClock.js';
import { isReal, isTemplate, openDocument, openTemplates } from './documents.js';
import { registerEntrances } from './entrances.js';
import type { RunningExtension } from './runningExtension.js';
import { startedOnce } from './startedOnce.js';
import { uriOf } from './uris.js';

/**
 * The extension before anybody needs it: most windows that show JSON never show a template. It waits for the first open
 * document that it may have something to say of, and for a command, has the rest loaded then, and leaves everything to it.
 * @param load loads the rest; what it answers starts that
 */
export function activateOnDemand(
  load: () => Promise<() => RunningExtension>,
  border: Border,
): vscode.Disposable {
  const token = { isDisposed: false };
  let running: RunningExtension | undefined;
  const started = startedOnce(async () => {
    const start = await load();
    if (token.isDisposed) throw new vscode.CancellationError();
    waiting.dispose();
    return (running = start());
  });
  const waiting = vscode.Disposable.from(watchForTemplates(started, border), holdCommands(started, border));
  const entrances = registerEntrances(started, border);
  return new vscode.Disposable(() => {
    token.isDisposed = true;
    for (const each of [entrances, waiting, running]) each?.dispose();
  });
}

type Started = () => Promise<RunningExtension>;

/** Looks at documents as they are opened and typed, without a parse. */
function watchForTemplates(started: Started, border: Border): vscode.Disposable {
  const scheduler = new Scheduler(
    (uri) =>
      border.request(`Start for ${uri}`, undefined, async () => {
        const document = openDocument(uri);
        if (document && mayConcern(uri, document.languageId, document.getText())) await started();
      }),
    systemClock,
  );
  const look = (document: vscode.TextDocument): void => {
    if (isReal(document.uri) && isTemplate(document)) scheduler.requestAfterTyping(uriOf(document.uri));
  };
  for (const document of openTemplates()) look(document);
  return vscode.Disposable.from(
    new vscode.Disposable(() => {
      scheduler.dispose();
    }),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      look(document);
    }),
  );
}

/** Has each command done by the one that is registered under its name when the rest is started. */
function holdCommands(started: Started, border: Border): vscode.Disposable {
  const held = commandIds.map((id) =>
    border.command(id, async (argument) => {
      await started();
      await vscode.commands.executeCommand(id, argument);
    }),
  );
  return vscode.Disposable.from(...held);
}

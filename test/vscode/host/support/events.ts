import * as vscode from 'vscode';

/** Waits until something holds, looking again after each of these events and never by the clock. */
export function until(condition: () => boolean, ...events: readonly vscode.Event<unknown>[]): Promise<void> {
  return new Promise((resolve) => {
    const subscriptions: vscode.Disposable[] = [];
    const look = (): void => {
      if (!condition()) return;
      vscode.Disposable.from(...subscriptions).dispose();
      resolve();
    };
    subscriptions.push(...events.map((event) => event(look)));
    look();
  });
}

/** Waits until the diagnostics of a document that come from a source are such, and gives them. */
export async function diagnosticsWhen(
  uri: vscode.Uri,
  source: string,
  areSuch: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const current = (): readonly vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === source);
  await until(() => areSuch(current()), vscode.languages.onDidChangeDiagnostics);
  return current();
}

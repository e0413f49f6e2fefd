import * as vscode from 'vscode';

/**
 * The border between the editor and the extension: what goes wrong in a request is caught here and nowhere else,
 * logged with what was being done, and where a user waits for an answer, told.
 */
export interface Border {
  /** Runs a request that the editor makes by itself; when it fails, the editor gets `fallback` instead. */
  request<T>(what: string, fallback: T, run: () => T | Promise<T>): Promise<T>;

  /** Registers a command. When it fails, its user is told so, and where to read more. */
  command(id: string, run: (argument: unknown) => Promise<void>): vscode.Disposable;
}

export function createBorder(log: () => vscode.LogOutputChannel): Border {
  return {
    async request(what, fallback, run) {
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof vscode.CancellationError)) log().error(`${what}:`, error);
        return fallback;
      }
    },
    command(id, run) {
      return vscode.commands.registerCommand(id, async (argument: unknown) => {
        try {
          await run(argument);
        } catch (error) {
          if (error instanceof vscode.CancellationError) return;
          log().error(`${id}:`, error);
          tellFailure(error, log());
        }
      });
    },
  };
}

function tellFailure(error: unknown, log: vscode.LogOutputChannel): void {
  const reason = error instanceof Error ? error.message : String(error);
  const showLog = vscode.l10n.t('Show Log');
  const message = vscode.l10n.t(
    'API Management NSG Rules could not do this: {0}. The log has the details; please report it if it happens again.',
    reason,
  );
  void vscode.window.showErrorMessage(message, showLog).then((choice) => {
    if (choice === showLog) log.show();
  });
}

import * as vscode from 'vscode';

/** The extension's log. Its channel is made when there is something to write: most windows never need one. */
export interface Log {
  readonly channel: () => vscode.LogOutputChannel;
  dispose(): void;
}

export function createLog(): Log {
  let channel: vscode.LogOutputChannel | undefined;
  return {
    channel: () => (channel ??= vscode.window.createOutputChannel('API Management NSG Rules', { log: true })),
    dispose: () => channel?.dispose(),
  };
}

import * as vscode from 'vscode';
import type { Configuration } from '../workspace/configuration.js';
import type { Logger } from '../workspace/workspace.js';
import { configurationFromSettings } from './configurationFromSettings.js';

const section = 'apimNsg';

/** The settings `apimNsg.*`. Each workspace folder may have its own; they are read once until they change. */
export interface Settings {
  /** Whether findings are shown in a document. */
  isEnabled(uri: vscode.Uri): boolean;
  /** Whether lenses are shown in a document. */
  hasCodeLenses(uri: vscode.Uri): boolean;
  configuration(uri: vscode.Uri): Configuration;
  /** Fires after a change, of the folders too that have settings. */
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

interface FolderSettings {
  readonly enabled: boolean;
  readonly codeLenses: boolean;
  readonly configuration: Configuration;
}

export function createSettings(logger: Logger): Settings {
  const changed = new vscode.EventEmitter<void>();
  const byFolder = new Map<string, FolderSettings>();

  function of(uri: vscode.Uri): FolderSettings {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const key = folder?.uri.toString() ?? '';
    const known = byFolder.get(key) ?? readSettings(folder, logger);
    byFolder.set(key, known);
    return known;
  }

  function forget(): void {
    byFolder.clear();
    changed.fire();
  }

  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) forget();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(forget),
  );
  return {
    isEnabled: (uri) => of(uri).enabled,
    hasCodeLenses: (uri) => of(uri).enabled && of(uri).codeLenses,
    configuration: (uri) => of(uri).configuration,
    onDidChange: changed.event,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

function readSettings(folder: vscode.WorkspaceFolder | undefined, logger: Logger): FolderSettings {
  const settings = vscode.workspace.getConfiguration(section, folder);
  return {
    enabled: settings.get('enable') !== false,
    codeLenses: settings.get('codeLens') !== false,
    configuration: configurationFromSettings((key) => settings.get(key), logger),
  };
}

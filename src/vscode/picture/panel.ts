import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../../webview/messages.js';
import { pageFolder, pageHtml } from './page.js';
import { panelType } from './panelType.js';

/** What the page may do: run its script, and load what is in the folder of the page. */
function optionsOf(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [pageFolder(extension)] };
}

/**
 * @param template the column of the editor that has the template, which need not be the active one: beside a walkthrough
 * for instance
 */
export function createPanel(
  extension: vscode.Uri,
  template: vscode.ViewColumn | undefined,
): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(
    panelType,
    vscode.l10n.t('APIM NSG Rules'),
    { viewColumn: besideColumn(template), preserveFocus: true },
    { ...optionsOf(extension), enableFindWidget: true },
  );
}

function besideColumn(column: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const { One, Two, Three, Four, Five, Six, Seven, Eight, Nine, Beside } = vscode.ViewColumn;
  const columns = [One, Two, Three, Four, Five, Six, Seven, Eight, Nine];
  return column === undefined ? Beside : (columns[columns.indexOf(column) + 1] ?? Beside);
}

/** A panel with the page in it, whether it is new or was there before the window was reloaded. */
export class PicturePanel {
  readonly #subscriptions: vscode.Disposable;
  readonly #closed = new vscode.EventEmitter<void>();
  readonly onDidClose = this.#closed.event;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    onMessage: (message: FromPage) => void,
  ) {
    panel.webview.options = optionsOf(extension);
    this.#subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage(onMessage),
      panel.onDidDispose(() => {
        this.#closed.fire();
        this.dispose();
      }),
    );
    panel.webview.html = pageHtml(panel.webview, extension);
  }

  get column(): vscode.ViewColumn | undefined {
    return this.panel.viewColumn;
  }

  get isVisible(): boolean {
    return this.panel.visible;
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  /** The page; a test reads from it what may run in it. */
  get html(): string {
    return this.panel.webview.html;
  }

  title(title: string): void {
    this.panel.title = title;
  }

  /** Brings it to the front, without the focus. */
  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#closed.dispose();
    this.panel.dispose();
  }
}

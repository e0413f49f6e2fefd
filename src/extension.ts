import * as vscode from 'vscode';
import { lazyService } from './service/lazyService.js';
import { activateExtension } from './vscode/activate.js';

/**
 * The entry of the extension on the desktop. What reads templates is most of it, and loaded when there is one: from the
 * bundle for browsers, which has all in one file, as an extension can load no second one there.
 */
export function activate(context: vscode.ExtensionContext): void {
  const extension = activateExtension(
    (host) =>
      lazyService(async () => {
        const { createService } = await import('./extension.web.js');
        return createService(host, vscode.l10n.bundle);
      }),
    context.extensionUri,
  );
  context.subscriptions.push(extension);
}

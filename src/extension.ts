import type { ExtensionContext } from 'vscode';
import { createBorder } from './vscode/border.js';
import { createLog } from './vscode/log.js';
import { activateOnDemand } from './vscode/onDemand.js';

/**
 * The entry of the extension on the desktop. All that it does is in the bundle for browsers, where an extension is one
 * file; here that is loaded when it is needed.
 */
export function activate({ extensionUri, subscriptions }: ExtensionContext): void {
  const log = createLog();
  const load = async () => {
    const { startExtension } = await import('./extension.web.js');
    return () => startExtension(extensionUri, log);
  };
  subscriptions.push(activateOnDemand(load, createBorder(log.channel)), log);
}

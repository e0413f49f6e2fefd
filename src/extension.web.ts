import type { ExtensionContext } from 'vscode';
import { createBorder } from './vscode/border.js';
import { registerEntrances } from './vscode/entrances.js';
import { createLog } from './vscode/log.js';
import { startExtension } from './vscode/startExtension.js';

/** For the entry on the desktop, which is another bundle. */
export { startExtension };

/** The entry of the extension in a browser. */
export function activate({ extensionUri, subscriptions }: ExtensionContext): void {
  const log = createLog();
  const extension = startExtension(extensionUri, log);
  const entrances = registerEntrances(() => Promise.resolve(extension), createBorder(log.channel));
  subscriptions.push(entrances, extension, log);
}

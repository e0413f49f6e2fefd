import type { ExtensionContext } from 'vscode';
import { createLanguageService } from './service/createLanguageService.js';
import { activateExtension } from './vscode/activate.js';

/** The entry of the extension, on the desktop and in the browser. */
export function activate(context: ExtensionContext): void {
  context.subscriptions.push(activateExtension(createLanguageService, context.extensionUri));
}

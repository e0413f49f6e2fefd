import type { ExtensionContext } from 'vscode';
import type { Bundle } from './l10n.js';
import * as l10n from './l10n.js';
import { createLanguageService } from './service/createLanguageService.js';
import type { LanguageService, LanguageServiceHost } from './service/languageService.js';
import { activateExtension } from './vscode/activate.js';

/** The entry of the extension in a browser. */
export function activate(context: ExtensionContext): void {
  context.subscriptions.push(activateExtension(createLanguageService, context.extensionUri));
}

/**
 * The service for the entry on the desktop, which is another bundle.
 * @param translations of the texts in this one
 */
export function createService(host: LanguageServiceHost, translations: Bundle | undefined): LanguageService {
  l10n.configure(translations);
  return createLanguageService(host);
}

import { mayConcern } from './concerns.js';
import type { LanguageService } from './languageService.js';

/**
 * A service that is loaded with the first question about a template, so that an editor without one doesn't wait for it.
 * @param load makes the service; asked once, unless it fails
 */
export function lazyService(load: () => Promise<LanguageService>): LanguageService {
  let service: LanguageService | undefined;
  let loading: Promise<LanguageService> | undefined;

  async function loaded(): Promise<LanguageService> {
    if (service) return service;
    try {
      return (service = await (loading ??= load()));
    } finally {
      loading = undefined;
    }
  }

  return {
    concerns: (uri, editorLanguage, text) =>
      service ? service.concerns(uri, editorLanguage, text) : mayConcern(uri, editorLanguage, text),
    mayComplete: (line) => service?.mayComplete(line) ?? false,

    // What was never read need not be forgotten.
    fileChanged: (uri) => service?.fileChanged(uri),
    textChanged: (uri) => service?.textChanged(uri),
    settingsChanged: () => service?.settingsChanged(),

    diagnose: async (...args) => (await loaded()).diagnose(...args),
    codeActions: async (...args) => (await loaded()).codeActions(...args),
    fixAll: async (...args) => (await loaded()).fixAll(...args),
    insertRules: async (...args) => (await loaded()).insertRules(...args),
    renderRules: async (...args) => (await loaded()).renderRules(...args),
    status: async (...args) => (await loaded()).status(...args),
    codeLenses: async (...args) => (await loaded()).codeLenses(...args),
    addMissingRules: async (...args) => (await loaded()).addMissingRules(...args),
    hover: async (...args) => (await loaded()).hover(...args),
    completions: async (...args) => (await loaded()).completions(...args),
    pictures: async (...args) => (await loaded()).pictures(...args),
    decidePacket: async (...args) => (await loaded()).decidePacket(...args),
    check: async (...args) => (await loaded()).check(...args),
    survey: async (...args) => (await loaded()).survey(...args),
  };
}

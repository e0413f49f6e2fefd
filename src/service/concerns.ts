import * as arm from '../languages/arm/claims.js';
import * as bicep from '../languages/bicep/claims.js';
import type { Language } from '../languages/language.js';
import { isParameterText } from '../languages/resourceManager/parameterText.js';
import * as terraform from '../languages/terraform/claims.js';
import { isConfigurationFile } from '../workspace/configurationFileName.js';

/**
 * What tells the languages' documents, in the order of `languages`: without the rest of them it is loaded at once, and
 * tells whether the rest is needed.
 */
export const scans: readonly Pick<Language, 'claims' | 'mayMatter'>[] = [arm, bicep, terraform];

/** Whether a document may have findings by itself: a scan without a parse. */
export function mayConcern(uri: string, editorLanguage: string, text: string): boolean {
  const scan = scans.find(({ claims }) => claims(uri, editorLanguage));
  return isConfigurationFile(uri) || (scan?.mayMatter(text) ?? false) || isParameterText(text);
}

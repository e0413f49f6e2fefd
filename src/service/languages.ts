import { armLanguage, callTemplate } from '../languages/arm/index.js';
import { bicepWith } from '../languages/bicep/index.js';
import { terraformLanguage } from '../languages/terraform/index.js';
import type { Language } from '../languages/language.js';

/** The languages that are checked. A further one is a folder under src/languages and a line here. */
export const languages: readonly Language[] = [armLanguage, bicepWith(callTemplate), terraformLanguage];

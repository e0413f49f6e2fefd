import type { LanguageId } from '../../../src/languages/language.js';
import type { Files } from '../sourceFiles.js';
import { armForms } from './armForms.js';
import { bicepForms } from './bicepForms.js';
import type { GroupRule } from './groupRule.js';
import { terraformForms } from './terraformForms.js';

/** A way to write a group: the same rules in any form mean the same. */
export interface GroupForm {
  readonly language: LanguageId;
  /** The form with its language, as a test names it. */
  readonly what: string;
  /** Whether a loop in the group's own list makes the rules from data. */
  readonly computesRules: boolean;
  /** The files of a group with these rules; the rules are written in the first one. */
  readonly write: (rules: readonly GroupRule[]) => Files;
}

type Forms = Readonly<Record<string, GroupForm['write']>>;

function formsOf(language: LanguageId, forms: Forms): readonly GroupForm[] {
  return Object.entries(forms).map(([form, write]) => ({
    language,
    what: `${form} (${language})`,
    computesRules: /data of a (copy )?loop/.test(form),
    write,
  }));
}

export const groupForms: readonly GroupForm[] = [
  ...formsOf('arm', armForms),
  ...formsOf('bicep', bicepForms),
  ...formsOf('terraform', terraformForms),
];

import { findProfile, requirementsOf } from '../azure/profiles.js';
import type { Language, LanguageId } from '../languages/language.js';
import { defaultConfiguration } from '../workspace/configuration.js';
import { freshRules, newGroupName } from './insertRules.js';
import type { RenderOptions } from './languageService.js';

/**
 * The rules of a profile as text, the same that the insert command writes into an empty file.
 * @throws RangeError for a language that isn't among these, or a profile that there isn't
 */
export function renderRules(
  languages: readonly Language[],
  id: LanguageId,
  { profile: profileId, features }: RenderOptions,
): string {
  const language = languages.find((each) => each.id === id);
  if (!language) throw new RangeError(`'${id}' can't be written yet`);
  const profile = findProfile(profileId);
  if (!profile) throw new RangeError(`there is no profile '${profileId}'`);
  const rules = freshRules(requirementsOf(profile, features), defaultConfiguration);
  return language.renderGroup({ name: newGroupName, rules }, { indent: '  ', lineEnd: '\n' });
}

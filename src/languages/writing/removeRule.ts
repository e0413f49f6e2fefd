import * as l10n from '../../l10n.js';
import type { RemoveRule } from '../language.js';
import { elementOf } from './dataTree.js';
import type { GroupText } from './groupText.js';
import { isBroken, placeAt } from './places.js';
import type { Written } from './steps.js';
import { refuse } from './steps.js';

/** Takes a rule's text away: its item, block or resource, or the data that a loop makes it from. */
export function removeRule({ rule }: RemoveRule, group: GroupText): Written {
  const place = placeAt(group.files, rule.origin);
  if (!place?.container || !group.hasOwnText(rule))
    return refuse(l10n.t('The rule has no text of its own that could be removed.'));
  const { file, container } = place;
  if (isBroken(file, container)) return refuse(l10n.t('The rules are broken around it; mend them first.'));
  return [{ kind: 'remove', uri: file.document.uri, container, element: elementOf(place) }];
}

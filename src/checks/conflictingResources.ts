import * as l10n from '../l10n.js';
import type { RuleDeclaration } from '../languages/declarations.js';
import { displayText } from '../languages/interpret.js';
import type { Origin } from '../languages/text.js';
import { quoteGroup } from './describe.js';
import type { Check } from './findings.js';
import { noSubject } from './findings.js';

/**
 * Rules of one NSG are written both in its own list and as resources of their own. Source: the azurerm provider's page
 * of `azurerm_network_security_group`, the note on inline rules.
 */
export const conflictingResources: Check = {
  code: 'conflicting-resources',
  check: (group) => {
    const { inline = [], resources = [] } = group.group.conflictingRules ?? {};
    const [first, ...more] = inline.filter(isAlwaysThere);
    const resource = resources.find(isAlwaysThere);
    if (!first || !resource) return [];
    return [
      {
        code: 'conflicting-resources',
        severity: 'warning',
        group,
        origin: nameOriginOf(first),
        message: l10n.t(
          "{0} has rules of its own and others as resources of their own, such as '{1}': each deployment removes the ones or the others. Write all of them one way.",
          quoteGroup(group),
          nameOf(resource),
        ),
        related: [
          { origin: nameOriginOf(resource), message: l10n.t('a rule that is a resource of its own') },
          ...more.map((rule) => ({
            origin: nameOriginOf(rule),
            message: l10n.t('another rule of the list'),
          })),
        ],
        requirement: undefined,
        subject: noSubject,
      },
    ];
  },
};

function isAlwaysThere({ presence }: RuleDeclaration): boolean {
  return presence.length === 0;
}

function nameOf({ properties }: RuleDeclaration): string {
  return displayText(properties.get('name')?.value);
}

function nameOriginOf({ properties, origin }: RuleDeclaration): Origin {
  return properties.get('name')?.value.origin ?? origin;
}

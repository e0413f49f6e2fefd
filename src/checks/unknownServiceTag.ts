import { parseAddressTerm } from '../azure/addresses.js';
import { nearestServiceTag } from '../azure/serviceTags.js';
import * as l10n from '../l10n.js';
import type { RuleProperty } from '../languages/declarations.js';
import { entriesOf } from '../languages/interpret.js';
import { addressFields } from '../languages/resourceManager/rules.js';
import type { StringValue } from '../languages/values.js';
import { quoteRule } from './describe.js';
import type { Check, GroupFinding } from './findings.js';
import { noSubject } from './findings.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';

/** An address that is no `*`, IP, CIDR or service tag. */
export const unknownServiceTag: Check = {
  code: 'unknown-service-tag',
  check: (group) =>
    group.rules.filter(mayNameUnknownTag).flatMap((judged) =>
      addressFields.flatMap((field) => {
        const property = judged.declaration.properties.get(field);
        return property ? findingsOf(group, judged, property) : [];
      }),
    ),
};

/** An address that isn't understood leaves it open what the rule is for. */
function mayNameUnknownTag({ rule: { source, destination } }: JudgedRule): boolean {
  return source.open !== undefined || destination.open !== undefined;
}

function findingsOf(group: JudgedGroup, rule: JudgedRule, property: RuleProperty): readonly GroupFinding[] {
  return entriesOf(property.value).flatMap((entry) => {
    if (entry.kind !== 'string' || parseAddressTerm(entry.value.trim())) return [];
    return [findingOf(group, rule, property, entry)];
  });
}

function findingOf(
  group: JudgedGroup,
  rule: JudgedRule,
  property: RuleProperty,
  entry: StringValue,
): GroupFinding {
  const suggestion = nearestServiceTag(entry.value);
  const advice =
    suggestion === undefined ? l10n.t('Check its spelling') : l10n.t("Did you mean '{0}'?", suggestion);
  return {
    code: 'unknown-service-tag',
    severity: 'warning',
    group,
    origin: entry.origin ?? property.site,
    message: l10n.t(
      "'{0}' in rule {1} is no IP address, CIDR block or service tag that we know; Azure refuses a tag that does not exist. {2}",
      entry.value,
      quoteRule(rule.rule),
      advice,
    ),
    related: [],
    requirement: undefined,
    subject: suggestion === undefined ? noSubject : { kind: 'value', rule, property, entry, suggestion },
  };
}

import type { AddressTerm } from '../azure/addresses.js';
import type { Assessment } from '../azure/assess.js';
import { flowsOf } from '../azure/flows.js';
import { directRule, matchRule } from '../azure/matching.js';
import { isMeantFor } from '../azure/nearMisses.js';
import type { Requirement } from '../azure/requirements.js';
import type { SecurityRule } from '../azure/securityRules.js';
import { farSide } from '../azure/securityRules.js';
import * as l10n from '../l10n.js';
import { describeTraffic, originOf, quoteRule } from './describe.js';
import type { Check, GroupFinding } from './findings.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';

/** A requirement is met through IP ranges, where the documents say to use the service tag. */
export const ipInsteadOfTag: Check = {
  code: 'ip-instead-of-tag',
  check: (group) => {
    const candidates = group.rules.filter(({ rule }) => isByAddress(rule));
    if (candidates.length === 0) return [];
    return group.assessments.flatMap((assessment) => {
      if (isMetByTag(assessment)) return [];
      return candidates
        .filter((judged) => isForItByAddress(group, judged, assessment))
        .map((judged) => findingOf(group, judged, assessment));
    });
  },
};

/** Whether a rule allows by addresses only. */
function isByAddress(rule: SecurityRule): boolean {
  if (rule.access !== 'Allow' || typeof rule.direction !== 'string') return false;
  const { terms, open } = farSide(rule, rule.direction);
  return terms.length > 0 && open === undefined && terms.every(isAddress);
}

/** Whether a rule names the tag, or one that contains it: then rules with addresses are for something else. */
function isMetByTag({ requirement, rules }: Assessment): boolean {
  return rules.some((rule) => !farSide(rule, requirement.direction).terms.every(isAddress));
}

function isAddress(term: AddressTerm): boolean {
  return term.kind === 'ip';
}

function isForItByAddress(
  { subnet, regions, nearMisses }: JudgedGroup,
  { rule }: JudgedRule,
  { requirement }: Assessment,
): boolean {
  return (
    rule.direction === requirement.direction &&
    isMeantFor(rule, requirement) &&
    mayMatch(rule, requirement, { subnet, regions }) &&
    !nearMisses.some((miss) => miss.rule === rule)
  );
}

/** Whether a rule surely takes the traffic, or does if the addresses are those of the service. */
function mayMatch(
  rule: SecurityRule,
  requirement: Requirement,
  { subnet, regions }: Pick<JudgedGroup, 'subnet' | 'regions'>,
): boolean {
  const directed = directRule(rule, requirement.direction, subnet);
  if (!directed) return false;
  return flowsOf(requirement, regions).some((flow) => matchRule(directed, flow) !== 'no');
}

function messageFor(rule: SecurityRule, { direction }: Requirement): string {
  const isWhole = farSide(rule, direction).terms.some((term) => term.kind === 'ip' && term.block.whole);
  return isWhole
    ? l10n.key(
        'Rule {0} allows {1} by the range of all addresses, which is far more than needed. Write the service tag {2} instead.',
      )
    : l10n.key(
        'Rule {0} allows {1} by IP addresses, which Microsoft may change at any time. Write the service tag {2} instead.',
      );
}

function findingOf(group: JudgedGroup, rule: JudgedRule, assessment: Assessment): GroupFinding {
  const { requirement } = assessment;
  const inbound = requirement.direction === 'Inbound';
  const [singular, plural] = inbound
    ? (['sourceAddressPrefix', 'sourceAddressPrefixes'] as const)
    : (['destinationAddressPrefix', 'destinationAddressPrefixes'] as const);
  return {
    code: 'ip-instead-of-tag',
    severity: 'information',
    group,
    origin: originOf(rule, singular, plural),
    message: l10n.t(
      messageFor(rule.rule, requirement),
      quoteRule(rule.rule),
      describeTraffic(requirement),
      requirement.tag,
    ),
    related: [],
    requirement: requirement.id,
    subject: { kind: 'address', rule, assessment },
  };
}

import type { NearMiss } from '../azure/nearMisses.js';
import { correctedPorts } from '../azure/nearMisses.js';
import { formatPorts } from '../azure/ports.js';
import type { Requirement } from '../azure/requirements.js';
import { farSide, nearSide } from '../azure/securityRules.js';
import type { AddressSet } from '../azure/addresses.js';
import * as l10n from '../l10n.js';
import type { RuleField } from '../languages/declarations.js';
import { describeTraffic, judgedRuleOf, listOf, originOf, quoteRule, unallowedPorts } from './describe.js';
import type { Check, GroupFinding } from './findings.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';
import { relatedRule, severityOfDropped } from './missingRule.js';

/** A rule is evidently meant for a requirement, but one of its properties is off. */
export const wrongRule: Check = {
  code: 'wrong-rule',
  check: (group) => group.nearMisses.flatMap((miss) => findingOf(group, miss)),
};

function findingOf(group: JudgedGroup, miss: NearMiss): GroupFinding[] {
  const rule = judgedRuleOf(group, miss.rule);
  if (!rule) return [];
  const { requirement, status } = miss.assessment;
  const dropped = status === 'missing';
  const after = dropped
    ? l10n.t('it is dropped, and {0}', l10n.t(requirement.consequence))
    : l10n.t('it passes by a default rule only, so a deny added later would drop it');
  return [
    {
      code: 'wrong-rule',
      severity: dropped ? severityOfDropped(group, requirement.id) : 'warning',
      group,
      origin: originOf(rule, ...fieldsOf(miss)),
      message: l10n.t(
        '{0}. No rule allows {1}: {2}.',
        describeFault(miss, rule),
        describeTraffic(requirement, unallowedPorts(miss.assessment)),
        after,
      ),
      related: miss.assessment.blockedBy
        .filter((deny) => deny !== miss.rule)
        .flatMap((deny) => relatedRule(group, deny)),
      requirement: requirement.id,
      subject: { kind: 'nearMiss', miss, rule },
    },
  ];
}

/** The properties that hold the fault, the likeliest first. */
export function fieldsOf({ fault, assessment }: NearMiss): readonly RuleField[] {
  const inbound = assessment.requirement.direction === 'Inbound';
  const source: readonly RuleField[] = [
    'sourceAddressPrefix',
    'sourceAddressPrefixes',
    'sourceApplicationSecurityGroups',
  ];
  const destination: readonly RuleField[] = [
    'destinationAddressPrefix',
    'destinationAddressPrefixes',
    'destinationApplicationSecurityGroups',
  ];
  switch (fault) {
    case 'destinationPorts':
      return ['destinationPortRange', 'destinationPortRanges'];
    case 'sourcePorts':
      return ['sourcePortRange', 'sourcePortRanges'];
    case 'protocol':
    case 'direction':
    case 'access':
      return [fault];
    case 'swapped':
    case 'tag':
    case 'region':
      return inbound ? source : destination;
    case 'subnet':
      return inbound ? destination : source;
  }
}

function describeFault(miss: NearMiss, { rule }: JudgedRule): string {
  const { requirement } = miss.assessment;
  const name = quoteRule(rule);
  const traffic = l10n.t(requirement.traffic);
  switch (miss.fault) {
    case 'destinationPorts':
      return l10n.t(
        'Rule {0} opens {1}; {2} on {3}',
        name,
        portsAsText(formatPorts(rule.destinationPorts.ports)),
        traffic,
        formatPorts(correctedPorts(miss)),
      );
    case 'sourcePorts':
      return l10n.t(
        "Rule {0} takes only source port {1}; {2} from any source port, so write '*'",
        name,
        formatPorts(rule.sourcePorts.ports),
        traffic,
      );
    case 'protocol':
      return l10n.t(
        'Rule {0} is for {1}; {2} over {3}',
        name,
        textOf(rule.protocol).toUpperCase(),
        traffic,
        listOf(requirement.protocols).toUpperCase(),
      );
    case 'direction':
      return requirement.direction === 'Inbound'
        ? l10n.t('Rule {0} is outbound; {1}, which is inbound', name, traffic)
        : l10n.t('Rule {0} is inbound; {1}, which is outbound', name, traffic);
    case 'access':
      return l10n.t('Rule {0} denies; {1}, which needs Allow', name, traffic);
    case 'swapped':
      return l10n.t(
        "Rule {0} has source and destination in each other's place; {1}",
        name,
        directionOf(requirement),
      );
    case 'tag':
      return l10n.t(
        'Rule {0} names {1} where {2} belongs; {3}',
        name,
        addresses(farSide(rule, requirement.direction)),
        requirement.tag,
        traffic,
      );
    case 'region':
      return l10n.t(
        'Rule {0} names {1}, which leaves out {2}, where the service is; write {3}, or the tag of that region',
        name,
        addresses(farSide(rule, requirement.direction)),
        listOf(miss.lackingRegions),
        requirement.tag,
      );
    case 'subnet':
      return l10n.t(
        'Rule {0} names {1} where the API Management subnet (VirtualNetwork) belongs; {2}',
        name,
        addresses(nearSide(rule, requirement.direction)),
        traffic,
      );
  }
}

function portsAsText(ports: string): string {
  return /[,-]/.test(ports) ? l10n.t('ports {0}', ports) : l10n.t('port {0}', ports);
}

function directionOf({ direction, tag }: Requirement): string {
  return direction === 'Inbound'
    ? l10n.t('the traffic comes from {0} to VirtualNetwork', tag)
    : l10n.t('the traffic goes from VirtualNetwork to {0}', tag);
}

function addresses(set: AddressSet): string {
  return set.terms.map((term) => (term.kind === 'any' ? `'*'` : term.text)).join(', ');
}

function textOf(value: string | object): string {
  return typeof value === 'string' ? value : '';
}

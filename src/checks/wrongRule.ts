import type { NearMiss } from '../azure/nearMisses.js';
import { correctedPorts } from '../azure/nearMisses.js';
import { formatPorts } from '../azure/ports.js';
import type { Requirement } from '../azure/requirements.js';
import { farSide, nearSide } from '../azure/securityRules.js';
import type { AddressSet } from '../azure/addresses.js';
import type { RuleField } from '../languages/declarations.js';
import { describeTraffic, judgedRuleOf, originOf, quoteRule, unallowedPorts } from './describe.js';
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
    ? `it is dropped, and ${requirement.consequence}`
    : 'it passes by a default rule only, so a deny added later would drop it';
  return [
    {
      code: 'wrong-rule',
      severity: dropped ? severityOfDropped(group, requirement.id) : 'warning',
      group,
      origin: originOf(rule, ...fieldsOf(miss)),
      message: `${describeFault(miss, rule)}. No rule allows ${describeTraffic(requirement, unallowedPorts(miss.assessment))}: ${after}.`,
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
      return inbound ? source : destination;
    case 'subnet':
      return inbound ? destination : source;
  }
}

function describeFault(miss: NearMiss, { rule }: JudgedRule): string {
  const { requirement } = miss.assessment;
  const name = `Rule ${quoteRule(rule)}`;
  switch (miss.fault) {
    case 'destinationPorts':
      return `${name} opens ${portsAsText(formatPorts(rule.destinationPorts.ports))}; ${requirement.traffic} on ${formatPorts(correctedPorts(miss))}`;
    case 'sourcePorts':
      return `${name} takes only source port ${formatPorts(rule.sourcePorts.ports)}; ${requirement.traffic} from any source port, so write '*'`;
    case 'protocol':
      return `${name} is for ${textOf(rule.protocol).toUpperCase()}; ${requirement.traffic} over ${requirement.protocols.join(' and ').toUpperCase()}`;
    case 'direction':
      return `${name} is ${textOf(rule.direction).toLowerCase()}; ${requirement.traffic}, which is ${requirement.direction.toLowerCase()}`;
    case 'access':
      return `${name} denies; ${requirement.traffic}, which needs Allow`;
    case 'swapped':
      return `${name} has source and destination in each other's place; ${directionOf(requirement)}`;
    case 'tag':
      return `${name} names ${addresses(farSide(rule, requirement.direction))} where ${requirement.tag} belongs; ${requirement.traffic}`;
    case 'subnet':
      return `${name} names ${addresses(nearSide(rule, requirement.direction))} where the API Management subnet (VirtualNetwork) belongs; ${requirement.traffic}`;
  }
}

function portsAsText(ports: string): string {
  return /[,-]/.test(ports) ? `ports ${ports}` : `port ${ports}`;
}

function directionOf({ direction, tag }: Requirement): string {
  return direction === 'Inbound'
    ? `the traffic comes from ${tag} to VirtualNetwork`
    : `the traffic goes from VirtualNetwork to ${tag}`;
}

function addresses(set: AddressSet): string {
  return set.terms.map((term) => (term.kind === 'any' ? `'*'` : term.text)).join(', ');
}

function textOf(value: string | object): string {
  return typeof value === 'string' ? value : '';
}

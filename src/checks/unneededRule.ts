import type { AddressSet } from '../azure/addresses.js';
import type { PortSet } from '../azure/ports.js';
import { containsPorts, formatPorts } from '../azure/ports.js';
import { requirementOf } from '../azure/requirements.js';
import { retiredTraffic } from '../azure/retired.js';
import type { Direction, SecurityRule } from '../azure/securityRules.js';
import { farSide } from '../azure/securityRules.js';
import * as l10n from '../l10n.js';
import { deploymentOf } from '../workspace/deployments.js';
import { quoteRule } from './describe.js';
import type { Check, GroupFinding } from './findings.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';

/** A rule allows what API Management doesn't need in this deployment, and nothing else. */
export const unneededRule: Check = {
  code: 'unneeded-rule',
  check: (group) => {
    // What else is in its subnets may need whatever it wants.
    if (!isForServicesOnly(group)) return [];
    const internal = isInternal(group);
    return group.rules.flatMap((judged) => {
      const reason =
        (internal ? reasonInternally(judged.rule) : undefined) ?? reasonRetired(group, judged.rule);
      return reason === undefined ? [] : [findingOf(group, judged, reason)];
    });
  },
};

function findingOf(group: JudgedGroup, judged: JudgedRule, reason: string): GroupFinding {
  return {
    code: 'unneeded-rule',
    severity: 'hint',
    group,
    origin: judged.declaration.origin,
    message: l10n.t('Rule {0} can go: {1}.', quoteRule(judged.rule), reason),
    related: [],
    requirement: undefined,
    subject: { kind: 'needless', rule: judged },
  };
}

function isForServicesOnly({ linked }: JudgedGroup): boolean {
  const occupied = new Set(linked.placements.map(({ subnet }) => subnet));
  return linked.placements.length === 0 || linked.subnets.every((subnet) => occupied.has(subnet));
}

/** Whether every service behind the NSG is of a classic tier and certainly internal. */
function isInternal({ profile, vnetType, linked }: JudgedGroup): boolean {
  return (
    vnetType === 'Internal' &&
    profile?.id === 'classic-internal' &&
    linked.placements.every((placement) => deploymentOf(placement).vnetType === 'Internal')
  );
}

/** Of the rows for External only, what a rule is for and nothing else. */
function reasonInternally(rule: SecurityRule): string | undefined {
  const { usedPorts } = requirementOf('client-inbound');
  if (allowsOnly(rule, 'Inbound', 'Internet', usedPorts)) {
    return l10n.t(
      'in Internal mode the gateway has no public address, so its clients never come from the internet',
    );
  }
  if (allowsOnly(rule, 'Inbound', 'AzureTrafficManager', usedPorts)) {
    return l10n.t('Traffic Manager reaches no gateway of a service in Internal mode');
  }
  return undefined;
}

function reasonRetired({ assessments }: JudgedGroup, rule: SecurityRule): string | undefined {
  const retired = retiredTraffic.find(({ direction, tag, ports }) => allowsOnly(rule, direction, tag, ports));
  if (!retired || assessments.some(({ rules }) => rules.includes(rule))) return undefined;
  const { ports } = rule.destinationPorts;
  const args = [formatPorts(ports), retired.tag, l10n.t(retired.purpose)] as const;
  const [only, ...others] = ports;
  return others.length === 0 && only?.first === only?.last
    ? l10n.t('port {0} of {1} was for {2}, and API Management does not need it any more', ...args)
    : l10n.t('ports {0} of {1} were for {2}, and API Management does not need them any more', ...args);
}

/** Whether all that a rule may allow is traffic of one tag on these ports. */
function allowsOnly(rule: SecurityRule, direction: Direction, tag: string, ports: PortSet): boolean {
  return (
    rule.access === 'Allow' &&
    rule.direction === direction &&
    rule.destinationPorts.open === undefined &&
    rule.destinationPorts.ports.length > 0 &&
    containsPorts(ports, rule.destinationPorts.ports) &&
    namesOnly(farSide(rule, direction), tag)
  );
}

function namesOnly({ terms, open }: AddressSet, tag: string): boolean {
  return (
    open === undefined &&
    terms.length > 0 &&
    terms.every((term) => term.kind === 'tag' && term.tag.name === tag)
  );
}

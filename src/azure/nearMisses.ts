import type { AddressSet, SubnetPrefixes } from './addresses.js';
import { relate, relationToSubnet } from './addresses.js';
import type { Assessment } from './assess.js';
import { farTerm } from './assess.js';
import type { PortSet } from './ports.js';
import {
  allPorts,
  containsPorts,
  noPorts,
  portsOverlap,
  portSet,
  singlePorts,
  withoutPorts,
} from './ports.js';
import type { Requirement, RequirementId } from './requirements.js';
import type { SecurityRule } from './securityRules.js';
import { farSide, nearSide } from './securityRules.js';

/** What is off in a rule that is evidently meant for a requirement. */
export type Fault =
  | 'destinationPorts'
  | 'sourcePorts'
  | 'protocol'
  | 'direction'
  | 'access'
  /** Source and destination stand in each other's place. */
  | 'swapped'
  /** The service tag is missing where it belongs. */
  | 'tag'
  /** The side of the subnet names something else. */
  | 'subnet';

/** A rule that is evidently meant for a requirement and doesn't meet it. */
export interface NearMiss {
  readonly rule: SecurityRule;
  readonly assessment: Assessment;
  readonly fault: Fault;
  /** With the direction wrong: whether source and destination stand in each other's place, too. */
  readonly mirrored: boolean;
  /** The needed ports that no custom rule allows and this one lacks. */
  readonly lackingPorts: PortSet;
}

/**
 * Finds, for each requirement that no custom rule meets, the rule that was evidently meant to. A rule is meant for at
 * most one requirement. What isn't known of a rule is taken as right.
 */
export function findNearMisses(
  rules: readonly SecurityRule[],
  assessments: readonly Assessment[],
  subnet: SubnetPrefixes,
): readonly NearMiss[] {
  const open = assessments.filter(({ status }) => status === 'missing' || status === 'allowed-by-default');
  const taken = new Set<SecurityRule>();
  return open.flatMap((assessment) => {
    const notAllowed = portSet([...assessment.ports.dropped, ...assessment.ports.default]);
    for (const rule of rules) {
      const miss = taken.has(rule) ? undefined : nearMiss(rule, assessment, notAllowed, subnet);
      if (!miss) continue;
      taken.add(rule);
      return [miss];
    }
    return [];
  });
}

function nearMiss(
  rule: SecurityRule,
  assessment: Assessment,
  notAllowed: PortSet,
  subnet: SubnetPrefixes,
): NearMiss | undefined {
  const { requirement } = assessment;
  const lackingPorts = rule.destinationPorts.open
    ? noPorts
    : withoutPorts(notAllowed, rule.destinationPorts.ports);
  const faults = faultsOf(rule, requirement, lackingPorts);
  // Most rules differ in so much that their addresses needn't be looked at.
  if (faults.length > 1) return undefined;
  faults.push(...addressFaults(rule, requirement, subnet));
  const mirrored = faults.includes('direction') && faults.includes('swapped');
  const [fault, ...others] = mirrored ? faults.filter((each) => each !== 'swapped') : faults;
  if (fault === undefined || others.length > 0) return undefined;
  if (!isEvident(rule, requirement, fault, assessment)) return undefined;
  return { rule, assessment, fault, mirrored, lackingPorts };
}

/** What is off in a rule, its addresses aside. */
function faultsOf(rule: SecurityRule, requirement: Requirement, lackingPorts: PortSet): Fault[] {
  const faults: Fault[] = [];
  if (typeof rule.direction === 'string' && rule.direction !== requirement.direction)
    faults.push('direction');
  if (rule.access === 'Deny') faults.push('access');
  if (!protocolFits(rule, requirement)) faults.push('protocol');
  if (!rule.sourcePorts.open && !containsPorts(rule.sourcePorts.ports, allPorts)) faults.push('sourcePorts');
  if (lackingPorts.length > 0) faults.push('destinationPorts');
  return faults;
}

function protocolFits({ protocol }: SecurityRule, requirement: Requirement): boolean {
  if (typeof protocol !== 'string' || protocol === '*') return true;
  return requirement.protocols.every((needed) => needed === protocol);
}

function addressFaults(
  rule: SecurityRule,
  requirement: Requirement,
  subnet: SubnetPrefixes,
): readonly Fault[] {
  const far = farSide(rule, requirement.direction);
  const near = nearSide(rule, requirement.direction);
  const farFits = coversTag(far, requirement);
  const nearFits = coversSubnet(near, subnet);
  if (farFits && nearFits) return [];
  if (namesTag(near, requirement) && coversSubnet(far, undefined)) return ['swapped'];
  return [...(farFits ? [] : (['tag'] as const)), ...(nearFits ? [] : (['subnet'] as const))];
}

function coversTag(far: AddressSet, requirement: Requirement): boolean {
  if (far.open) return true;
  const target = farTerm(requirement);
  return namesTag(far, requirement) || far.terms.some((term) => relate(term, target) === 'contains');
}

/** Whether a set names the requirement's own tag, in whatever region. */
function namesTag(addresses: AddressSet, requirement: Requirement): boolean {
  return addresses.terms.some((term) => term.kind === 'tag' && term.tag.name === requirement.tag);
}

function coversSubnet(near: AddressSet, subnet: SubnetPrefixes): boolean {
  return near.open !== undefined || near.terms.some((term) => relationToSubnet(term, subnet) !== 'disjoint');
}

/** Ports that hardly anything but API Management uses, and the one of SQL. */
const tellingPorts: ReadonlyMap<RequirementId, PortSet> = new Map([
  ['management-inbound', singlePorts([3443])],
  ['load-balancer-inbound', singlePorts([6390])],
  ['monitor-outbound', singlePorts([1886])],
]);

/** Ports on which a tag is used for other ends, so that a rule for them says nothing of the requirement. */
const otherPorts: ReadonlyMap<RequirementId, PortSet> = new Map([
  ['load-balancer-inbound', portSet([...singlePorts([80, 443, 6391]), { first: 65200, last: 65535 }])],
  ['storage-outbound', singlePorts([445])],
  ['sql-outbound', portSet([{ first: 11000, last: 11999 }, ...singlePorts([3342])])],
  ['monitor-outbound', singlePorts([12000])],
]);

/** Words in a rule's name or description that say what it is for. */
const words: ReadonlyMap<RequirementId, RegExp> = new Map([
  ['client-inbound', /client|gateway/i],
  ['management-inbound', /manag|mgmt|portal|control.?plane/i],
  ['load-balancer-inbound', /load.?balanc/i],
  ['traffic-manager-inbound', /traffic.?manager/i],
  ['certificates-outbound', /certif|crl|ocsp/i],
  ['storage-outbound', /storage/i],
  ['sql-outbound', /sql/i],
  ['key-vault-outbound', /key.?vault/i],
  ['monitor-outbound', /monitor|diagnos|metrics|insights/i],
]);

function isEvident(
  rule: SecurityRule,
  requirement: Requirement,
  fault: Fault,
  assessment: Assessment,
): boolean {
  const tagged = isServiceTag(requirement.tag) && namesEitherSide(rule, requirement);
  const said = words.get(requirement.id)?.test(`${rule.name} ${rule.description}`) ?? false;
  switch (fault) {
    case 'destinationPorts':
      return tagged && !usesOtherPorts(rule, requirement);
    case 'sourcePorts':
      return tagged || (namesEitherSide(rule, requirement) && opensExactly(rule, requirement));
    case 'swapped':
    case 'direction':
      return tagged || (said && opensExactly(rule, requirement));
    case 'subnet':
      return tagged;
    case 'protocol':
      return tagged || (said && opensExactly(rule, requirement));
    case 'access':
      return tagged && /allow|permit/i.test(rule.name);
    case 'tag':
      return isMeantByPort(rule, requirement, said) && (said || assessment.status === 'missing');
  }
}

function isServiceTag(tag: string): boolean {
  return tag !== 'Internet' && tag !== 'VirtualNetwork' && tag !== '*';
}

function namesEitherSide(rule: SecurityRule, requirement: Requirement): boolean {
  return namesTag(rule.source, requirement) || namesTag(rule.destination, requirement);
}

function usesOtherPorts(rule: SecurityRule, requirement: Requirement): boolean {
  const other = otherPorts.get(requirement.id);
  return other !== undefined && containsPorts(other, rule.destinationPorts.ports);
}

/** Whether a rule opens the needed ports and few others. */
function opensExactly(rule: SecurityRule, requirement: Requirement): boolean {
  const needed = singlePorts([...requirement.ports, ...requirement.optionalPorts]);
  return rule.destinationPorts.ports.length > 0 && containsPorts(needed, rule.destinationPorts.ports);
}

/** Whether the ports or the name of a rule tell that it is for a requirement with a service tag, whatever its addresses. */
export function isMeantFor(rule: SecurityRule, requirement: Requirement): boolean {
  const said = words.get(requirement.id)?.test(`${rule.name} ${rule.description}`) ?? false;
  return isMeantByPort(rule, requirement, said);
}

/** A rule with another address where the tag belongs: its ports must tell what it is for, or its name and all its ports. */
function isMeantByPort(rule: SecurityRule, requirement: Requirement, said: boolean): boolean {
  if (!isServiceTag(requirement.tag) || !opensExactly(rule, requirement)) return false;
  const telling = tellingPorts.get(requirement.id);
  return said || (telling !== undefined && portsOverlap(telling, rule.destinationPorts.ports));
}

/** The destination ports that the rule should have: its own with those it lacks, or only the needed ones where none fits. */
export function correctedPorts({ rule, assessment, lackingPorts }: NearMiss): PortSet {
  const needed = singlePorts(assessment.requirement.ports);
  const own = rule.destinationPorts.ports;
  return portsOverlap(own, needed) ? portSet([...own, ...lackingPorts]) : needed;
}

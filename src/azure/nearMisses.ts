import type { AddressSet, AddressTerm, SubnetPrefixes } from './addresses.js';
import { relate, relationToSubnet } from './addresses.js';
import type { Assessment } from './assess.js';
import { unique } from './decide.js';
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
import type { ServiceRegions } from './regions.js';
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
  /** The service tag is of other regions than those that the service is in. */
  | 'region'
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
  /** The regions of the service that the rule's tag leaves out. */
  readonly lackingRegions: readonly string[];
}

/** What rules are compared with, beside the requirement. */
export interface Surroundings {
  /** The address prefixes of the API Management subnet, where they are known. */
  readonly subnet: SubnetPrefixes;
  readonly regions: ServiceRegions;
}

/**
 * Finds, for each requirement that no custom rule meets, the rule that was evidently meant to. A rule is meant for at
 * most one requirement. What isn't known of a rule is taken as right.
 */
export function findNearMisses(
  rules: readonly SecurityRule[],
  assessments: readonly Assessment[],
  surroundings: Surroundings,
): readonly NearMiss[] {
  const open = assessments.filter(({ status }) => status === 'missing' || status === 'allowed-by-default');
  const taken = new Set<SecurityRule>();
  const around: Around = { ...surroundings, serving: onlyRulesOf(assessments) };
  return open.flatMap((assessment) => {
    const notAllowed = portSet([...assessment.ports.dropped, ...assessment.ports.default]);
    for (const rule of rules) {
      const miss = taken.has(rule) ? undefined : nearMiss(rule, assessment, notAllowed, around);
      if (!miss) continue;
      taken.add(rule);
      return [miss];
    }
    return [];
  });
}

interface Around extends Surroundings {
  /** The rules that alone meet another requirement. */
  readonly serving: ReadonlySet<SecurityRule>;
}

/** The rules that alone meet a requirement. */
function onlyRulesOf(assessments: readonly Assessment[]): ReadonlySet<SecurityRule> {
  const met = assessments.filter(({ status, rules }) => status === 'allowed' && rules.length === 1);
  return new Set(met.flatMap(({ rules }) => rules));
}

function nearMiss(
  rule: SecurityRule,
  assessment: Assessment,
  notAllowed: PortSet,
  { subnet, regions, serving }: Around,
): NearMiss | undefined {
  const { requirement } = assessment;
  const plain = plainFault(rule, requirement, notAllowed);
  // Most rules differ in so much that their addresses needn't be looked at.
  if (plain === 'several') return undefined;
  const lackingRegions = lackingRegionsOf(rule, requirement, regions);
  const ofAddresses =
    addressFault(rule, requirement, subnet) ?? (lackingRegions.length > 0 ? 'region' : undefined);
  const mirrored = plain === 'direction' && ofAddresses === 'swapped';
  if (plain && ofAddresses && !mirrored) return undefined;
  const fault = plain ?? ofAddresses;
  if (fault === undefined || fault === 'several') return undefined;
  if (!isEvident(rule, fault, assessment, serving)) return undefined;
  const lackingPorts = lackingPortsOf(rule, notAllowed);
  return { rule, assessment, fault, mirrored, lackingPorts, lackingRegions };
}

/** The regions of the service that a rule surely leaves out, which names the tag of others. */
function lackingRegionsOf(
  rule: SecurityRule,
  requirement: Requirement,
  regions: ServiceRegions,
): readonly string[] {
  const { terms, open } = farSide(rule, requirement.direction);
  if (open || requirement.regional !== 'own') return [];
  const known = unique(regions.filter((region) => region !== undefined));
  return known.filter((region) => {
    const own: AddressTerm = { kind: 'tag', tag: { name: requirement.tag, region }, text: '' };
    return terms.every((term) => relate(term, own) === 'disjoint');
  });
}

function lackingPortsOf({ destinationPorts: { ports, open } }: SecurityRule, needed: PortSet): PortSet {
  return open ? noPorts : withoutPorts(needed, ports);
}

type IsFault = (rule: SecurityRule, requirement: Requirement, notAllowed: PortSet) => boolean;

/** What may be off in a rule, its addresses aside. */
const faultTests: readonly (readonly [Fault, IsFault])[] = [
  ['direction', ({ direction }, needed) => typeof direction === 'string' && direction !== needed.direction],
  ['access', ({ access }) => access === 'Deny'],
  ['protocol', (rule, requirement) => !protocolFits(rule, requirement)],
  ['sourcePorts', ({ sourcePorts: { ports, open } }) => !open && !containsPorts(ports, allPorts)],
  [
    'destinationPorts',
    ({ destinationPorts: { ports, open } }, _, notAllowed) => !open && !containsPorts(ports, notAllowed),
  ],
];

/** What is off in a rule, its addresses aside. */
function plainFault(
  rule: SecurityRule,
  requirement: Requirement,
  notAllowed: PortSet,
): Fault | 'several' | undefined {
  let found: Fault | undefined;
  for (const [fault, isFault] of faultTests) {
    if (!isFault(rule, requirement, notAllowed)) continue;
    if (found !== undefined) return 'several';
    found = fault;
  }
  return found;
}

function protocolFits({ protocol }: SecurityRule, requirement: Requirement): boolean {
  if (typeof protocol !== 'string' || protocol === '*') return true;
  return requirement.protocols.every((needed) => needed === protocol);
}

function addressFault(
  rule: SecurityRule,
  requirement: Requirement,
  subnet: SubnetPrefixes,
): Fault | 'several' | undefined {
  const far = farSide(rule, requirement.direction);
  const near = nearSide(rule, requirement.direction);
  const farFits = coversTag(far, requirement);
  const nearFits = coversSubnet(near, subnet);
  if (farFits && nearFits) return undefined;
  if (namesTag(near, requirement) && coversSubnet(far, undefined)) return 'swapped';
  if (farFits) return 'subnet';
  return nearFits ? 'tag' : 'several';
}

function coversTag(far: AddressSet, requirement: Requirement): boolean {
  if (far.open) return true;
  return namesTag(far, requirement) || far.terms.some((term) => relate(term, requirement.far) === 'contains');
}

/** Whether a set names the requirement's own tag, in whatever region. */
function namesTag(addresses: AddressSet, requirement: Requirement): boolean {
  return addresses.terms.some((term) => term.kind === 'tag' && term.tag.name === requirement.tag);
}

function coversSubnet(near: AddressSet, subnet: SubnetPrefixes): boolean {
  return near.open !== undefined || near.terms.some((term) => relationToSubnet(term, subnet) !== 'disjoint');
}

/** Ports that hardly anything but API Management uses. */
const tellingPorts: ReadonlyMap<RequirementId, PortSet> = new Map([
  ['management-inbound', singlePorts([3443])],
  ['load-balancer-inbound', singlePorts([6390])],
  ['monitor-outbound', singlePorts([1886])],
]);

/** Ports on which a tag is used for other ends, so that a rule for them says nothing of the requirement. */
const otherPorts: ReadonlyMap<RequirementId, PortSet> = new Map([
  ['load-balancer-inbound', portSet([...singlePorts([80, 443, 6391]), { first: 65200, last: 65535 }])],
  ['storage-outbound', singlePorts([445])],
  // Redirected connections, managed instances, MySQL and PostgreSQL.
  ['sql-outbound', portSet([{ first: 11000, last: 11999 }, ...singlePorts([3342, 3306, 5432])])],
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
  fault: Fault,
  { requirement, status }: Assessment,
  serving: ReadonlySet<SecurityRule>,
): boolean {
  const tagged = isServiceTag(requirement.tag) && namesEitherSide(rule, requirement);
  switch (fault) {
    case 'destinationPorts':
      return tagged && !usesOtherPorts(rule, requirement);
    case 'sourcePorts':
      return tagged || (namesEitherSide(rule, requirement) && opensExactly(rule, requirement));
    case 'region':
      return true;
    case 'swapped':
    case 'direction':
      return tagged || (opensExactly(rule, requirement) && isUnmistakable(rule, requirement));
    case 'subnet':
      return tagged;
    case 'protocol':
      return tagged || (opensExactly(rule, requirement) && saysWhatFor(rule, requirement));
    case 'access':
      return tagged && /allow|permit/i.test(rule.name);
    case 'tag':
      // Another tag may be right for another requirement, where the name doesn't say otherwise.
      return (
        isMeantFor(rule, requirement) &&
        (saysWhatFor(rule, requirement) || (status === 'missing' && !serving.has(rule)))
      );
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
  const { ports } = rule.destinationPorts;
  return ports.length > 0 && containsPorts(requirement.usedPorts, ports);
}

function saysWhatFor({ name, description }: SecurityRule, { id }: Requirement): boolean {
  return words.get(id)?.test(`${name} ${description}`) ?? false;
}

/**
 * Whether it can be nothing else, with whatever addresses and in whatever direction: a rule for 1433 that is called after
 * SQL may well be a server's in the network.
 */
function isUnmistakable(rule: SecurityRule, requirement: Requirement): boolean {
  return isServiceTag(requirement.tag) ? usesTellingPorts(rule, requirement) : saysWhatFor(rule, requirement);
}

function usesTellingPorts(rule: SecurityRule, requirement: Requirement): boolean {
  return portsOverlap(tellingPorts.get(requirement.id) ?? noPorts, rule.destinationPorts.ports);
}

/**
 * Whether a rule is for a requirement with a service tag, whatever its addresses: its ports must tell what it is for, or
 * its name and all its ports.
 */
export function isMeantFor(rule: SecurityRule, requirement: Requirement): boolean {
  if (!isServiceTag(requirement.tag) || !opensExactly(rule, requirement)) return false;
  return usesTellingPorts(rule, requirement) || saysWhatFor(rule, requirement);
}

/** The destination ports that the rule should have: its own with those it lacks, or only the needed ones where none fits. */
export function correctedPorts({ rule, assessment, lackingPorts }: NearMiss): PortSet {
  const needed = singlePorts(assessment.requirement.ports);
  const own = rule.destinationPorts.ports;
  return portsOverlap(own, needed) ? portSet([...own, ...lackingPorts]) : needed;
}

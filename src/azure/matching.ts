import type { AddressSet, AddressTerm, Relation, SubnetPrefixes } from './addresses.js';
import { relate, relationToSubnet } from './addresses.js';
import type { Ipv4Range } from './ipRanges.js';
import { coverPublicIpv4, rangeContains } from './ipRanges.js';
import { containsPorts, allPorts, hasPort } from './ports.js';
import { isPublic } from './serviceTags.js';
import type { Direction, RulePorts, SecurityRule } from './securityRules.js';
import { farSide, nearSide } from './securityRules.js';

/** Whether a rule matches a flow, as far as the template tells. */
export type Match = 'yes' | 'no' | 'maybe';

/** The far end of a flow: the addresses of a term, or some that are only known at deployment. */
export type FlowTarget = AddressTerm | { readonly kind: 'unknown' };

/**
 * Traffic that is decided as one: a direction, protocol and port between the API Management subnet and a far end.
 * Where `sourcePort` and `address` are absent it stands for the bulk of that traffic: the source ports and addresses
 * that no rule singles out.
 */
export interface Flow {
  readonly direction: Direction;
  readonly protocol: 'Tcp' | 'Udp';
  readonly port: number;
  readonly target: FlowTarget;
  /** Whether an allow for one region of the target's tag is taken as meant for it. */
  readonly regional: boolean;
  readonly sourcePort?: number;
  readonly address?: Ipv4Range;
}

/** A rule seen from one direction, with what of its match is the same for every flow of that direction. */
export interface DirectedRule {
  readonly rule: SecurityRule;
  /** The match of all that a flow doesn't bring: the direction, and the side of the subnet. */
  readonly base: 'yes' | 'maybe';
  /** The match for the source ports that no rule singles out. */
  readonly bulkOfSourcePorts: Match;
  readonly far: AddressSet;
}

/** Undefined for a rule that matches no flow of a direction. */
export function directRule(
  rule: SecurityRule,
  direction: Direction,
  subnet: SubnetPrefixes,
): DirectedRule | undefined {
  if (rule.direction === (direction === 'Inbound' ? 'Outbound' : 'Inbound')) return undefined;
  const near = matchNear(rule, nearSide(rule, direction), subnet);
  if (near === 'no') return undefined;
  return {
    rule,
    base: typeof rule.direction === 'string' ? near : 'maybe',
    bulkOfSourcePorts: matchSourcePorts(rule.sourcePorts),
    far: farSide(rule, direction),
  };
}

/** Whether a rule matches a flow, its presence aside. The answers `no` and `yes` hold for whatever is not known. */
export function matchRule({ rule, base, bulkOfSourcePorts, far }: DirectedRule, flow: Flow): Match {
  const protocol = matchProtocol(rule, flow);
  if (protocol === 'no') return 'no';
  const port = matchPort(rule.destinationPorts, flow.port);
  if (port === 'no') return 'no';
  const sourcePort =
    flow.sourcePort === undefined ? bulkOfSourcePorts : matchPort(rule.sourcePorts, flow.sourcePort);
  if (sourcePort === 'no') return 'no';
  const target = matchFar(rule, far, flow);
  if (target === 'no') return 'no';
  const isCertain = base === 'yes' && protocol === 'yes' && port === 'yes' && sourcePort === 'yes';
  return isCertain && target === 'yes' ? 'yes' : 'maybe';
}

function matchProtocol(rule: SecurityRule, flow: Flow): Match {
  if (typeof rule.protocol !== 'string') return 'maybe';
  return rule.protocol === '*' || rule.protocol === flow.protocol ? 'yes' : 'no';
}

function matchPort({ ports, open }: RulePorts, port: number): Match {
  if (hasPort(ports, port)) return 'yes';
  return open ? 'maybe' : 'no';
}

function matchSourcePorts(sourcePorts: RulePorts): Match {
  if (containsPorts(sourcePorts.ports, allPorts)) return 'yes';
  return sourcePorts.open ? 'maybe' : 'no';
}

/**
 * The side of the subnet. An allow for an address that can't be compared with the subnet is taken as meant for it,
 * a deny is not.
 */
function matchNear(rule: SecurityRule, near: AddressSet, subnet: SubnetPrefixes): Match {
  const relations = near.terms.map((term) => relationToSubnet(term, subnet));
  if (relations.includes('contains')) return 'yes';
  const meant = rule.access === 'Allow';
  if (near.open) return meant ? 'yes' : 'maybe';
  if (!relations.includes('unknown')) return relations.includes('overlaps') ? 'maybe' : 'no';
  if (typeof rule.access !== 'string') return 'maybe';
  return meant ? 'yes' : 'no';
}

function matchFar(rule: SecurityRule, far: AddressSet, flow: Flow): Match {
  let best: Match = far.open ? 'maybe' : 'no';
  for (const term of far.terms) {
    const match = matchTerm(rule, term, flow);
    if (match === 'yes') return 'yes';
    if (match === 'maybe') best = 'maybe';
  }
  return coversTogether(far, flow.target) ? 'yes' : best;
}

function matchTerm(rule: SecurityRule, term: AddressTerm, flow: Flow): Match {
  const { target } = flow;
  if (target.kind === 'unknown') return term.kind === 'any' ? 'yes' : 'maybe';
  if (flow.address && term.kind === 'ip') {
    return term.block.range && rangeContains(term.block.range, flow.address) ? 'yes' : 'no';
  }
  const relation = relate(term, target);
  if (relation === 'contains') return 'yes';
  if (relation === 'disjoint') return 'no';
  return rule.access === 'Allow' ? matchAllow(relation, term, target, flow.regional) : matchDeny(relation);
}

function matchAllow(relation: Relation, term: AddressTerm, target: AddressTerm, regional: boolean): Match {
  if (isTag(term, 'VirtualNetwork') && isTag(target, 'AzureLoadBalancer')) return 'yes';
  const oneRegion = term.kind === 'tag' && term.tag.region !== undefined && !isTag(target, 'Internet');
  if (oneRegion) return regional ? 'yes' : 'maybe';
  return relation === 'unknown' ? 'maybe' : 'no';
}

/** A deny of a part leaves the rest of the traffic alone. */
function matchDeny(relation: Relation): Match {
  return relation === 'unknown' ? 'maybe' : 'no';
}

function isTag(term: AddressTerm, name: string): boolean {
  return term.kind === 'tag' && term.tag.name === name;
}

/** Whether the blocks of a list leave no public address out, `0.0.0.0/1` and `128.0.0.0/1` for instance. */
function coversTogether(far: AddressSet, target: FlowTarget): boolean {
  if (far.terms.length < 2 || target.kind !== 'tag' || !isPublic(target.tag.name)) return false;
  return coverPublicIpv4(ipRangesOf(far));
}

export function ipRangesOf(set: AddressSet): readonly Ipv4Range[] {
  return set.terms.flatMap((term) => (term.kind === 'ip' && term.block.range ? [term.block.range] : []));
}

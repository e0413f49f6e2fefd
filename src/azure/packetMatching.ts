import type { AddressSet, AddressTerm, Relation, SubnetPrefixes } from './addresses.js';
import { parseAddressTerm, relate, relationToSubnet, tagTerm } from './addresses.js';
import { coverPublicIpv4, hostVirtualIp, rangeContains } from './ipRanges.js';
import { ipRangesOf } from './matching.js';
import { allPorts, containsPorts, hasPort } from './ports.js';
import type { Direction, RulePorts, SecurityRule } from './securityRules.js';
import { defaultRules, farSide, nearSide } from './securityRules.js';
import { isPublic } from './serviceTags.js';
import type { Unknown } from './unknown.js';

/** Traffic between the API Management subnet and a far end that somebody asks about. */
export interface Packet {
  readonly direction: Direction;
  readonly protocol: 'Tcp' | 'Udp';
  /** The destination port. */
  readonly port: number;
  /** Where it comes from inbound, where it goes outbound. */
  readonly far: AddressTerm;
}

/** Reads a far end: a service tag or an IPv4 address or block; `undefined` for what is neither. */
export function parseFarEnd(text: string): AddressTerm | undefined {
  const term = parseAddressTerm(text);
  if (term?.kind !== 'ip') return term;
  const { range } = term.block;
  if (range === undefined) return undefined;
  return rangeContains(hostVirtualIp, range) ? tagTerm('AzureLoadBalancer') : term;
}

/** What isn't known of a rule and a packet. `value`: of a property; `tie`: which of two rules with a priority is first. */
export type Doubt =
  | { readonly kind: 'existence' | 'address' | 'subnet' | 'tie' }
  | { readonly kind: 'value'; readonly because: Unknown };

/** How a rule takes a packet. */
export interface PacketMatch {
  readonly rule: SecurityRule;
  /** `part`: some of what was asked about, such as one region of a tag or some source ports. */
  readonly extent: 'all' | 'part' | 'none';
  /** What it depends on whether it takes it; empty where it does. */
  readonly doubts: readonly Doubt[];
  /** Whether its side of the subnet can't be compared with the subnet, and is taken as meant for it. */
  readonly meant: boolean;
}

/** How one part of a rule takes its part of a packet: the protocol, the ports, a side. */
type Fit = 'all' | 'part' | 'none' | 'meant' | Doubt;

export function matchPacket(rule: SecurityRule, packet: Packet, subnet: SubnetPrefixes): PacketMatch {
  const fits: readonly Fit[] = [
    fitDirection(rule, packet),
    fitProtocol(rule, packet),
    fitPort(rule.destinationPorts, packet.port),
    fitSourcePorts(rule.sourcePorts),
    fitNear(rule, nearSide(rule, packet.direction), subnet),
    fitFar(rule, farSide(rule, packet.direction), packet.far),
  ];
  const extent = fits.includes('none') ? 'none' : fits.includes('part') ? 'part' : 'all';
  const doubts = fits.filter((fit): fit is Doubt => typeof fit === 'object');
  return { rule, extent, doubts, meant: fits.includes('meant') };
}

function fitDirection({ direction }: SecurityRule, packet: Packet): Fit {
  if (typeof direction === 'object') return { kind: 'value', because: direction };
  return direction === packet.direction ? 'all' : 'none';
}

function fitProtocol({ protocol }: SecurityRule, packet: Packet): Fit {
  if (typeof protocol === 'object') return { kind: 'value', because: protocol };
  return protocol === '*' || protocol === packet.protocol ? 'all' : 'none';
}

function fitPort({ ports, open }: RulePorts, port: number): Fit {
  if (hasPort(ports, port)) return 'all';
  return open ? { kind: 'value', because: open } : 'none';
}

/** Nobody is asked for a source port: a rule for some takes a part. */
function fitSourcePorts({ ports, open }: RulePorts): Fit {
  if (containsPorts(ports, allPorts)) return 'all';
  return open ? { kind: 'value', because: open } : 'part';
}

/** As in an assessment: an allow that can't be compared with the subnet is meant for it, a deny is not. */
function fitNear({ access }: SecurityRule, near: AddressSet, subnet: SubnetPrefixes): Fit {
  const relations = near.terms.map((term) => relationToSubnet(term, subnet));
  if (relations.includes('contains')) return 'all';
  const isAllow = access === 'Allow';
  if (near.open) return isAllow ? 'meant' : { kind: 'value', because: near.open };
  if (relations.includes('unknown')) {
    if (isAllow) return 'meant';
    return access === 'Deny' ? 'part' : { kind: 'subnet' };
  }
  return relations.includes('overlaps') ? { kind: 'subnet' } : 'none';
}

function fitFar(rule: SecurityRule, far: AddressSet, target: AddressTerm): Fit {
  const relations = far.terms.map((term) => relationTo(rule, term, target));
  if (relations.includes('contains') || coverTogether(far, target)) return 'all';
  if (relations.includes('unknown')) return { kind: 'address' };
  if (far.open) return { kind: 'value', because: far.open };
  return relations.includes('overlaps') ? 'part' : 'none';
}

/**
 * By the documents the load balancer's address lies in VirtualNetwork; whether a deny takes it isn't certain. Among the
 * default rules it has one of its own.
 */
function relationTo(rule: SecurityRule, term: AddressTerm, target: AddressTerm): Relation {
  const isProbe = isTag(term, 'VirtualNetwork') && isTag(target, 'AzureLoadBalancer');
  if (!isProbe) return relate(term, target);
  if (defaultRules.includes(rule)) return 'disjoint';
  return rule.access === 'Allow' ? 'contains' : 'unknown';
}

function isTag(term: AddressTerm, name: string): boolean {
  return term.kind === 'tag' && term.tag.name === name;
}

/** Whether blocks such as `0.0.0.0/1` and `128.0.0.0/1` leave nothing of a public tag out. */
function coverTogether(far: AddressSet, target: AddressTerm): boolean {
  return (
    far.terms.length > 1 &&
    target.kind === 'tag' &&
    isPublic(target.tag.name) &&
    coverPublicIpv4(ipRangesOf(far))
  );
}

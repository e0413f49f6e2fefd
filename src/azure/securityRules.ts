import type { AddressSet, AddressTerm } from './addresses.js';
import { anyAddress, tagTerm } from './addresses.js';
import type { PortSet } from './ports.js';
import { allPorts } from './ports.js';
import type { Presence, Unknown } from './unknown.js';
import { always } from './unknown.js';

/**
 * Security rules as the platform evaluates them. Source: "Azure network security groups overview", Security rules and
 * Default security rules.
 */

export type Direction = 'Inbound' | 'Outbound';
export type Access = 'Allow' | 'Deny';
export type Protocol = 'Tcp' | 'Udp' | 'Icmp' | 'Esp' | 'Ah' | '*';

export const directions: readonly Direction[] = ['Inbound', 'Outbound'];
export const accesses: readonly Access[] = ['Allow', 'Deny'];
export const protocols: readonly Protocol[] = ['Tcp', 'Udp', 'Icmp', 'Esp', 'Ah', '*'];

export const lowestPriority = 100;
export const highestPriority = 4096;

/** The ports of a rule: those that are known, and whether there may be more. */
export interface RulePorts {
  readonly ports: PortSet;
  readonly open: Unknown | undefined;
}

export interface SecurityRule {
  /** The name as findings show it; empty when it isn't known. */
  readonly name: string;
  readonly description: string;
  readonly direction: Direction | Unknown;
  readonly access: Access | Unknown;
  readonly protocol: Protocol | Unknown;
  /** A smaller number is evaluated first. */
  readonly priority: number | Unknown;
  readonly sourcePorts: RulePorts;
  readonly destinationPorts: RulePorts;
  readonly source: AddressSet;
  readonly destination: AddressSet;
  readonly presence: Presence;
}

const everyPort: RulePorts = { ports: allPorts, open: undefined };

function defaultRule(
  name: string,
  direction: Direction,
  priority: number,
  access: Access,
  source: AddressTerm,
  destination: AddressTerm,
): SecurityRule {
  return {
    name,
    description: '',
    direction,
    access,
    protocol: '*',
    priority,
    sourcePorts: everyPort,
    destinationPorts: everyPort,
    source: { terms: [source], open: undefined },
    destination: { terms: [destination], open: undefined },
    presence: always,
  };
}

const virtualNetwork = tagTerm('VirtualNetwork');

/** The rules that every NSG ends with; they can't be removed. */
export const defaultRules: readonly SecurityRule[] = [
  defaultRule('AllowVNetInBound', 'Inbound', 65000, 'Allow', virtualNetwork, virtualNetwork),
  defaultRule(
    'AllowAzureLoadBalancerInBound',
    'Inbound',
    65001,
    'Allow',
    tagTerm('AzureLoadBalancer'),
    anyAddress,
  ),
  defaultRule('DenyAllInBound', 'Inbound', 65500, 'Deny', anyAddress, anyAddress),
  defaultRule('AllowVnetOutBound', 'Outbound', 65000, 'Allow', virtualNetwork, virtualNetwork),
  defaultRule('AllowInternetOutBound', 'Outbound', 65001, 'Allow', anyAddress, tagTerm('Internet')),
  defaultRule('DenyAllOutBound', 'Outbound', 65500, 'Deny', anyAddress, anyAddress),
];

/** The rules of a group that is judged, and whether there may be more than these. */
export interface RuleSet {
  readonly rules: readonly SecurityRule[];
  readonly open: Unknown | undefined;
}

/** The side of a rule that is not the API Management subnet: where its traffic comes from or goes to. */
export function farSide(rule: SecurityRule, direction: Direction): AddressSet {
  return direction === 'Inbound' ? rule.source : rule.destination;
}

/** The side of a rule that is the API Management subnet. */
export function nearSide(rule: SecurityRule, direction: Direction): AddressSet {
  return direction === 'Inbound' ? rule.destination : rule.source;
}

/**
 * The rules that are, or may be, of a direction in the order in which they are tried; those without a known priority
 * come last.
 */
export function rulesInOrder(rules: readonly SecurityRule[], direction: Direction): readonly SecurityRule[] {
  return rules
    .filter((rule) => typeof rule.direction !== 'string' || rule.direction === direction)
    .sort((left, right) => knownPriority(left) - knownPriority(right));
}

function knownPriority({ priority }: SecurityRule): number {
  return typeof priority === 'number' ? priority : highestPriority + 1;
}

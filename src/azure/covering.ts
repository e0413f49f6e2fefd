import type { AddressSet, AddressTerm } from './addresses.js';
import { relate } from './addresses.js';
import { containsPorts, portsOverlap, withoutPorts } from './ports.js';
import type { PortSet } from './ports.js';
import type { SecurityRule } from './securityRules.js';
import type { Presence } from './unknown.js';

/**
 * The rules of smaller priority numbers that together take all of a rule's traffic, so that it never matches; empty
 * where they don't, or where that depends on something not known. Each of them takes all addresses, protocols and
 * source ports of the rule, and together all of its destination ports.
 * @param inOrder rules of the rule's direction in the order in which they are tried
 */
export function coveringRules(rule: SecurityRule, inOrder: readonly SecurityRule[]): readonly SecurityRule[] {
  if (!isKnown(rule)) return [];
  const covering: SecurityRule[] = [];
  let left: PortSet = rule.destinationPorts.ports;
  for (const earlier of inOrder) {
    if (earlier.priority >= rule.priority) break;
    // Ports and protocols tell most rules apart, and are compared at no cost.
    const { ports } = earlier.destinationPorts;
    if (!portsOverlap(ports, left) || !takesAllButPorts(earlier, rule)) continue;
    covering.push(earlier);
    if (containsPorts(ports, left)) return covering;
    left = withoutPorts(left, ports);
  }
  return [];
}

/** Whether all that decides which traffic a rule takes is known. */
function isKnown({
  priority,
  protocol,
  sourcePorts,
  destinationPorts,
  source,
  destination,
}: SecurityRule): boolean {
  return (
    typeof priority === 'number' &&
    typeof protocol === 'string' &&
    (sourcePorts.open ?? destinationPorts.open ?? source.open ?? destination.open) === undefined
  );
}

/** What isn't known of the earlier rule only adds to what it takes. */
function takesAllButPorts(earlier: SecurityRule, rule: SecurityRule): boolean {
  return (
    (earlier.protocol === '*' || earlier.protocol === rule.protocol) &&
    isThereWith(earlier.presence, rule.presence) &&
    takesAll(earlier.source, rule.source) &&
    takesAll(earlier.destination, rule.destination) &&
    containsPorts(earlier.sourcePorts.ports, rule.sourcePorts.ports)
  );
}

function takesAll(earlier: AddressSet, addresses: AddressSet): boolean {
  return addresses.terms.every((term) => earlier.terms.some((other) => isWithin(term, other)));
}

/** All IPv4 addresses are not all addresses: what a tag or `*` has of IPv6 is left. */
function isWithin(term: AddressTerm, other: AddressTerm): boolean {
  if (other.kind === 'ip' && other.block.whole && term.kind !== 'ip') return false;
  return relate(other, term) === 'contains';
}

/** Whether something exists whenever something else does. */
function isThereWith(presence: Presence, other: Presence): boolean {
  return presence.every(({ identity, holds }) =>
    other.some((condition) => condition.identity === identity && condition.holds === holds),
  );
}

import type { AddressSet, AddressTerm } from './addresses.js';
import { relate } from './addresses.js';
import { containsPorts, withoutPorts } from './ports.js';
import type { PortSet } from './ports.js';
import type { SecurityRule } from './securityRules.js';
import type { Presence } from './unknown.js';

/**
 * The rules of smaller priority numbers that together take all of a rule's traffic, so that it never matches; empty
 * where they don't, or where that depends on something not known. Each of them takes all addresses, protocols and
 * source ports of the rule, and together all of its destination ports.
 * @param rules the rules of the group in the order in which they are tried, the rule itself among them
 */
export function coveringRules(rule: SecurityRule, rules: readonly SecurityRule[]): readonly SecurityRule[] {
  if (!isKnown(rule)) return [];
  const covering: SecurityRule[] = [];
  let left: PortSet = rule.destinationPorts.ports;
  for (const earlier of rules) {
    if (!comesBefore(earlier, rule) || !takesAllButPorts(earlier, rule)) continue;
    const rest = withoutPorts(left, earlier.destinationPorts.ports);
    if (containsPorts(rest, left)) continue;
    covering.push(earlier);
    left = rest;
    if (left.length === 0) return covering;
  }
  return [];
}

/** Whether all that decides which traffic a rule takes is known. */
function isKnown({ direction, priority, protocol, ...rule }: SecurityRule): boolean {
  const sets = [rule.sourcePorts, rule.destinationPorts, rule.source, rule.destination];
  return (
    typeof direction === 'string' &&
    typeof priority === 'number' &&
    typeof protocol === 'string' &&
    sets.every((set) => set.open === undefined)
  );
}

function comesBefore(earlier: SecurityRule, rule: SecurityRule): boolean {
  return (
    earlier.direction === rule.direction &&
    typeof earlier.priority === 'number' &&
    typeof rule.priority === 'number' &&
    earlier.priority < rule.priority
  );
}

/** What isn't known of the earlier rule only adds to what it takes. */
function takesAllButPorts(earlier: SecurityRule, rule: SecurityRule): boolean {
  return (
    (earlier.protocol === '*' || earlier.protocol === rule.protocol) &&
    containsPorts(earlier.sourcePorts.ports, rule.sourcePorts.ports) &&
    takesAll(earlier.source, rule.source) &&
    takesAll(earlier.destination, rule.destination) &&
    isThereWith(earlier.presence, rule.presence)
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

import type { AddressSet, AddressTerm } from './addresses.js';
import type { PortSet } from './ports.js';
import type { RulePorts, RuleSet, SecurityRule } from './securityRules.js';
import type { Presence } from './unknown.js';

/**
 * Whether two sets of rules are the same, one by one, so that all that is said of the one is true of the other. What
 * isn't known of a rule is the same only where it is the very same object, as it tells where that is written.
 */
export function areSameRules(left: RuleSet, right: RuleSet): boolean {
  return left.open === right.open && areAlike(left.rules, right.rules, isSameRule);
}

function isSameRule(left: SecurityRule, right: SecurityRule): boolean {
  return (
    left.name === right.name &&
    left.description === right.description &&
    left.direction === right.direction &&
    left.access === right.access &&
    left.protocol === right.protocol &&
    left.priority === right.priority &&
    arePortsSame(left.sourcePorts, right.sourcePorts) &&
    arePortsSame(left.destinationPorts, right.destinationPorts) &&
    areAddressesSame(left.source, right.source) &&
    areAddressesSame(left.destination, right.destination) &&
    isSamePresence(left.presence, right.presence)
  );
}

function arePortsSame(left: RulePorts, right: RulePorts): boolean {
  return left.open === right.open && isSamePortSet(left.ports, right.ports);
}

function isSamePortSet(left: PortSet, right: PortSet): boolean {
  return areAlike(left, right, (range, other) => range.first === other.first && range.last === other.last);
}

function areAddressesSame(left: AddressSet, right: AddressSet): boolean {
  return left.open === right.open && areAlike(left.terms, right.terms, isSameTerm);
}

function isSameTerm(left: AddressTerm, right: AddressTerm): boolean {
  if (left === right) return true;
  if (left.kind === 'any' || right.kind === 'any') return left.kind === right.kind;
  if (left.kind !== right.kind || left.text !== right.text) return false;
  // Text shows a region that isn't known as it shows others that aren't.
  return left.kind !== 'tag' || right.kind !== 'tag' || left.tag.region === right.tag.region;
}

function isSamePresence(left: Presence, right: Presence): boolean {
  return areAlike(
    left,
    right,
    (condition, other) => condition.identity === other.identity && condition.holds === other.holds,
  );
}

/** Whether two lists are of one length, and each item is the same as the one at its place in the other. */
export function areAlike<T, O>(
  left: readonly T[],
  right: readonly O[],
  areSame: (one: T, other: O) => boolean,
): boolean {
  if (left.length !== right.length) return false;
  for (const [index, one] of left.entries()) {
    const other = right[index];
    if (other === undefined || !areSame(one, other)) return false;
  }
  return true;
}

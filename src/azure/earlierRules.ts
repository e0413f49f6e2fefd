import type { AddressSet } from './addresses.js';
import { relate } from './addresses.js';
import { coveringRules } from './covering.js';
import { portsOverlap } from './ports.js';
import type { RulePorts, SecurityRule } from './securityRules.js';
import { farSide, nearSide } from './securityRules.js';
import { bothPresent } from './unknown.js';

/** A rule that is tried before another one, and how much of the other's traffic it takes. */
export interface EarlierRule {
  readonly rule: SecurityRule;
  readonly takes: Share;
}

/** `maybe`: what is known doesn't tell whether it takes anything. */
type Share = 'all' | 'part' | 'maybe';

/**
 * The rules of smaller priority numbers that take, or may take, traffic of a rule.
 * @param inOrder rules of the rule's direction in the order in which they are tried
 */
export function earlierRules(rule: SecurityRule, inOrder: readonly SecurityRule[]): readonly EarlierRule[] {
  return inOrder.flatMap((earlier) => {
    if (typeof earlier.priority !== 'number' || typeof rule.priority !== 'number') return [];
    if (earlier.priority >= rule.priority) return [];
    const takes = shareOf(earlier, rule);
    return takes ? [{ rule: earlier, takes }] : [];
  });
}

function shareOf(earlier: SecurityRule, rule: SecurityRule): Share | undefined {
  if (!bothPresent(earlier.presence, rule.presence)) return undefined;
  const { direction } = rule;
  if (typeof direction !== 'string') return undefined;
  // Both are rules of the API Management subnet, whatever its addresses are.
  const near = addressesMeet(nearSide(earlier, direction), nearSide(rule, direction));
  const meetings = [
    protocolsMeet(earlier, rule),
    portsMeet(earlier.sourcePorts, rule.sourcePorts),
    portsMeet(earlier.destinationPorts, rule.destinationPorts),
    addressesMeet(farSide(earlier, direction), farSide(rule, direction)),
  ];
  if (near === 'no' || meetings.includes('no')) return undefined;
  if (coveringRules(rule, [earlier]).length > 0) return 'all';
  return meetings.includes('maybe') || earlier.presence.length > 0 ? 'maybe' : 'part';
}

type Meeting = 'yes' | 'no' | 'maybe';

function protocolsMeet({ protocol: left }: SecurityRule, { protocol: right }: SecurityRule): Meeting {
  if (left === '*' || right === '*' || left === right) return 'yes';
  return typeof left === 'string' && typeof right === 'string' ? 'no' : 'maybe';
}

function portsMeet(left: RulePorts, right: RulePorts): Meeting {
  if (portsOverlap(left.ports, right.ports)) return 'yes';
  return left.open || right.open ? 'maybe' : 'no';
}

function addressesMeet(left: AddressSet, right: AddressSet): Meeting {
  const relations = left.terms.flatMap((term) => right.terms.map((other) => relate(term, other)));
  if (relations.includes('contains') || relations.includes('overlaps')) return 'yes';
  return relations.includes('unknown') || left.open || right.open ? 'maybe' : 'no';
}

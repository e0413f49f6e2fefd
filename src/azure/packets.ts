import type { SubnetPrefixes } from './addresses.js';
import type { Candidate } from './decide.js';
import { possibleWorlds } from './decide.js';
import type { Doubt, Packet, PacketMatch } from './packetMatching.js';
import { matchPacket } from './packetMatching.js';
import type { Access, RuleSet, SecurityRule } from './securityRules.js';
import { defaultRules, rulesInOrder } from './securityRules.js';
import type { Unknown } from './unknown.js';

/** What the rules of a group do with a packet. */
export interface PacketDecision {
  /** Unknown where that depends on something not known before deployment. */
  readonly access: Access | 'unknown';
  /** The rule that decides; where it isn't certain which one that is, all that may, in the order they are tried. */
  readonly deciders: readonly SecurityRule[];
  /** Why it isn't certain which rule decides. */
  readonly doubts: readonly RuleDoubt[];
  /** Set when there may be more rules than those that are known. */
  readonly open: Unknown | undefined;
  /** Rules tried before that decide otherwise, and take only a part of what was asked about. */
  readonly exceptions: readonly SecurityRule[];
  /** Deciding rules whose side of the subnet can't be compared with the subnet, and is taken as meant for it. */
  readonly meantForSubnet: readonly SecurityRule[];
}

export interface RuleDoubt {
  readonly rule: SecurityRule;
  readonly doubt: Doubt;
}

/**
 * First-match evaluation of what somebody asks about: of every rule that may decide it, and why. An assessment asks
 * whether API Management has what it needs; this answers what happens, part by part.
 * @param subnet the address prefixes of the API Management subnet, where they are known
 */
export function decidePacket(
  { rules, open }: RuleSet,
  packet: Packet,
  subnet: SubnetPrefixes,
): PacketDecision {
  const tried = [
    ...rulesInOrder(rules, packet.direction),
    ...defaultRules.filter(({ direction }) => direction === packet.direction),
  ].map((rule) => matchPacket(rule, packet, subnet));
  const deciders = decidersOf(tried.filter(({ extent }) => extent === 'all'));
  const access = open ? 'unknown' : accessOf(deciders);
  const isDecided = deciders.length === 1;
  return {
    access,
    deciders: deciders.map(({ rule }) => rule),
    doubts: isDecided ? [] : [...deciders.flatMap(doubtsOf), ...tiesOf(deciders)],
    open,
    exceptions: exceptionsOf(tried, deciders, access),
    meantForSubnet: deciders.filter(({ meant }) => meant).map(({ rule }) => rule),
  };
}

/** The rules of which one decides, whichever conditions hold; a default rule is always among them in the end. */
function decidersOf(matches: readonly PacketMatch[]): readonly PacketMatch[] {
  const candidates = matches.map(({ rule, doubts }): Candidate => ({
    rule,
    match: doubts.length === 0 ? 'yes' : 'maybe',
  }));
  const deciding = new Set(possibleWorlds(candidates).flatMap(decidingIn));
  return matches.filter(({ rule }) => deciding.has(rule));
}

function decidingIn(world: readonly Candidate[]): readonly SecurityRule[] {
  const sure = world.find(({ rule, match }) => match === 'yes' && typeof rule.priority === 'number');
  const last = Number(sure?.rule.priority);
  // Of two rules with one priority either may come first, until the deployment is refused for it.
  return world.flatMap(({ rule }) =>
    typeof rule.priority === 'number' && rule.priority > last ? [] : [rule],
  );
}

function accessOf(deciders: readonly PacketMatch[]): Access | 'unknown' {
  const [first, ...others] = new Set(deciders.map(({ rule }) => rule.access));
  return typeof first === 'string' && others.length === 0 ? first : 'unknown';
}

function doubtsOf({ rule, doubts }: PacketMatch): readonly RuleDoubt[] {
  const own: Doubt[] = rule.presence.length > 0 ? [{ kind: 'existence' }] : [];
  for (const value of [rule.priority, rule.access])
    if (typeof value === 'object') own.push({ kind: 'value', because: value });
  return [...own, ...doubts].map((doubt) => ({ rule, doubt }));
}

function tiesOf(deciders: readonly PacketMatch[]): readonly RuleDoubt[] {
  return deciders.flatMap(({ rule }, index) => {
    const tied = deciders.slice(0, index).some((other) => other.rule.priority === rule.priority);
    return tied && typeof rule.priority === 'number' ? [{ rule, doubt: { kind: 'tie' } }] : [];
  });
}

function exceptionsOf(
  tried: readonly PacketMatch[],
  deciders: readonly PacketMatch[],
  access: Access | 'unknown',
): readonly SecurityRule[] {
  const last = deciders.at(-1);
  const before = last === undefined ? [] : tried.slice(0, tried.indexOf(last));
  return before
    .filter(({ rule, extent }) => extent === 'part' && rule.access !== access)
    .map(({ rule }) => rule);
}

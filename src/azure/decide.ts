import type { SubnetPrefixes } from './addresses.js';
import type { Ipv4Range } from './ipRanges.js';
import { allIpv4, coverPublicIpv4, isNonPublic, rangeContains } from './ipRanges.js';
import type { DirectedRule, Flow } from './matching.js';
import { directRule, ipRangesOf, matchRule } from './matching.js';
import { allPorts, containsPorts, hasPort, highestPort, lowestPort } from './ports.js';
import type { Direction, RuleSet, SecurityRule } from './securityRules.js';
import { defaultRules, highestPriority } from './securityRules.js';
import type { Presence, Unknown } from './unknown.js';

/**
 * What happens to a flow. `allowed`: a custom rule lets it through; `allowed-by-default`: only a default rule does;
 * `blocked`: dropped, though a custom rule allows it; `missing`: dropped, and no custom rule allows it; `unknown`:
 * that depends on something not known before deployment.
 */
export type Status = 'allowed' | 'allowed-by-default' | 'unknown' | 'blocked' | 'missing';

const fromBestToWorst: readonly Status[] = ['allowed', 'allowed-by-default', 'unknown', 'blocked', 'missing'];

export function worstStatus(statuses: readonly Status[]): Status {
  let worst = 0;
  for (const status of statuses) worst = Math.max(worst, fromBestToWorst.indexOf(status));
  return fromBestToWorst[worst] ?? 'allowed';
}

function bestStatus(statuses: readonly Status[]): Status {
  return fromBestToWorst[Math.min(...statuses.map((status) => fromBestToWorst.indexOf(status)))] ?? 'missing';
}

export interface Decision {
  readonly status: Status;
  /** The best and the worst that it may come to; both are the status where that is known. */
  readonly best: Status;
  readonly worst: Status;
  /** The custom rules that allow the flow, whether they are reached or not. */
  readonly allows: readonly SecurityRule[];
  /** The rule that drops it; a default rule where no custom rule does. Undefined when it isn't surely dropped. */
  readonly droppedBy: SecurityRule | undefined;
  /** Why the status is unknown. */
  readonly because: Unknown | undefined;
}

/** Beyond this many conditions, rules under a condition are each taken to exist or not, without regard to the others. */
const mostConditions = 6;

/** The rules of one direction, in the order in which they are evaluated, as far as their priorities are known. */
export interface Lane {
  readonly rules: readonly DirectedRule[];
  readonly defaultRules: readonly DirectedRule[];
  /** Set when there may be more rules than these. */
  readonly open: Unknown | undefined;
  /** The source ports that stand for all; undefined is the bulk of them, that no rule singles out. */
  readonly sourcePorts: readonly (number | undefined)[];
  /** The addresses at the far side that stand for the public internet; undefined is the bulk of it. */
  readonly publicAddresses: readonly (Ipv4Range | undefined)[];
}

/** @param subnet the address prefixes of the API Management subnet, where they are known */
export function laneOf(ruleSet: RuleSet, direction: Direction, subnet: SubnetPrefixes): Lane {
  const rules = directRules(ruleSet.rules, direction, subnet).sort(
    (left, right) => knownPriority(left.rule) - knownPriority(right.rule),
  );
  return {
    rules,
    defaultRules: directedDefaults[direction],
    open: ruleSet.open,
    sourcePorts: representativeSourcePorts(rules),
    publicAddresses: representativePublicAddresses(rules),
  };
}

function directRules(
  rules: readonly SecurityRule[],
  direction: Direction,
  subnet: SubnetPrefixes,
): DirectedRule[] {
  const directed: DirectedRule[] = [];
  for (const rule of rules) {
    const one = directRule(rule, direction, subnet);
    if (one) directed.push(one);
  }
  return directed;
}

/** The default rules name no addresses of a subnet, so that they are the same for all. */
const directedDefaults: Readonly<Record<Direction, readonly DirectedRule[]>> = {
  Inbound: directRules(defaultRules, 'Inbound', undefined),
  Outbound: directRules(defaultRules, 'Outbound', undefined),
};

function knownPriority({ priority }: SecurityRule): number {
  return typeof priority === 'number' ? priority : highestPriority + 1;
}

/** First-match evaluation of a flow, for every value that what is unknown may have. */
export function decide(lane: Lane, flow: Flow): Decision {
  if (lane.open) return unknownDecision('allowed', 'missing', [], lane.open);
  let best: Decision | undefined;
  for (const each of representatives(lane, flow)) {
    const next = decideOne(lane, each);
    if (best === undefined || rank(next) < rank(best)) best = next;
  }
  return best ?? decideOne(lane, flow);
}

function rank(decision: Decision): number {
  return fromBestToWorst.indexOf(decision.status);
}

/** A rule that takes a flow, surely or perhaps, if it exists. */
export interface Candidate {
  readonly rule: SecurityRule;
  readonly match: 'yes' | 'maybe';
}

function decideOne(lane: Lane, flow: Flow): Decision {
  const candidates: Candidate[] = [];
  let certain = true;
  for (const directed of lane.rules) {
    const match = matchRule(directed, flow);
    if (match === 'no') continue;
    const { rule } = directed;
    candidates.push({ rule, match });
    certain &&= match === 'yes' && isCertain(rule);
  }
  let fallback: SecurityRule | undefined;
  // Asked for only where no custom rule decides, which is seldom in an NSG that is right.
  const defaultRule = (): SecurityRule | undefined =>
    (fallback ??= lane.defaultRules.find((directed) => matchRule(directed, flow) === 'yes')?.rule);
  if (certain && !isTie(candidates)) return decided(candidates, defaultRule);
  const worlds = possibleWorlds(candidates);
  const outcomes = worlds.flatMap((world) => [
    firstMatch(world, defaultRule, 'best'),
    firstMatch(world, defaultRule, 'worst'),
  ]);
  return agree(outcomes, candidates);
}

/** Whether all that matters for the order and outcome of a rule that matches is known. */
function isCertain({ access, priority, presence }: SecurityRule): boolean {
  return typeof access === 'string' && typeof priority === 'number' && presence.length === 0;
}

/** Whether the first two rules stand in no order: until the deployment is refused for it, either may come first. */
function isTie([first, second]: readonly Candidate[]): boolean {
  return first !== undefined && first.rule.priority === second?.rule.priority;
}

/** The outcome for rules that surely match, in their order. */
function decided(candidates: readonly Candidate[], defaultRule: () => SecurityRule | undefined): Decision {
  const allows: SecurityRule[] = [];
  for (const { rule } of candidates) if (rule.access === 'Allow') allows.push(rule);
  return decidedBy(candidates[0]?.rule, allows, defaultRule);
}

function decidedBy(
  custom: SecurityRule | undefined,
  allows: readonly SecurityRule[],
  defaultRule: () => SecurityRule | undefined,
  isAllow = custom?.access === 'Allow',
): Decision {
  if (custom) return outcome(isAllow ? 'allowed' : dropped(allows), allows, custom);
  const fallback = defaultRule();
  return outcome(fallback?.access === 'Allow' ? 'allowed-by-default' : 'missing', allows, fallback);
}

function agree(outcomes: readonly Decision[], candidates: readonly Candidate[]): Decision {
  const [first] = outcomes;
  if (first && outcomes.every((outcome) => outcome.status === first.status)) {
    return { ...first, allows: unique(outcomes.flatMap((outcome) => outcome.allows)) };
  }
  const allows = unique(outcomes.flatMap((outcome) => outcome.allows));
  const statuses = outcomes.map(({ status }) => status);
  return unknownDecision(bestStatus(statuses), worstStatus(statuses), allows, uncertaintyOf(candidates));
}

function unknownDecision(
  best: Status,
  worst: Status,
  allows: readonly SecurityRule[],
  because: Unknown | undefined,
): Decision {
  return { status: 'unknown', best, worst, allows, droppedBy: undefined, because };
}

export function unique<T>(items: readonly T[]): readonly T[] {
  return items.length < 2 ? items : [...new Set(items)];
}

/** The first thing not known about these rules, for the reason of an unknown status. */
function uncertaintyOf(candidates: readonly Candidate[]): Unknown | undefined {
  for (const { rule } of candidates) {
    const unknown = unknownPart(rule);
    if (unknown) return unknown;
  }
  return undefined;
}

/** The first property of a rule that isn't known. */
export function unknownPart(rule: SecurityRule): Unknown | undefined {
  const { access, priority, protocol, direction } = rule;
  const scalar = [access, priority, protocol, direction].find((part) => typeof part === 'object');
  return (
    scalar ?? rule.destinationPorts.open ?? rule.sourcePorts.open ?? rule.source.open ?? rule.destination.open
  );
}

type Bias = 'best' | 'worst';

/** A rule as it stands when everything unknown turns out for or against the flow. */
interface Settled {
  readonly rule: SecurityRule;
  readonly allows: boolean;
  readonly priority: number;
}

function settle({ rule, match }: Candidate, bias: Bias): Settled | undefined {
  const allows = typeof rule.access === 'string' ? rule.access === 'Allow' : bias === 'best';
  const favourable = allows === (bias === 'best');
  if (match === 'maybe' && !favourable) return undefined;
  const unknownPriority = favourable ? 0 : highestPriority + 1;
  return { rule, allows, priority: typeof rule.priority === 'number' ? rule.priority : unknownPriority };
}

function firstMatch(
  world: readonly Candidate[],
  defaultRule: () => SecurityRule | undefined,
  bias: Bias,
): Decision {
  const settled: Settled[] = [];
  for (const candidate of world) {
    const each = settle(candidate, bias);
    if (each) settled.push(each);
  }
  // Of two rules with the same priority either may come first, until the deployment is refused for it.
  const allowFirst = bias === 'best';
  settled.sort(
    (left, right) =>
      left.priority - right.priority ||
      Number(right.allows === allowFirst) - Number(left.allows === allowFirst),
  );
  const allows = settled.filter((each) => each.allows).map((each) => each.rule);
  return decidedBy(settled[0]?.rule, allows, defaultRule, settled[0]?.allows);
}

function dropped(allows: readonly SecurityRule[]): Status {
  return allows.length > 0 ? 'blocked' : 'missing';
}

function outcome(
  status: Status,
  allows: readonly SecurityRule[],
  decider: SecurityRule | undefined,
): Decision {
  const isDropped = status === 'blocked' || status === 'missing';
  return {
    status,
    best: status,
    worst: status,
    allows,
    droppedBy: isDropped ? decider : undefined,
    because: undefined,
  };
}

/** The sets of rules that may exist together, one per outcome of the conditions they stand under. */
export function possibleWorlds(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const conditional = candidates.filter(({ rule }) => rule.presence.length > 0);
  if (conditional.length === 0) return [candidates];
  const identities = [
    ...new Set(conditional.flatMap(({ rule }) => rule.presence.map(({ identity }) => identity))),
  ];
  if (identities.length > mostConditions) {
    return [
      candidates.map(({ rule, match }) => ({ rule, match: rule.presence.length > 0 ? 'maybe' : match })),
    ];
  }
  return Array.from({ length: 2 ** identities.length }, (_, bits) => {
    const holds = new Map(identities.map((identity, index) => [identity, Boolean(bits & (1 << index))]));
    return candidates.filter(({ rule }) => isPresent(rule.presence, holds));
  });
}

function isPresent(presence: Presence, holds: ReadonlyMap<string, boolean>): boolean {
  return presence.every((condition) => holds.get(condition.identity) === condition.holds);
}

/**
 * The flows that stand for a flow: itself, for the source ports and addresses that no rule singles out; where rules
 * single out all of them, one flow for each piece they are cut into.
 */
function representatives({ sourcePorts, publicAddresses }: Lane, flow: Flow): readonly Flow[] {
  const isToInternet = flow.target.kind === 'tag' && flow.target.tag.name === 'Internet';
  const addresses = isToInternet ? publicAddresses : theBulk;
  if (sourcePorts === theBulk && addresses === theBulk) return [flow];
  return sourcePorts.flatMap((sourcePort) =>
    addresses.map((address) => ({
      ...flow,
      ...(sourcePort !== undefined && { sourcePort }),
      ...(address && { address }),
    })),
  );
}

/** Stands for what no rule singles out. */
const theBulk = [undefined] as const;

function representativeSourcePorts(rules: readonly DirectedRule[]): readonly (number | undefined)[] {
  const partial = rules.flatMap(({ rule: { sourcePorts } }) =>
    sourcePorts.ports.length > 0 && !containsPorts(sourcePorts.ports, allPorts) ? [sourcePorts.ports] : [],
  );
  if (partial.length === 0) return theBulk;
  const borders = partial.flatMap((ports) => ports.flatMap(({ first, last }) => [first, last + 1]));
  const pieces = [...new Set([lowestPort, ...borders])].filter((port) => port <= highestPort);
  const leftAlone = pieces.some((port) => !partial.some((ports) => hasPort(ports, port)));
  return leftAlone ? theBulk : pieces;
}

function representativePublicAddresses(rules: readonly DirectedRule[]): readonly (Ipv4Range | undefined)[] {
  const ranges = rules
    .flatMap(({ far }) => ipRangesOf(far))
    .filter((range) => !rangeContains(range, allIpv4));
  return ranges.length < 2 || !coverPublicIpv4(ranges) ? theBulk : publicPieces(ranges);
}

/** Public IPv4 space cut at the borders of these ranges. */
function publicPieces(ranges: readonly Ipv4Range[]): readonly Ipv4Range[] {
  const borders = [...new Set([0, 2 ** 32, ...ranges.flatMap(({ first, last }) => [first, last + 1])])];
  borders.sort((left, right) => left - right);
  const pieces = borders
    .slice(0, -1)
    .map((first, index) => ({ first, last: (borders[index + 1] ?? 2 ** 32) - 1 }));
  return pieces.filter((piece) => !isNonPublic(piece));
}

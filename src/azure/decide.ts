import type { SubnetPrefixes } from './addresses.js';
import type { Ipv4Range } from './ipRanges.js';
import { allIpv4, coverPublicIpv4, isNonPublic, rangeContains } from './ipRanges.js';
import type { Flow, Match } from './matching.js';
import { ipRangesOf, matchRule } from './matching.js';
import { allPorts, containsPorts, hasPort } from './ports.js';
import type { RuleSet, SecurityRule } from './securityRules.js';
import { defaultRules, farSide, highestPriority } from './securityRules.js';
import type { Presence, Unknown } from './unknown.js';

/**
 * What happens to a flow. `allowed`: a custom rule lets it through; `allowed-by-default`: only a default rule does;
 * `blocked`: dropped, though a custom rule allows it; `missing`: dropped, and no custom rule allows it; `unknown`:
 * that depends on something not known before deployment.
 */
export type Status = 'allowed' | 'allowed-by-default' | 'unknown' | 'blocked' | 'missing';

const fromBestToWorst: readonly Status[] = ['allowed', 'allowed-by-default', 'unknown', 'blocked', 'missing'];

export function worstStatus(statuses: readonly Status[]): Status {
  return fromBestToWorst[Math.max(...statuses.map((status) => fromBestToWorst.indexOf(status)))] ?? 'allowed';
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

/** First-match evaluation of a flow, for every value that what is unknown may have. */
export function decide(ruleSet: RuleSet, flow: Flow, subnet: SubnetPrefixes): Decision {
  if (ruleSet.open) return unknownDecision('allowed', 'missing', [], ruleSet.open);
  const flows = representatives(ruleSet.rules, flow);
  const decisions = flows.map((each) => decideOne(ruleSet.rules, each, subnet));
  return decisions.reduce((best, next) => (rank(next) < rank(best) ? next : best));
}

function rank(decision: Decision): number {
  return fromBestToWorst.indexOf(decision.status);
}

interface Candidate {
  readonly rule: SecurityRule;
  readonly match: Match;
}

function decideOne(rules: readonly SecurityRule[], flow: Flow, subnet: SubnetPrefixes): Decision {
  const candidates: Candidate[] = [];
  for (const rule of rules) {
    const match = matchRule(rule, flow, subnet);
    if (match !== 'no') candidates.push({ rule, match });
  }
  let fallback: SecurityRule | undefined;
  // Asked for only where no custom rule decides, which is seldom in an NSG that is right.
  const defaultRule = (): SecurityRule | undefined =>
    (fallback ??= defaultRules.find((rule) => matchRule(rule, flow, subnet) === 'yes'));
  const worlds = possibleWorlds(candidates);
  const outcomes = worlds.flatMap((world) => [
    firstMatch(world, defaultRule, 'best'),
    firstMatch(world, defaultRule, 'worst'),
  ]);
  return agree(outcomes, candidates);
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

function unique<T>(items: readonly T[]): readonly T[] {
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
  const custom = settled[0];
  if (custom) return outcome(custom.allows ? 'allowed' : dropped(allows), allows, custom.rule);
  const fallback = defaultRule();
  return outcome(fallback?.access === 'Allow' ? 'allowed-by-default' : 'missing', allows, fallback);
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
function possibleWorlds(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
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
function representatives(rules: readonly SecurityRule[], flow: Flow): readonly Flow[] {
  return sourcePortPieces(rules, flow).flatMap((each) => addressPieces(rules, each));
}

function sourcePortPieces(rules: readonly SecurityRule[], flow: Flow): readonly Flow[] {
  const partial = rules.filter(
    ({ sourcePorts }) => sourcePorts.ports.length > 0 && !containsPorts(sourcePorts.ports, allPorts),
  );
  if (partial.length === 0) return [flow];
  const starts = [
    ...new Set([
      0,
      ...partial.flatMap(({ sourcePorts }) =>
        sourcePorts.ports.flatMap((range) => [range.first, range.last + 1]),
      ),
    ]),
  ];
  const pieces = starts.filter((port) => port <= 65535);
  const leftAlone = pieces.some(
    (port) => !partial.some(({ sourcePorts }) => hasPort(sourcePorts.ports, port)),
  );
  return leftAlone ? [flow] : pieces.map((sourcePort) => ({ ...flow, sourcePort }));
}

function addressPieces(rules: readonly SecurityRule[], flow: Flow): readonly Flow[] {
  if (flow.target.kind !== 'tag' || flow.target.tag.name !== 'Internet') return [flow];
  const ranges = rules
    .flatMap((rule) => ipRangesOf(farSide(rule, flow.direction)))
    .filter((range) => !rangeContains(range, allIpv4));
  if (ranges.length < 2 || !coverPublicIpv4(ranges)) return [flow];
  return publicPieces(ranges).map((address) => ({ ...flow, address }));
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

import type { AddressTerm, SubnetPrefixes } from './addresses.js';
import { anyAddress, tagTerm } from './addresses.js';
import type { Decision, Lane, Status } from './decide.js';
import { decide, laneOf, worstStatus } from './decide.js';
import type { Flow, FlowTarget } from './matching.js';
import type { PortSet } from './ports.js';
import { singlePorts } from './ports.js';
import type { Requirement } from './requirements.js';
import type { Direction, RuleSet, SecurityRule } from './securityRules.js';
import { defaultRules } from './securityRules.js';
import type { Unknown } from './unknown.js';

export type { Status } from './decide.js';

/** How a group's rules treat the traffic of one requirement. */
export interface Assessment {
  readonly requirement: Requirement;
  /** The worst over the needed ports. */
  readonly status: Status;
  readonly ports: AssessedPorts;
  /** The custom rules that allow some of it, reached or not. */
  readonly rules: readonly SecurityRule[];
  /** The custom rules that drop some of it. */
  readonly blockedBy: readonly SecurityRule[];
  /** Why the status is unknown. */
  readonly because: Unknown | undefined;
  /** Whether it is met only by rules for a part of the far side, such as a client's own addresses. */
  readonly narrowed: boolean;
}

/** The needed ports by what happens to them. */
export interface AssessedPorts {
  readonly allowed: PortSet;
  readonly default: PortSet;
  readonly dropped: PortSet;
  readonly unknown: PortSet;
}

interface PortDecision extends Decision {
  readonly port: number;
  readonly narrowed: boolean;
}

/** A group's rules by direction, for the assessment of many requirements. */
export type Lanes = Readonly<Record<Direction, Lane>>;

/** @param subnet the address prefixes of the API Management subnet, where they are known */
export function lanesOf(ruleSet: RuleSet, subnet: SubnetPrefixes): Lanes {
  return {
    Inbound: laneOf(ruleSet, 'Inbound', subnet),
    Outbound: laneOf(ruleSet, 'Outbound', subnet),
  };
}

export function assess(lanes: Lanes, requirement: Requirement): Assessment {
  const lane = lanes[requirement.direction];
  const decisions: PortDecision[] = [];
  for (const port of requirement.ports) {
    for (const protocol of requirement.protocols)
      decisions.push(decidePort(lane, requirement, port, protocol));
  }
  const droppers = new Set(decisions.flatMap((decision) => decision.droppedBy ?? []));
  return {
    requirement,
    status: overall(decisions),
    ports: portsByStatus(decisions),
    rules: [...new Set(decisions.flatMap((decision) => decision.allows))],
    blockedBy: [...droppers].filter((rule) => !defaultRules.includes(rule)),
    because: decisions.find((decision) => decision.status === 'unknown')?.because,
    narrowed: decisions.some((decision) => decision.narrowed),
  };
}

/** The worst over the ports; where that differs with what isn't known of some, unknown. */
function overall(decisions: readonly PortDecision[]): Status {
  const best = worstStatus(decisions.map((decision) => decision.best));
  const worst = worstStatus(decisions.map((decision) => decision.worst));
  return best === worst ? best : 'unknown';
}

/** What happens to each port; with two protocols, a port counts for its worst one. */
function portsByStatus(decisions: readonly PortDecision[]): AssessedPorts {
  const statuses = new Map<number, Status>();
  for (const { port, status } of decisions) {
    const before = statuses.get(port);
    statuses.set(port, before === undefined ? status : worstStatus([before, status]));
  }
  const ports: Record<keyof AssessedPorts, number[]> = { allowed: [], default: [], dropped: [], unknown: [] };
  for (const [port, status] of statuses) ports[kindOfPort[status]].push(port);
  return {
    allowed: singlePorts(ports.allowed),
    default: singlePorts(ports.default),
    dropped: singlePorts(ports.dropped),
    unknown: singlePorts(ports.unknown),
  };
}

const kindOfPort: Readonly<Record<Status, keyof AssessedPorts>> = {
  allowed: 'allowed',
  'allowed-by-default': 'default',
  blocked: 'dropped',
  missing: 'dropped',
  unknown: 'unknown',
};

/** The far side of a requirement as a rule names it. */
export function farTerm(requirement: Requirement): AddressTerm {
  return requirement.tag === '*' ? anyAddress : tagTerm(requirement.tag);
}

function decidePort(
  lane: Lane,
  requirement: Requirement,
  port: number,
  protocol: 'Tcp' | 'Udp',
): PortDecision {
  const { direction, regional } = requirement;
  const flow: Flow = { direction, protocol, port, target: farTerm(requirement), regional };
  const whole = { ...decide(lane, flow), port, narrowed: false };
  if (!requirement.narrowable || whole.status === 'allowed' || lane.open) return whole;
  const parts = narrowTargets(lane).map((target) => decide(lane, { ...flow, target }));
  return parts.reduce<PortDecision>((best, part) => betterOf(best, { ...part, port, narrowed: true }), whole);
}

/** A part counts only by a custom rule of its own: that a default rule lets it through says nothing of the rest. */
function betterOf(best: PortDecision, part: PortDecision): PortDecision {
  if (part.status !== 'allowed' && part.status !== 'blocked' && part.status !== 'unknown') return best;
  return worstStatus([best.status, part.status]) === part.status ? best : part;
}

/** Tags that other requirements are for: a rule for one of them is no rule for clients. */
const platformSources = [
  'ApiManagement',
  'AzureLoadBalancer',
  'AzureTrafficManager',
  'Storage',
  'Sql',
  'AzureKeyVault',
  'AzureMonitor',
];

function narrowTargets({ rules }: Lane): readonly FlowTarget[] {
  const targets: FlowTarget[] = [];
  for (const { rule, far } of rules) {
    if (rule.access === 'Deny') continue;
    targets.push(...far.terms.filter((term) => term.kind !== 'any' && !isPlatformSource(term)));
    if (far.open) targets.push({ kind: 'unknown' });
  }
  return targets;
}

function isPlatformSource(term: AddressTerm): boolean {
  return term.kind === 'tag' && platformSources.includes(term.tag.name);
}

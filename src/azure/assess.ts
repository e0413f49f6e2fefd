import type { AddressTerm, SubnetPrefixes } from './addresses.js';
import type { Decision, Lane, Status } from './decide.js';
import { decide, laneOf, unique, worstStatus } from './decide.js';
import { flowsOf } from './flows.js';
import type { Flow, FlowTarget } from './matching.js';
import type { PortSet } from './ports.js';
import { noPorts, singlePorts } from './ports.js';
import type { ServiceRegions } from './regions.js';
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

interface PortDecision {
  readonly port: number;
  readonly decision: Decision;
  readonly narrowed: boolean;
}

/** A group's rules by direction, for the assessment of many requirements. */
export interface Lanes extends Readonly<Record<Direction, Lane>> {
  readonly regions: ServiceRegions;
}

/**
 * @param subnet the address prefixes of the API Management subnet, where they are known
 * @param regions those of the services behind the group; empty where nothing is known of them
 */
export function lanesOf(ruleSet: RuleSet, subnet: SubnetPrefixes, regions: ServiceRegions = []): Lanes {
  return {
    Inbound: laneOf(ruleSet, 'Inbound', subnet),
    Outbound: laneOf(ruleSet, 'Outbound', subnet),
    regions,
  };
}

export function assess(lanes: Lanes, requirement: Requirement): Assessment {
  const lane = lanes[requirement.direction];
  const decisions = flowsOf(requirement, lanes.regions).map((flow) => decidePort(lane, requirement, flow));
  return {
    requirement,
    status: overall(decisions),
    ports: portsByStatus(requirement, decisions),
    rules: unique(decisions.flatMap(({ decision }) => decision.allows)),
    blockedBy: unique(decisions.flatMap(({ decision }) => customDropper(decision) ?? [])),
    because: decisions.find(({ decision }) => decision.status === 'unknown')?.decision.because,
    narrowed: decisions.some((decision) => decision.narrowed),
  };
}

function customDropper({ droppedBy }: Decision): SecurityRule | undefined {
  return droppedBy && defaultRules.includes(droppedBy) ? undefined : droppedBy;
}

/** The worst over the ports; where that differs with what isn't known of some, unknown. */
function overall(decisions: readonly PortDecision[]): Status {
  const best = worstStatus(decisions.map(({ decision }) => decision.best));
  const worst = worstStatus(decisions.map(({ decision }) => decision.worst));
  return best === worst ? best : 'unknown';
}

/** What happens to each port; with several protocols or regions, a port counts for its worst one. */
function portsByStatus({ ports }: Requirement, decisions: readonly PortDecision[]): AssessedPorts {
  const kinds = ports.map((port) => {
    const ofPort = decisions.filter((each) => each.port === port);
    return kindOfPort[worstStatus(ofPort.map(({ decision }) => decision.status))];
  });
  const portsOf = (kind: keyof AssessedPorts): PortSet =>
    kinds.includes(kind) ? singlePorts(ports.filter((_, index) => kinds[index] === kind)) : noPorts;
  return {
    allowed: portsOf('allowed'),
    default: portsOf('default'),
    dropped: portsOf('dropped'),
    unknown: portsOf('unknown'),
  };
}

const kindOfPort: Readonly<Record<Status, keyof AssessedPorts>> = {
  allowed: 'allowed',
  'allowed-by-default': 'default',
  blocked: 'dropped',
  missing: 'dropped',
  unknown: 'unknown',
};

function decidePort(lane: Lane, { narrowable }: Requirement, flow: Flow): PortDecision {
  const { port } = flow;
  const whole: PortDecision = { port, decision: decide(lane, flow), narrowed: false };
  if (!narrowable || whole.decision.status === 'allowed' || lane.open) return whole;
  return narrowTargets(lane).reduce<PortDecision>(
    (best, target) => betterOf(best, { port, decision: decide(lane, { ...flow, target }), narrowed: true }),
    whole,
  );
}

/** A part counts only by a custom rule of its own: that a default rule lets it through says nothing of the rest. */
function betterOf(best: PortDecision, part: PortDecision): PortDecision {
  const { status } = part.decision;
  if (status !== 'allowed' && status !== 'blocked' && status !== 'unknown') return best;
  return worstStatus([best.decision.status, status]) === status ? best : part;
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

import type { AddressTerm, SubnetPrefixes } from './addresses.js';
import { anyAddress, tagTerm } from './addresses.js';
import type { Decision, Status } from './decide.js';
import { decide, worstStatus } from './decide.js';
import type { Flow, FlowTarget } from './matching.js';
import type { PortSet } from './ports.js';
import { singlePorts } from './ports.js';
import type { Requirement } from './requirements.js';
import type { RuleSet, SecurityRule } from './securityRules.js';
import { defaultRules, farSide } from './securityRules.js';
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

/** @param subnet the address prefixes of the API Management subnet, where they are known */
export function assess(ruleSet: RuleSet, requirement: Requirement, subnet: SubnetPrefixes): Assessment {
  const decisions = requirement.ports.flatMap((port) =>
    requirement.protocols.map((protocol) => decidePort(ruleSet, requirement, port, protocol, subnet)),
  );
  const droppers = new Set(decisions.flatMap((decision) => decision.droppedBy ?? []));
  return {
    requirement,
    status: overall(decisions),
    ports: {
      allowed: portsWith(decisions, ['allowed']),
      default: portsWith(decisions, ['allowed-by-default']),
      dropped: portsWith(decisions, ['blocked', 'missing']),
      unknown: portsWith(decisions, ['unknown']),
    },
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

/** What happens to the ports of a status; with two protocols, a port counts for its worst one. */
function portsWith(decisions: readonly PortDecision[], statuses: readonly Status[]): PortSet {
  const worstOf = (port: number): Status =>
    worstStatus(decisions.filter((decision) => decision.port === port).map((decision) => decision.status));
  const ports = [...new Set(decisions.map((decision) => decision.port))];
  return singlePorts(ports.filter((port) => statuses.includes(worstOf(port))));
}

/** The far side of a requirement as a rule names it. */
export function farTerm(requirement: Requirement): AddressTerm {
  return requirement.tag === '*' ? anyAddress : tagTerm(requirement.tag);
}

function decidePort(
  ruleSet: RuleSet,
  requirement: Requirement,
  port: number,
  protocol: 'Tcp' | 'Udp',
  subnet: SubnetPrefixes,
): PortDecision {
  const { direction, regional } = requirement;
  const flow: Flow = { direction, protocol, port, target: farTerm(requirement), regional };
  const whole = { ...decide(ruleSet, flow, subnet), port, narrowed: false };
  if (!requirement.narrowable || whole.status === 'allowed' || ruleSet.open) return whole;
  const parts = narrowTargets(ruleSet, flow).map((target) => decide(ruleSet, { ...flow, target }, subnet));
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

function narrowTargets(ruleSet: RuleSet, flow: Flow): readonly FlowTarget[] {
  const targets: FlowTarget[] = [];
  for (const rule of ruleSet.rules) {
    if (rule.access === 'Deny') continue;
    const far = farSide(rule, flow.direction);
    targets.push(...far.terms.filter((term) => term.kind !== 'any' && !isPlatformSource(term)));
    if (far.open) targets.push({ kind: 'unknown' });
  }
  return targets;
}

function isPlatformSource(term: AddressTerm): boolean {
  return term.kind === 'tag' && platformSources.includes(term.tag.name);
}

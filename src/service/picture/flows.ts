import type { Assessment } from '../../azure/assess.js';
import type { Packet } from '../../azure/packetMatching.js';
import { decidePacket } from '../../azure/packets.js';
import { formatPorts, singlePorts } from '../../azure/ports.js';
import type { Requirement } from '../../azure/requirements.js';
import type { SecurityRule } from '../../azure/securityRules.js';
import { listOf } from '../../checks/describe.js';
import type { JudgedGroup } from '../../checks/judgedGroup.js';
import * as l10n from '../../l10n.js';
import { doubtSentence } from './doubts.js';
import type { RuleIds } from './rules.js';
import type { PicturedFlow } from './rulesPicture.js';
import { ruleWord } from './words.js';

/** A requirement as an arrow of the picture. */
export function picturedFlow(group: JudgedGroup, assessment: Assessment, ids: RuleIds): PicturedFlow {
  const { requirement, status } = assessment;
  const deciders = decidersOf(group, assessment);
  const protocols = requirement.protocols.join(', ').toUpperCase();
  return {
    id: requirement.id,
    tag: requirement.tag,
    ports: `${protocols} ${formatPorts(singlePorts(requirement.ports))}`,
    purpose: l10n.t(requirement.purpose),
    status,
    explanation: explanationOf(group, assessment, deciders),
    deciders: deciders.flatMap((rule) => ids.get(rule) ?? []),
    question: {
      direction: requirement.direction,
      far: requirement.tag === '*' ? 'Internet' : requirement.tag,
      protocol: requirement.protocols.includes('Tcp') ? 'TCP' : 'UDP',
      port: String(askedPort(assessment)),
    },
  };
}

/** The port that the status is about: the first of those that don't pass, else the first. */
function askedPort({ ports, requirement }: Assessment): number {
  const [worst] = [...ports.dropped, ...ports.unknown, ...ports.default, ...ports.allowed];
  return worst?.first ?? requirement.ports[0] ?? 0;
}

/** The rules that the status comes from. */
function decidersOf(group: JudgedGroup, assessment: Assessment): readonly SecurityRule[] {
  const { status, rules, blockedBy } = assessment;
  const first = firstRules(group, assessment);
  if (status === 'allowed') {
    const reached = rules.filter((rule) => first.includes(rule));
    return reached.length > 0 ? reached : rules;
  }
  return blockedBy.length > 0 ? blockedBy : first;
}

/** The rules that decide about any of the ports. */
function firstRules(group: JudgedGroup, { requirement }: Assessment): readonly SecurityRule[] {
  const { ruleSet, subnet } = group;
  const decisions = packetsOf(requirement).map((packet) => decidePacket(ruleSet, packet, subnet));
  return [...new Set(decisions.flatMap(({ deciders }) => deciders))];
}

function packetsOf(requirement: Requirement): readonly Packet[] {
  const { direction, ports, protocols } = requirement;
  const far = requirement.far;
  return ports.flatMap((port) => protocols.map((protocol) => ({ direction, protocol, port, far })));
}

function explanationOf(
  group: JudgedGroup,
  { status, rules, because, requirement }: Assessment,
  deciders: readonly SecurityRule[],
): string {
  const deciding = listOf(deciders.map(ruleWord));
  switch (status) {
    case 'allowed':
      return l10n.t('Allowed by {0}.', deciding);
    case 'allowed-by-default':
      return l10n.t('No rule of its own: only {0} lets it through.', deciding);
    case 'blocked':
      return l10n.t('Dropped by {0} before {1} can allow it.', deciding, listOf(rules.map(ruleWord)));
    case 'missing':
      return l10n.t('Dropped by {0}; no rule allows it.', deciding);
    case 'unknown':
      return because === undefined
        ? doubtOf(group, requirement)
        : l10n.t("Can't be told before deployment: {0}.", because.reason);
  }
}

/** What an unknown status depends on, where that is no value. */
function doubtOf({ ruleSet, subnet }: JudgedGroup, requirement: Requirement): string {
  for (const packet of packetsOf(requirement)) {
    const [doubt] = decidePacket(ruleSet, packet, subnet).doubts;
    if (doubt) return doubtSentence(doubt, packet);
  }
  return l10n.t('Depends on what is not known before deployment.');
}

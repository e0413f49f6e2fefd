import type { Packet } from '../../azure/packetMatching.js';
import { parseFarEnd } from '../../azure/packetMatching.js';
import type { PacketDecision } from '../../azure/packets.js';
import { decidePacket } from '../../azure/packets.js';
import { highestPort } from '../../azure/ports.js';
import type { SecurityRule } from '../../azure/securityRules.js';
import { nearestServiceTag } from '../../azure/serviceTags.js';
import { quoteRule } from '../../checks/describe.js';
import type { JudgedGroup } from '../../checks/judgedGroup.js';
import * as l10n from '../../l10n.js';
import { doubtSentence } from './doubts.js';
import { addressesText, ruleIdsOf } from './rules.js';
import type { PacketAnswer, PacketQuestion } from './rulesPicture.js';
import { capitalized, ruleWord } from './words.js';

/** What happens to a packet in an NSG, and why. */
export function answerPacket(group: JudgedGroup, question: PacketQuestion): PacketAnswer {
  const packet = readQuestion(question);
  if ('headline' in packet) return packet;
  const decision = decidePacket(group.ruleSet, packet, group.subnet);
  const ids = ruleIdsOf(group);
  return {
    access: decision.access,
    wrong: undefined,
    headline: headlineOf(decision),
    reasons: reasonsOf(decision, packet),
    deciders: decision.deciders.flatMap((rule) => ids.get(rule) ?? []),
  };
}

function readQuestion({ direction, far, protocol, port }: PacketQuestion): Packet | PacketAnswer {
  const term = parseFarEnd(far.trim());
  if (!term) return invalid('far', farProblem(far.trim()));
  const number = /^\d{1,5}$/.test(port.trim()) ? Number(port) : NaN;
  if (!(number <= highestPort)) return invalid('port', l10n.t('Enter a port from 0 to {0}.', highestPort));
  return { direction, far: term, port: number, protocol: protocol === 'UDP' ? 'Udp' : 'Tcp' };
}

function farProblem(far: string): string {
  if (far === '') return l10n.t('Enter a service tag or an IPv4 address.');
  const nearest = nearestServiceTag(far);
  return nearest === undefined
    ? l10n.t("'{0}' is no service tag and no IPv4 address.", far)
    : l10n.t("'{0}' is no service tag. Did you mean {1}?", far, nearest);
}

function invalid(wrong: 'far' | 'port', headline: string): PacketAnswer {
  return { access: 'invalid', wrong, headline, reasons: [], deciders: [] };
}

function headlineOf({ access }: PacketDecision): string {
  switch (access) {
    case 'Allow':
      return l10n.t('Allowed');
    case 'Deny':
      return l10n.t('Denied');
    case 'unknown':
      return l10n.t('Depends on what is not known here');
  }
}

function reasonsOf(decision: PacketDecision, packet: Packet): readonly string[] {
  const { doubts, open, exceptions, meantForSubnet } = decision;
  return [
    decidingSentence(decision),
    ...doubts.map((doubt) => doubtSentence(doubt, packet)),
    ...(open ? [l10n.t('There may be more rules than these: {0}.', open.reason)] : []),
    ...exceptions.map((rule) => exceptionSentence(rule, packet)),
    ...meantForSubnet.map((rule) =>
      l10n.t(
        '{0} is taken to be meant for the API Management subnet, whose address prefix is not known here.',
        capitalized(quoteRule(rule)),
      ),
    ),
  ];
}

function decidingSentence({ access, deciders }: PacketDecision): string {
  const [only, ...others] = deciders;
  if (only === undefined) return l10n.t('No rule takes it.');
  if (others.length === 0) return `${capitalized(decisionOf(only))}.`;
  const all = deciders.map(decisionOf).join('; ');
  return access === 'unknown'
    ? l10n.t('One of these decides: {0}.', all)
    : l10n.t('Whichever of these decides: {0}.', all);
}

/** `'DenyAll' (priority 4096) denies it`, as a clause. */
function decisionOf(rule: SecurityRule): string {
  if (typeof rule.access !== 'string') return l10n.t('{0} allows or denies it', ruleWord(rule));
  return rule.access === 'Allow'
    ? l10n.t('{0} allows it', ruleWord(rule))
    : l10n.t('{0} denies it', ruleWord(rule));
}

/** What a rule takes before the deciding one does: a part of the addresses, and often of the source ports too. */
function exceptionSentence(rule: SecurityRule, { direction }: Packet): string {
  const part =
    direction === 'Inbound'
      ? l10n.t('what is from {0}', addressesText(rule.source))
      : l10n.t('what is to {0}', addressesText(rule.destination));
  const what = withSourcePorts(part, rule);
  if (typeof rule.access !== 'string')
    return l10n.t('Not all of it: {0} allows or denies first {1}.', ruleWord(rule), what);
  return rule.access === 'Allow'
    ? l10n.t('Not all of it: {0} allows first {1}.', ruleWord(rule), what)
    : l10n.t('Not all of it: {0} denies first {1}.', ruleWord(rule), what);
}

function withSourcePorts(part: string, { sourcePorts: { ports } }: SecurityRule): string {
  const [first, ...others] = ports;
  if (first === undefined || (first.first === 0 && first.last === highestPort)) return part;
  return others.length === 0 && first.first === first.last
    ? l10n.t('{0} and comes from port {1}', part, first.first)
    : l10n.t('{0} and comes from some source ports', part);
}

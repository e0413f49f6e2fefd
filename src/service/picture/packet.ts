import type { Packet } from '../../azure/packetMatching.js';
import { parseFarEnd } from '../../azure/packetMatching.js';
import type { PacketDecision } from '../../azure/packets.js';
import { decidePacket } from '../../azure/packets.js';
import { highestPort } from '../../azure/ports.js';
import type { SecurityRule } from '../../azure/securityRules.js';
import { nearestServiceTag } from '../../azure/serviceTags.js';
import { quoteRule } from '../../checks/describe.js';
import type { JudgedGroup } from '../../checks/judgedGroup.js';
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
  if (!(number <= highestPort)) return invalid('port', `Enter a port from 0 to ${highestPort}.`);
  return { direction, far: term, port: number, protocol: protocol === 'UDP' ? 'Udp' : 'Tcp' };
}

function farProblem(far: string): string {
  if (far === '') return 'Enter a service tag or an IPv4 address.';
  const nearest = nearestServiceTag(far);
  return nearest === undefined
    ? `'${far}' is no service tag and no IPv4 address.`
    : `'${far}' is no service tag. Did you mean ${nearest}?`;
}

function invalid(wrong: 'far' | 'port', headline: string): PacketAnswer {
  return { access: 'invalid', wrong, headline, reasons: [], deciders: [] };
}

function headlineOf({ access }: PacketDecision): string {
  switch (access) {
    case 'Allow':
      return 'Allowed';
    case 'Deny':
      return 'Denied';
    case 'unknown':
      return 'Depends on what is not known here';
  }
}

function reasonsOf(decision: PacketDecision, packet: Packet): readonly string[] {
  const { doubts, open, exceptions, meantForSubnet } = decision;
  return [
    decidingSentence(decision),
    ...doubts.map((doubt) => doubtSentence(doubt, packet)),
    ...(open ? [`There may be more rules than these: ${open.reason}.`] : []),
    ...exceptions.map((rule) => exceptionSentence(rule, packet)),
    ...meantForSubnet.map(
      (rule) =>
        `${capitalized(quoteRule(rule))} is taken to be meant for the API Management subnet, whose address prefix is not known here.`,
    ),
  ];
}

function decidingSentence({ access, deciders }: PacketDecision): string {
  const [only, ...others] = deciders;
  if (only === undefined) return 'No rule takes it.';
  if (others.length === 0) return `${capitalized(ruleWord(only))} ${verbOf(only)} it.`;
  const all = deciders.map((rule) => `${ruleWord(rule)} ${verbOf(rule)} it`).join('; ');
  return access === 'unknown' ? `One of these decides: ${all}.` : `Whichever of these decides: ${all}.`;
}

function verbOf({ access }: SecurityRule): string {
  if (typeof access !== 'string') return 'allows or denies';
  return access === 'Allow' ? 'allows' : 'denies';
}

function exceptionSentence(rule: SecurityRule, { direction }: Packet): string {
  const [part, preposition] = direction === 'Inbound' ? [rule.source, 'from'] : [rule.destination, 'to'];
  return `Not all of it: ${ruleWord(rule)} ${verbOf(rule)} first what is ${preposition} ${addressesText(part)}${sourcePortsOf(rule)}.`;
}

function sourcePortsOf({ sourcePorts: { ports } }: SecurityRule): string {
  const [first, ...others] = ports;
  if (first === undefined || (first.first === 0 && first.last === highestPort)) return '';
  return others.length === 0 && first.first === first.last
    ? ` and comes from port ${first.first}`
    : ' and comes from some source ports';
}

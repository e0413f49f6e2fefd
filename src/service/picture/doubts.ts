import type { Packet } from '../../azure/packetMatching.js';
import type { RuleDoubt } from '../../azure/packets.js';
import { quoteRule } from '../../checks/describe.js';
import { addressesText } from './rules.js';
import { capitalized } from './words.js';

/** Why it isn't certain that a rule decides about a packet, as a sentence. */
export function doubtSentence({ rule, doubt }: RuleDoubt, { direction }: Packet): string {
  const name = quoteRule(rule);
  switch (doubt.kind) {
    case 'existence':
      return `Whether ${name} exists is decided at deployment: ${rule.presence.map(({ identity }) => identity).join(', ')}.`;
    case 'address':
      return `Whether the address is one of ${addressesText(direction === 'Inbound' ? rule.source : rule.destination)}, as ${name} asks, is not known here.`;
    case 'subnet':
      return `Whether ${name} is for the API Management subnet is not known here.`;
    case 'tie':
      return `${capitalized(name)} shares its priority with another rule, so that either may come first.`;
    case 'value':
      return `A value of ${name} is not known before deployment: ${doubt.because.reason}.`;
  }
}

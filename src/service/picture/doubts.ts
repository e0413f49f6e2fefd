import type { Packet } from '../../azure/packetMatching.js';
import type { RuleDoubt } from '../../azure/packets.js';
import { quoteRule } from '../../checks/describe.js';
import * as l10n from '../../l10n.js';
import { addressesText } from './rules.js';
import { capitalized } from './words.js';

/** Why it isn't certain that a rule decides about a packet, as a sentence. */
export function doubtSentence({ rule, doubt }: RuleDoubt, { direction }: Packet): string {
  const name = quoteRule(rule);
  switch (doubt.kind) {
    case 'existence':
      return l10n.t(
        'Whether {0} exists is decided at deployment: {1}.',
        name,
        rule.presence.map(({ identity }) => identity).join(', '),
      );
    case 'address':
      return l10n.t(
        'Whether the address is one of {0}, as {1} asks, is not known here.',
        addressesText(direction === 'Inbound' ? rule.source : rule.destination),
        name,
      );
    case 'subnet':
      return l10n.t('Whether {0} is for the API Management subnet is not known here.', name);
    case 'tie':
      return l10n.t(
        '{0} shares its priority with another rule, so that either may come first.',
        capitalized(name),
      );
    case 'value':
      return l10n.t('A value of {0} is not known before deployment: {1}.', name, doubt.because.reason);
  }
}

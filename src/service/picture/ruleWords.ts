import * as l10n from '../../l10n.js';
import type { PicturedRule, PicturedValue, RuleWords } from './rulesPicture.js';
import { knownValue } from './values.js';

type WrittenTraffic = Pick<
  PicturedRule,
  'protocol' | 'source' | 'sourcePorts' | 'destination' | 'destinationPorts'
>;

/** What a rule matches in words: `any` in place of `*`, protocols as they are called. */
export function ruleWords(rule: WrittenTraffic): RuleWords {
  const { source, sourcePorts, destination, destinationPorts } = rule;
  const any = knownValue(l10n.t('any'));
  const protocol = isAny(rule.protocol) ? any : protocolName(rule.protocol);
  return {
    protocol,
    source: [
      isAny(source) ? any : source,
      ...(isAny(sourcePorts) || sourcePorts.text === '' ? [] : [sourcePorts]),
    ],
    destination: isAny(destination) ? any : destination,
    ports: isAny(destinationPorts) ? any : destinationPorts,
    traffic:
      isAny(rule.protocol) && isAny(destinationPorts)
        ? [knownValue(l10n.t('all traffic'))]
        : [
            isAny(rule.protocol) ? knownValue(l10n.t('any protocol')) : protocol,
            isAny(destinationPorts) ? knownValue(l10n.t('any port')) : destinationPorts,
          ],
  };
}

function isAny({ text, unknown }: PicturedValue): boolean {
  return text === '*' && unknown === undefined;
}

/** Templates write `Tcp`, in any case. */
function protocolName({ text, unknown }: PicturedValue): PicturedValue {
  return { text: unknown === undefined ? text.toUpperCase() : text, unknown };
}

import type { Direction, SecurityRule } from '../../azure/securityRules.js';
import * as l10n from '../../l10n.js';
import { codeSpan, escapeMarkdown } from '../markdownText.js';
import type { PicturedRule, PicturedValue } from '../picture/rulesPicture.js';

/** What a rule does, in a sentence: `Allows outbound TCP 1433 from VirtualNetwork to Sql.` */
export function ruleSentence(rule: PicturedRule, direction: SecurityRule['direction']): string {
  const traffic = trafficText(rule, typeof direction === 'string' ? words[direction] : words.unknown);
  const source = sourceText(rule);
  const destination = addressText(rule.destination);
  switch (rule.access) {
    case 'Allow':
      return l10n.t('Allows {0} from {1} to {2}.', traffic, source, destination);
    case 'Deny':
      return l10n.t('Denies {0} from {1} to {2}.', traffic, source, destination);
    case 'unknown':
      return l10n.t('Allows or denies {0} from {1} to {2}.', traffic, source, destination);
  }
}

/** What traffic of a direction is called, by what of it is not any. */
interface TrafficWords {
  readonly all: string;
  readonly onPort: string;
  readonly ofProtocol: string;
  readonly ofBoth: string;
}

const words: Readonly<Record<Direction | 'unknown', TrafficWords>> = {
  Inbound: {
    all: l10n.key('all inbound traffic'),
    onPort: l10n.key('inbound traffic of any protocol on port {0}'),
    ofProtocol: l10n.key('inbound {0} on any port'),
    ofBoth: l10n.key('inbound {0} {1}'),
  },
  Outbound: {
    all: l10n.key('all outbound traffic'),
    onPort: l10n.key('outbound traffic of any protocol on port {0}'),
    ofProtocol: l10n.key('outbound {0} on any port'),
    ofBoth: l10n.key('outbound {0} {1}'),
  },
  unknown: {
    all: l10n.key('all traffic'),
    onPort: l10n.key('traffic of any protocol on port {0}'),
    ofProtocol: l10n.key('{0} on any port'),
    ofBoth: l10n.key('{0} {1}'),
  },
};

function trafficText({ protocol, destinationPorts }: PicturedRule, called: TrafficWords): string {
  const anyPort = destinationPorts.text === '*';
  const ports = valueText(destinationPorts);
  if (protocol.text === '*') return anyPort ? l10n.t(called.all) : l10n.t(called.onPort, ports);
  const name = protocol.unknown === undefined ? protocol.text.toUpperCase() : valueText(protocol);
  return anyPort ? l10n.t(called.ofProtocol, name) : l10n.t(called.ofBoth, name, ports);
}

function sourceText({ source, sourcePorts }: PicturedRule): string {
  const address = addressText(source);
  return sourcePorts.text === '*' || sourcePorts.text === ''
    ? address
    : l10n.t('{0}, source port {1},', address, valueText(sourcePorts));
}

function addressText(value: PicturedValue): string {
  return value.text === '*' ? l10n.t('any address') : valueText(value);
}

/** What isn't known is shown as its expression; nothing at all, while it is being typed, as such. */
function valueText({ text, unknown }: PicturedValue): string {
  if (text === '') return '…';
  return unknown === undefined ? escapeMarkdown(text) : codeSpan(text);
}

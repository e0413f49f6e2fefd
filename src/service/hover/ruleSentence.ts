import type { SecurityRule } from '../../azure/securityRules.js';
import { codeSpan, escapeMarkdown } from '../markdownText.js';
import type { PicturedRule, PicturedValue } from '../picture/rulesPicture.js';

/** What a rule does, in a sentence: `Allows outbound TCP 1433 from VirtualNetwork to Sql.` */
export function ruleSentence(rule: PicturedRule, direction: SecurityRule['direction']): string {
  const traffic = trafficText(rule, typeof direction === 'string' ? `${direction.toLowerCase()} ` : '');
  const source = sourceText(rule);
  const destination = addressText(rule.destination);
  switch (rule.access) {
    case 'Allow':
      return `Allows ${traffic} from ${source} to ${destination}.`;
    case 'Deny':
      return `Denies ${traffic} from ${source} to ${destination}.`;
    case 'unknown':
      return `Allows or denies ${traffic} from ${source} to ${destination}.`;
  }
}

/** @param direction with a blank behind, or nothing where it isn't known */
function trafficText({ protocol, destinationPorts }: PicturedRule, direction: string): string {
  const anyProtocol = protocol.text === '*';
  const anyPort = destinationPorts.text === '*';
  const ports = valueText(destinationPorts);
  if (anyProtocol)
    return anyPort ? `all ${direction}traffic` : `${direction}traffic of any protocol on port ${ports}`;
  const name = protocol.unknown === undefined ? protocol.text.toUpperCase() : valueText(protocol);
  return anyPort ? `${direction}${name} on any port` : `${direction}${name} ${ports}`;
}

function sourceText({ source, sourcePorts }: PicturedRule): string {
  const address = addressText(source);
  return sourcePorts.text === '*' || sourcePorts.text === ''
    ? address
    : `${address}, source port ${valueText(sourcePorts)},`;
}

function addressText(value: PicturedValue): string {
  return value.text === '*' ? 'any address' : valueText(value);
}

/** What isn't known is shown as its expression; nothing at all, while it is being typed, as such. */
function valueText({ text, unknown }: PicturedValue): string {
  if (text === '') return '…';
  return unknown === undefined ? escapeMarkdown(text) : codeSpan(text);
}

import type { Assessment } from '../azure/assess.js';
import type { PortSet } from '../azure/ports.js';
import { formatPorts, portSet, singlePorts } from '../azure/ports.js';
import type { Requirement } from '../azure/requirements.js';
import type { SecurityRule } from '../azure/securityRules.js';
import * as l10n from '../l10n.js';
import type { RuleField } from '../languages/declarations.js';
import { displayText } from '../languages/interpret.js';
import type { Origin } from '../languages/text.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';

/** Words that several messages share. */

export function quoteRule(rule: SecurityRule): string {
  return rule.name === '' ? l10n.t('a rule without a known name') : `'${rule.name}'`;
}

/** `NSG 'nsg-apim'`, or words for one whose name isn't known. */
export function quoteGroup({ group }: JudgedGroup): string {
  const name = displayText(group.name);
  return name === '' ? l10n.t('This NSG') : l10n.t("NSG '{0}'", name);
}

/** `'DenyAll' (priority 4096)` */
export function ruleWithPriority(rule: SecurityRule): string {
  return typeof rule.priority === 'number'
    ? l10n.t('{0} (priority {1})', quoteRule(rule), rule.priority)
    : quoteRule(rule);
}

/** `inbound TCP 3443 from ApiManagement`, `outbound TCP 443, 1886 to AzureMonitor` */
export function describeTraffic(
  requirement: Requirement,
  ports: PortSet = singlePorts(requirement.ports),
): string {
  const protocol = listOf(requirement.protocols).toUpperCase();
  const far = requirement.tag === '*' ? l10n.t('any address') : requirement.tag;
  return requirement.direction === 'Inbound'
    ? l10n.t('inbound {0} {1} from {2}', protocol, formatPorts(ports), far)
    : l10n.t('outbound {0} {1} to {2}', protocol, formatPorts(ports), far);
}

/** The needed ports that no custom rule allows. */
export function unallowedPorts({ ports }: Assessment): PortSet {
  return portSet([...ports.dropped, ...ports.default]);
}

export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return l10n.t('{0} and {1}', words.slice(0, -1).join(', '), words.at(-1) ?? '');
}

/** The declaration behind a rule that the engine speaks of. */
export function judgedRuleOf(group: JudgedGroup, rule: SecurityRule): JudgedRule | undefined {
  return group.rules.find((judged) => judged.rule === rule);
}

/** Where a property of a rule is written: its value's literal, else the expression, else the rule. */
export function originOf({ declaration }: JudgedRule, ...fields: readonly RuleField[]): Origin {
  for (const field of fields) {
    const property = declaration.properties.get(field);
    if (property) return property.value.origin ?? property.site;
  }
  return declaration.properties.get('name')?.value.origin ?? declaration.origin;
}

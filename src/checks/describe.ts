import type { Assessment } from '../azure/assess.js';
import type { PortSet } from '../azure/ports.js';
import { formatPorts, portSet, singlePorts } from '../azure/ports.js';
import type { Requirement } from '../azure/requirements.js';
import type { SecurityRule } from '../azure/securityRules.js';
import type { RuleField } from '../languages/declarations.js';
import { displayText } from '../languages/interpret.js';
import type { Origin } from '../languages/text.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';

/** Words that several messages share. */

export function quoteRule(rule: SecurityRule): string {
  return rule.name === '' ? 'a rule without a known name' : `'${rule.name}'`;
}

/** `NSG 'nsg-apim'`, or words for one whose name isn't known. */
export function quoteGroup({ group }: JudgedGroup): string {
  const name = displayText(group.name);
  return name === '' ? 'This NSG' : `NSG '${name}'`;
}

/** `'DenyAll' (priority 4096)` */
export function ruleWithPriority(rule: SecurityRule): string {
  const priority = typeof rule.priority === 'number' ? ` (priority ${rule.priority})` : '';
  return `${quoteRule(rule)}${priority}`;
}

/** `inbound TCP 3443 from ApiManagement`, `outbound TCP 443, 1886 to AzureMonitor` */
export function describeTraffic(
  requirement: Requirement,
  ports: PortSet = singlePorts(requirement.ports),
): string {
  const protocol = requirement.protocols.join(' and ').toUpperCase();
  const far = requirement.tag === '*' ? 'any address' : requirement.tag;
  const [direction, preposition] =
    requirement.direction === 'Inbound' ? ['inbound', 'from'] : ['outbound', 'to'];
  return `${direction} ${protocol} ${formatPorts(ports)} ${preposition} ${far}`;
}

/** The needed ports that no custom rule allows. */
export function unallowedPorts({ ports }: Assessment): PortSet {
  return portSet([...ports.dropped, ...ports.default]);
}

export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
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

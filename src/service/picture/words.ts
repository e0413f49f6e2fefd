import type { Status } from '../../azure/assess.js';
import type { Direction, SecurityRule } from '../../azure/securityRules.js';
import { defaultRules } from '../../azure/securityRules.js';
import type { PicturedRule, RulesPicture } from './rulesPicture.js';
import { quoteRule, ruleWithPriority } from '../../checks/describe.js';

/** Words of the picture that the panel, the drawing and the table share. */

export function statusWord(status: Status): string {
  switch (status) {
    case 'allowed':
      return 'Allowed';
    case 'allowed-by-default':
      return 'Allowed by default';
    case 'blocked':
      return 'Blocked';
    case 'missing':
      return 'Missing';
    case 'unknown':
      return 'Unknown';
  }
}

/** A sign that tells a status without its colour. */
export function statusSign(status: Status): string {
  switch (status) {
    case 'allowed':
      return '✓';
    case 'allowed-by-default':
      return '○';
    case 'blocked':
      return '⊘';
    case 'missing':
      return '✕';
    case 'unknown':
      return '?';
  }
}

export function directionWord(direction: Direction): string {
  return direction === 'Inbound' ? 'Inbound' : 'Outbound';
}

/** `'AllowSql' (priority 120)`, `default rule 'DenyAllInBound'` */
export function ruleWord(rule: SecurityRule): string {
  return defaultRules.includes(rule) ? `default rule ${quoteRule(rule)}` : ruleWithPriority(rule);
}

/** The sentence begins with it. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is known of an NSG as a whole: the service behind it, how it is deployed, its subnets. */
export function factsOf({ services, subnets, deployment, openRules }: RulesPicture): readonly string[] {
  return [
    ...(services.length > 0 ? [`API Management service: ${services.join(', ')}`] : []),
    ...(deployment === undefined ? [] : [`Deployment: ${deployment}`]),
    ...subnets.map(({ name, prefixes }) => `Subnet: ${name}${prefixes && ` (${prefixes})`}`),
    ...(openRules === undefined ? [] : [`There may be more rules than these: ${openRules}`]),
  ];
}

/** What is said of a rule beside its values. */
export function remarksOf({ isDefault, conditions, shadowedBy }: PicturedRule): string {
  const remarks = [
    ...(isDefault ? ['default rule'] : []),
    ...(shadowedBy.length > 0 ? [`never matches, after ${shadowedBy.join(', ')}`] : []),
    ...(conditions.length > 0 ? [`exists only if ${conditions.join(' and ')}`] : []),
  ];
  return remarks.join('; ');
}

import type { Status } from '../../azure/assess.js';
import type { Direction, SecurityRule } from '../../azure/securityRules.js';
import { defaultRules } from '../../azure/securityRules.js';
import * as l10n from '../../l10n.js';
import type { PicturedRule, RulesPicture } from './rulesPicture.js';
import { listOf, quoteRule, ruleWithPriority } from '../../checks/describe.js';

/** Words of the picture that the panel, the drawing and the table share. */

export function statusWord(status: Status): string {
  switch (status) {
    case 'allowed':
      return l10n.t('Allowed');
    case 'allowed-by-default':
      return l10n.t('Allowed by default');
    case 'blocked':
      return l10n.t('Blocked');
    case 'missing':
      return l10n.t('Missing');
    case 'unknown':
      return l10n.t('Unknown');
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
  return direction === 'Inbound' ? l10n.t('Inbound') : l10n.t('Outbound');
}

/** `'AllowSql' (priority 120)`, `default rule 'DenyAllInBound'` */
export function ruleWord(rule: SecurityRule): string {
  return defaultRules.includes(rule) ? l10n.t('default rule {0}', quoteRule(rule)) : ruleWithPriority(rule);
}

/** The sentence begins with it. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is known of an NSG as a whole: the service behind it, how it is deployed, its subnets. */
export function factsOf({ services, subnets, deployment, openRules }: RulesPicture): readonly string[] {
  return [
    ...(services.length > 0 ? [l10n.t('API Management service: {0}', services.join(', '))] : []),
    ...(deployment === undefined ? [] : [l10n.t('Deployment: {0}', deployment)]),
    ...subnets.map(({ name, prefixes }) =>
      prefixes === '' ? l10n.t('Subnet: {0}', name) : l10n.t('Subnet: {0} ({1})', name, prefixes),
    ),
    ...(openRules === undefined ? [] : [l10n.t('There may be more rules than these: {0}', openRules)]),
  ];
}

/** What is said of a rule beside its values. */
export function remarksOf({ isDefault, conditions, shadowedBy }: PicturedRule): string {
  const remarks = [
    ...(isDefault ? [l10n.t('default rule')] : []),
    ...(shadowedBy.length > 0 ? [l10n.t('never matches, after {0}', shadowedBy.join(', '))] : []),
    ...(conditions.length > 0 ? [l10n.t('exists only if {0}', listOf(conditions))] : []),
  ];
  return remarks.join('; ');
}

import type { Direction } from '../azure/securityRules.js';
import { directions, highestPriority, lowestPriority } from '../azure/securityRules.js';
import type { Presence } from '../azure/unknown.js';
import * as l10n from '../l10n.js';
import { displayText, entriesOf, numberOf } from '../languages/interpret.js';
import { originOf, quoteRule } from './describe.js';
import type { Check, GroupFinding } from './findings.js';
import { noSubject } from './findings.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';
import { sharing } from './sharing.js';

/** Two rules of one direction share a priority: Azure refuses the deployment. */
export const duplicatePriority: Check = {
  code: 'duplicate-priority',
  check: (group) =>
    directions
      .flatMap((direction) => sharing(group.rules, (judged) => priorityIn(direction, judged)))
      .flatMap((rules) => duplicatesOf(group, rules)),
};

function priorityIn(direction: Direction, { rule }: JudgedRule): number | undefined {
  return rule.direction === direction && typeof rule.priority === 'number' ? rule.priority : undefined;
}

function duplicatesOf(group: JudgedGroup, rules: readonly JudgedRule[]): readonly GroupFinding[] {
  return rules.flatMap((judged) => {
    const others = rules.filter(
      (other) => other !== judged && surelyTogether(judged.rule.presence, other.rule.presence),
    );
    if (others.length === 0) return [];
    const { direction, priority } = judged.rule;
    if (typeof direction !== 'string' || typeof priority !== 'number') return [];
    const names = others.map(({ rule }) => quoteRule(rule)).join(', ');
    const finding: GroupFinding = {
      code: 'duplicate-priority',
      severity: 'error',
      group,
      origin: originOf(judged, 'priority'),
      message: l10n.t(
        '{0} priority {1} of {2} is also that of {3}: Azure refuses the deployment (SecurityRuleConflict). Give one of them a free priority.',
        direction,
        priority,
        quoteRule(judged.rule),
        names,
      ),
      related: others.map((other) => ({
        origin: originOf(other, 'priority'),
        message: l10n.t('{0} has the same priority', quoteRule(other.rule)),
      })),
      requirement: undefined,
      subject: propertySubject(judged, 'priority'),
    };
    return [finding];
  });
}

/** Whether one rule exists whenever the other does. */
export function surelyTogether(left: Presence, right: Presence): boolean {
  return includesAll(left, right) || includesAll(right, left);
}

function includesAll(outer: Presence, inner: Presence): boolean {
  return inner.every((condition) =>
    outer.some((other) => other.identity === condition.identity && other.holds === condition.holds),
  );
}

/** A priority that is not an integer from 100 to 4096. */
export const invalidPriority: Check = {
  code: 'invalid-priority',
  check: (group) => group.rules.flatMap((judged) => invalidPriorityOf(group, judged)),
};

function invalidPriorityOf(group: JudgedGroup, judged: JudgedRule): readonly GroupFinding[] {
  if (typeof judged.rule.priority === 'number') return [];
  const property = judged.declaration.properties.get('priority');
  const [entry] = entriesOf(property?.value);
  if (entry === undefined || entry.kind === 'unknown') return [];
  const priority = numberOf(entry);
  if (
    priority !== undefined &&
    Number.isInteger(priority) &&
    priority >= lowestPriority &&
    priority <= highestPriority
  )
    return [];
  const text = priority ?? (entry.kind === 'string' ? `'${displayText(entry)}'` : `a ${entry.kind}`);
  return [
    {
      code: 'invalid-priority',
      severity: 'error',
      group,
      origin: originOf(judged, 'priority'),
      message: l10n.t(
        'Priority {0} of {1}: Azure takes whole numbers from {2} to {3} and refuses the deployment.',
        text,
        quoteRule(judged.rule),
        lowestPriority,
        highestPriority,
      ),
      related: [],
      requirement: undefined,
      subject: propertySubject(judged, 'priority'),
    },
  ];
}

function propertySubject(rule: JudgedRule, field: 'priority'): GroupFinding['subject'] {
  const property = rule.declaration.properties.get(field);
  return property ? { kind: 'property', rule, property } : noSubject;
}

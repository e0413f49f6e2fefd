import { coveringRules } from '../azure/covering.js';
import { containsPorts } from '../azure/ports.js';
import type { Requirement } from '../azure/requirements.js';
import { catalogue } from '../azure/requirements.js';
import type { Direction, SecurityRule } from '../azure/securityRules.js';
import { farSide } from '../azure/securityRules.js';
import * as l10n from '../l10n.js';
import { judgedRuleOf, listOf, originOf, quoteRule, ruleWithPriority } from './describe.js';
import type { Check, GroupFinding } from './findings.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';

/** A rule never matches: rules with smaller priority numbers take all of its traffic. */
export const shadowedRule: Check = {
  code: 'shadowed-rule',
  check: (group) => {
    const spokenOf = rulesSpokenOf(group);
    const inOrder = { Inbound: rulesInOrder(group, 'Inbound'), Outbound: rulesInOrder(group, 'Outbound') };
    return group.rules.flatMap((judged) => {
      const { direction } = judged.rule;
      if (typeof direction !== 'string' || spokenOf.has(judged.rule)) return [];
      return findingsOf(group, judged, coveringRules(judged.rule, inOrder[direction]));
    });
  },
};

/** Rules that another finding says what to do with. */
function rulesSpokenOf({ assessments, nearMisses }: JudgedGroup): ReadonlySet<SecurityRule> {
  const blocked = assessments.filter(({ status }) => status === 'blocked');
  return new Set([...blocked.flatMap(({ rules }) => rules), ...nearMisses.map(({ rule }) => rule)]);
}

/** The rules of a direction whose priority is known, as they are tried. */
function rulesInOrder({ ruleSet }: JudgedGroup, direction: Direction): readonly SecurityRule[] {
  return ruleSet.rules
    .filter((rule) => rule.direction === direction && typeof rule.priority === 'number')
    .sort((left, right) => Number(left.priority) - Number(right.priority));
}

function findingsOf(
  group: JudgedGroup,
  judged: JudgedRule,
  covering: readonly SecurityRule[],
): readonly GroupFinding[] {
  if (covering.length === 0 || areAllRecommended([judged.rule, ...covering])) return [];
  return [
    {
      code: 'shadowed-rule',
      severity: 'hint',
      group,
      origin: judged.declaration.origin,
      message: [
        l10n.t(
          covering.length === 1 ? byOne : byMany,
          quoteRule(judged.rule),
          listOf(covering.map(ruleWithPriority)),
        ),
        ...consequences(judged.rule, covering),
      ].join(' '),
      related: covering.flatMap((rule) => {
        const earlier = judgedRuleOf(group, rule);
        if (!earlier) return [];
        return [
          {
            origin: originOf(earlier, 'priority'),
            message: l10n.t('{0} comes first', ruleWithPriority(rule)),
          },
        ];
      }),
      requirement: undefined,
      subject: { kind: 'needless', rule: judged },
    },
  ];
}

const byOne = l10n.key('Rule {0} never matches: {1} takes all of its traffic first.');
const byMany = l10n.key('Rule {0} never matches: {1} take all of its traffic first.');

function consequences({ access }: SecurityRule, covering: readonly SecurityRule[]): readonly string[] {
  const outcomes = new Set(covering.map((rule) => rule.access));
  if (typeof access !== 'string' || outcomes.has(access)) return [];
  return [access === 'Allow' ? l10n.t('What it allows is denied.') : l10n.t('What it denies is allowed.')];
}

/**
 * Microsoft's table has rules that overlap: Traffic Manager's addresses lie in Internet. Whoever writes it down as it
 * is shall not be told that a rule of it is needless.
 */
export function areAllRecommended(rules: readonly SecurityRule[]): boolean {
  return rules.every((rule) => catalogue.some((requirement) => isRuleFor(rule, requirement)));
}

function isRuleFor(rule: SecurityRule, { direction, tag, usedPorts }: Requirement): boolean {
  const [far, ...more] = farSide(rule, direction).terms;
  return (
    rule.access === 'Allow' &&
    rule.direction === direction &&
    more.length === 0 &&
    far?.kind === 'tag' &&
    far.tag.name === tag &&
    containsPorts(usedPorts, rule.destinationPorts.ports)
  );
}

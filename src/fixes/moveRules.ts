import type { Assessment } from '../azure/assess.js';
import { highestPriority } from '../azure/securityRules.js';
import { quoteRule } from '../checks/describe.js';
import { judgedRuleOf } from '../checks/describe.js';
import type { GroupFinding } from '../checks/findings.js';
import type { JudgedRule } from '../checks/judgedGroup.js';
import * as l10n from '../l10n.js';
import type { Draft } from './draft.js';
import { firstDeny, freePriority, hidesPriorities, makeRoom } from './draft.js';
import type { Fix, FixProvider } from './fix.js';

/** Moves an allow before the deny that takes its traffic, or the deny behind it where no number is left before. */
export const moveRules: FixProvider = {
  codes: ['blocked-rule'],
  create: (finding) => {
    const { subject, group } = finding;
    if (subject.kind !== 'blocked') return [];
    const denies = subject.assessment.blockedBy.flatMap((rule) => judgedRuleOf(group, rule) ?? []);
    const allows = subject.assessment.rules.flatMap((rule) => judgedRuleOf(group, rule) ?? []);
    return [moveFix(finding, subject.assessment, allows, denies)];
  },
};

function moveFix(
  finding: GroupFinding,
  assessment: Assessment,
  allows: readonly JudgedRule[],
  denies: readonly JudgedRule[],
): Fix {
  const names = (rules: readonly JudgedRule[]): string => rules.map(({ rule }) => quoteRule(rule)).join(', ');
  return {
    title: l10n.t('Move {0} before {1}', names(allows), names(denies)),
    preferred: true,
    safe: finding.severity !== 'hint' && !hidesPriorities(finding.group, assessment.requirement.direction),
    apply: (draft) => {
      for (const allow of allows) moveBefore(draft, assessment, allow, denies);
    },
  };
}

/**
 * Gives an allow a free priority before every deny of its traffic.
 * @param denies those that may be moved instead, where no number is left before them
 */
export function moveBefore(
  draft: Draft,
  assessment: Assessment,
  allow: JudgedRule,
  denies: readonly JudgedRule[],
): void {
  const { direction } = assessment.requirement;
  const before = firstDeny(draft, assessment);
  const current = draft.rules.find((each) => each.judged === allow)?.rule.priority;
  if (typeof current === 'number' && current < before) return;
  const free = freePriority(draft, direction, before);
  if (free !== undefined) draft.setPriority(allow, free);
  else if (!moveBehind(draft, denies) && makeRoom(draft, direction, before)) draft.setPriority(allow, before);
}

/**
 * Moves denies behind the allows that they block, where but allows stand between: nothing else changes its place.
 * False when there is no such place.
 */
function moveBehind(draft: Draft, denies: readonly JudgedRule[]): boolean {
  return denies.length > 0 && denies.every((deny) => moveOneBehind(draft, deny));
}

function moveOneBehind(draft: Draft, deny: JudgedRule): boolean {
  const { direction, priority } = deny.rule;
  if (typeof direction !== 'string' || typeof priority !== 'number') return false;
  const later = draft.inOrder(direction).filter(({ rule }) => rule.priority > priority);
  const nextDeny = later.findIndex(({ rule }) => rule.access !== 'Allow');
  const allows = nextDeny < 0 ? later : later.slice(0, nextDeny);
  const end = later[nextDeny]?.rule.priority ?? highestPriority + 1;
  const last = allows.at(-1)?.rule.priority;
  if (last === undefined) return false;
  const stepped = last + draft.group.configuration.priorityStep;
  const target = stepped < end ? stepped : last + 1;
  if (target >= end) return false;
  draft.setPriority(deny, target);
  return true;
}

import type { Assessment } from '../azure/assess.js';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import { passesAsAdvised } from '../checks/implicitRule.js';
import { unmetAssessments } from '../fixes/addRules.js';
import * as l10n from '../l10n.js';

/** An NSG in numbers: how many of the rules that API Management needs are there, and what the others are. */
export interface GroupCounts {
  /** How many rules API Management needs, those aside that a profile merely advises and that a default rule stands in for. */
  readonly needed: number;
  readonly met: number;
  /** Those that a rule is written for, which a deny takes before. */
  readonly blocked: number;
  /** Those that a rule is evidently meant for, but doesn't meet. */
  readonly wrong: number;
  /** Those that can't be told before deployment. */
  readonly unknown: number;
}

export interface GroupSummary extends GroupCounts {
  /** Those that no rule is written for. */
  readonly toAdd: readonly Assessment[];
}

export function summarize(group: JudgedGroup): GroupSummary {
  const needed = group.assessments.filter((assessment) => !passesAsAdvised(group, assessment));
  const toAdd = unmetAssessments(group);
  const near = new Set(group.nearMisses.map(({ assessment }) => assessment));
  const count = (status: Assessment['status']): number =>
    needed.filter((assessment) => assessment.status === status).length;
  return {
    needed: needed.length,
    met: count('allowed'),
    toAdd,
    blocked: count('blocked'),
    wrong: needed.filter((each) => near.has(each) && isUnmet(each)).length,
    unknown: count('unknown'),
  };
}

function isUnmet({ status }: Assessment): boolean {
  return status === 'missing' || status === 'allowed-by-default';
}

/** `API Management · External · 6 of 9 rules · 1 blocked` */
export function groupTitle(group: JudgedGroup): string {
  return titleOf(deploymentWord(group), countWords(summarize(group)));
}

/** The same of several NSGs together: `API Management · External, Internal · 2 NSGs · 13 of 16 rules`. */
export function groupsTitle(groups: readonly JudgedGroup[]): string {
  const [first, ...others] = groups;
  if (first && others.length === 0) return groupTitle(first);
  const deployments = [...new Set(groups.map(deploymentWord))].join(', ');
  const counts = countWords(groups.map(summarize).reduce(sum, nothing));
  return titleOf(deployments, [l10n.t('{0} NSGs', groups.length), ...counts]);
}

function titleOf(deployment: string, counts: readonly string[]): string {
  return ['API Management', deployment, ...counts].join(' · ');
}

const nothing: GroupCounts = { needed: 0, met: 0, blocked: 0, wrong: 0, unknown: 0 };

function sum(one: GroupCounts, other: GroupCounts): GroupCounts {
  return {
    needed: one.needed + other.needed,
    met: one.met + other.met,
    blocked: one.blocked + other.blocked,
    wrong: one.wrong + other.wrong,
    unknown: one.unknown + other.unknown,
  };
}

function deploymentWord({ profile, vnetType }: JudgedGroup): string {
  if (profile && !profile.id.startsWith('classic-')) return l10n.t(profile.title);
  return vnetType ?? l10n.t('VNet type unknown');
}

function countWords({ needed, met, blocked, wrong, unknown }: GroupCounts): readonly string[] {
  return [
    needed === 0 ? l10n.t('no rules needed') : l10n.t('{0} of {1} rules', met, needed),
    ...(blocked > 0 ? [l10n.t('{0} blocked', blocked)] : []),
    ...(wrong > 0 ? [l10n.t('{0} wrong', wrong)] : []),
    ...(unknown > 0 ? [l10n.t('{0} unknown', unknown)] : []),
  ];
}

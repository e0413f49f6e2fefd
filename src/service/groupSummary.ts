import type { Assessment } from '../azure/assess.js';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import { passesAsAdvised } from '../checks/implicitRule.js';
import { unmetAssessments } from '../fixes/addRules.js';
import * as l10n from '../l10n.js';

/** An NSG in numbers: how many of the rules that API Management needs are there, and what the others are. */
export interface GroupSummary {
  /** How many rules API Management needs, those aside that a profile merely advises and that a default rule stands in for. */
  readonly needed: number;
  readonly met: number;
  /** Those that a rule is written for, which a deny takes before. */
  readonly blocked: number;
  /** Those that a rule is evidently meant for, but doesn't meet. */
  readonly wrong: number;
  /** Those that can't be told before deployment. */
  readonly unknown: number;
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
  return ['API Management', deploymentWord(group), ...countWords(summarize(group))].join(' · ');
}

/** The NSGs of a file in few words, which have to fit into a line of the status bar: `API Management · 2 NSGs · 13 of 16 rules` */
export function fileTitle(groups: readonly JudgedGroup[]): string {
  const counts = groups.map(summarize);
  const total = (count: (summary: GroupSummary) => number): number =>
    counts.reduce((sum, summary) => sum + count(summary), 0);
  const words = [
    ...(groups.length > 1 ? [l10n.t('{0} NSGs', groups.length)] : []),
    rulesWord(
      total(({ met }) => met),
      total(({ needed }) => needed),
    ),
  ];
  return ['API Management', ...words].join(' · ');
}

function deploymentWord({ profile, vnetType }: JudgedGroup): string {
  if (profile && !profile.id.startsWith('classic-')) return l10n.t(profile.title);
  return vnetType ?? l10n.t('VNet type unknown');
}

function countWords({ needed, met, blocked, wrong, unknown }: GroupSummary): readonly string[] {
  return [
    rulesWord(met, needed),
    ...(blocked > 0 ? [l10n.t('{0} blocked', blocked)] : []),
    ...(wrong > 0 ? [l10n.t('{0} wrong', wrong)] : []),
    ...(unknown > 0 ? [l10n.t('{0} unknown', unknown)] : []),
  ];
}

function rulesWord(met: number, needed: number): string {
  if (needed === 0) return l10n.t('no rules needed');
  return needed === 1 ? l10n.t('{0} of 1 rule', met) : l10n.t('{0} of {1} rules', met, needed);
}

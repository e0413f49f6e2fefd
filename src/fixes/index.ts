import type { Finding, GroupFinding } from '../checks/findings.js';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import type { RuleChange } from '../languages/language.js';
import { addRules } from './addRules.js';
import { correctNearMisses, replaceAddresses, replaceValues, splitPortLists } from './correctProperties.js';
import { Draft } from './draft.js';
import type { Fix, FixProvider } from './fix.js';
import { freePriorities } from './freePriorities.js';
import { moveRules } from './moveRules.js';
import { removeRules } from './removeRules.js';

/**
 * Every kind of fix, in the order in which the safe ones are made together: rules are corrected and moved before new
 * ones take the numbers that are left.
 */
const providers: readonly FixProvider[] = [
  splitPortLists,
  freePriorities,
  correctNearMisses,
  replaceValues,
  replaceAddresses,
  moveRules,
  addRules,
  removeRules,
];

export function fixesFor(finding: Finding): readonly Fix[] {
  if (!finding.group) return [];
  return providers
    .filter(({ codes }) => codes.includes(finding.code))
    .flatMap((provider) => provider.create(finding));
}

/** The changes that a fix makes to the NSG of its finding. */
export function changesOf(fix: Fix, group: JudgedGroup): readonly RuleChange[] {
  const draft = new Draft(group);
  fix.apply(draft);
  return draft.changes;
}

/** The changes of the safe fixes of an NSG's findings, made together. */
export function safeChanges(group: JudgedGroup, findings: readonly GroupFinding[]): readonly RuleChange[] {
  const draft = new Draft(group);
  for (const provider of providers) {
    const own = findings.filter(({ code }) => provider.codes.includes(code));
    for (const fix of own.flatMap(provider.create).filter(({ safe }) => safe)) fix.apply(draft);
  }
  return draft.changes;
}

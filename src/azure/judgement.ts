import type { Assessment, Lanes } from './assess.js';
import { assess, lanesOf } from './assess.js';
import type { NearMiss, Surroundings } from './nearMisses.js';
import { findNearMisses } from './nearMisses.js';
import type { Requirement } from './requirements.js';
import { areAlike, areSameRules } from './sameRules.js';
import type { RuleSet } from './securityRules.js';

/** What is said of a set of rules: it names no place, so that it is true of the same rules wherever they stand. */
export interface Judgement {
  readonly ruleSet: RuleSet;
  readonly surroundings: Surroundings;
  readonly lanes: Lanes;
  /** One for each requirement. */
  readonly assessments: readonly Assessment[];
  readonly nearMisses: readonly NearMiss[];
}

/**
 * @param before what was said of rules that may be the same: it is said again then, with its rules instead of these
 */
export function judge(
  ruleSet: RuleSet,
  surroundings: Surroundings,
  requirements: readonly Requirement[],
  before?: Judgement,
): Judgement {
  if (before && isOfSame(before, ruleSet, surroundings, requirements)) return before;
  const lanes = lanesOf(ruleSet, surroundings.subnet, surroundings.regions);
  const assessments = requirements.map((requirement) => assess(lanes, requirement));
  const nearMisses = findNearMisses(ruleSet.rules, assessments, surroundings);
  return { ruleSet, surroundings, lanes, assessments, nearMisses };
}

function isOfSame(
  { assessments, ...before }: Judgement,
  ruleSet: RuleSet,
  surroundings: Surroundings,
  requirements: readonly Requirement[],
): boolean {
  return (
    areSameSurroundings(before.surroundings, surroundings) &&
    areAlike(assessments, requirements, ({ requirement }, other) => requirement === other) &&
    areSameRules(before.ruleSet, ruleSet)
  );
}

function areSameSurroundings(left: Surroundings, right: Surroundings): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

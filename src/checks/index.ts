import { blockedRule } from './blockedRule.js';
import { conflictingResources } from './conflictingResources.js';
import type { Check, GroupFinding, PlaceFinding } from './findings.js';
import { implicitRule } from './implicitRule.js';
import { invalidRule } from './invalidRule.js';
import { ipInsteadOfTag } from './ipInsteadOfTag.js';
import { forcedTunneling } from './forcedTunneling.js';
import type { JudgedGroup } from './judgedGroup.js';
import type { JudgedSubnet, SubnetCheck } from './judgedSubnet.js';
import { missingRule } from './missingRule.js';
import { noNsg } from './noNsg.js';
import { duplicatePriority, invalidPriority } from './priorities.js';
import { shadowedRule } from './shadowedRule.js';
import { unknownServiceTag } from './unknownServiceTag.js';
import { unneededRule } from './unneededRule.js';
import { unresolved } from './unresolved.js';
import { wrongDelegation } from './wrongDelegation.js';
import { wrongRule } from './wrongRule.js';

/** Every check, in the order of contract.md's table. */
export const checks: readonly Check[] = [
  missingRule,
  implicitRule,
  blockedRule,
  wrongRule,
  duplicatePriority,
  invalidPriority,
  invalidRule,
  unknownServiceTag,
  ipInsteadOfTag,
  unneededRule,
  shadowedRule,
  conflictingResources,
  unresolved,
];

/** Every check of a service's subnet. */
export const subnetChecks: readonly SubnetCheck[] = [noNsg, wrongDelegation, forcedTunneling];

/** What all checks say of a subnet that a service is in. */
export function checkSubnet(subnet: JudgedSubnet): readonly PlaceFinding[] {
  return subnetChecks.flatMap((each) => each.check(subnet));
}

/** What all checks say of an NSG; nothing of one that isn't checked. */
export function checkGroup(group: JudgedGroup): readonly GroupFinding[] {
  if (group.checked === 'no') return [];
  return checks.flatMap((each) => each.check(group)).filter(isFirstOfItsPlace);
}

/** Rules that a loop makes share its text: what is said of each in the same words is said once. */
function isFirstOfItsPlace(finding: GroupFinding, index: number, all: readonly GroupFinding[]): boolean {
  const same = all.findIndex(
    (other) =>
      other.code === finding.code &&
      other.origin.uri === finding.origin.uri &&
      other.origin.start === finding.origin.start &&
      other.requirement === finding.requirement &&
      other.message === finding.message,
  );
  return same === index;
}

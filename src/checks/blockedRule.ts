import type { Assessment } from '../azure/assess.js';
import * as l10n from '../l10n.js';
import { describeTraffic, judgedRuleOf, listOf, originOf, ruleWithPriority } from './describe.js';
import type { Check, GroupFinding } from './findings.js';
import type { JudgedGroup } from './judgedGroup.js';
import { relatedRule, severityOfDropped } from './missingRule.js';

/** A rule allows the traffic, but a deny with a smaller priority number takes it first ("misordered"). */
export const blockedRule: Check = {
  code: 'blocked-rule',
  check: (group) =>
    group.assessments
      .filter((assessment) => assessment.status === 'blocked')
      .flatMap((assessment) => findingOf(group, assessment)),
};

const byOne = l10n.key(
  '{0} takes the traffic of {1} first: {2} is dropped, and {3}. Move the allow before the deny.',
);
const byMany = l10n.key(
  '{0} take the traffic of {1} first: {2} is dropped, and {3}. Move the allow before the deny.',
);

function findingOf(group: JudgedGroup, assessment: Assessment): GroupFinding[] {
  const { requirement, ports, blockedBy } = assessment;
  const [first] = assessment.rules;
  const allow = first && judgedRuleOf(group, first);
  if (!allow) return [];
  return [
    {
      code: 'blocked-rule',
      severity: severityOfDropped(group, requirement.id),
      group,
      origin: originOf(allow, 'priority'),
      message: l10n.t(
        blockedBy.length === 1 ? byOne : byMany,
        listOf(blockedBy.map(ruleWithPriority)),
        ruleWithPriority(allow.rule),
        describeTraffic(requirement, ports.dropped),
        l10n.t(requirement.consequence),
      ),
      related: blockedBy.flatMap((rule) => relatedRule(group, rule)),
      requirement: requirement.id,
      subject: { kind: 'blocked', assessment, allow },
    },
  ];
}

import type { Assessment } from '../azure/assess.js';
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

function findingOf(group: JudgedGroup, assessment: Assessment): GroupFinding[] {
  const { requirement, ports, blockedBy } = assessment;
  const [first] = assessment.rules;
  const allow = first && judgedRuleOf(group, first);
  if (!allow) return [];
  const deny = listOf(blockedBy.map(ruleWithPriority));
  const take = blockedBy.length > 1 ? 'take' : 'takes';
  const traffic = describeTraffic(requirement, ports.dropped);
  return [
    {
      code: 'blocked-rule',
      severity: severityOfDropped(group, requirement.id),
      group,
      origin: originOf(allow, 'priority'),
      message: `${deny} ${take} the traffic of ${ruleWithPriority(allow.rule)} first: ${traffic} is dropped, and ${requirement.consequence}. Move the allow before the deny.`,
      related: blockedBy.flatMap((rule) => relatedRule(group, rule)),
      requirement: requirement.id,
      subject: { kind: 'blocked', assessment, allow },
    },
  ];
}

import type { Assessment } from '../azure/assess.js';
import type { RequirementId } from '../azure/requirements.js';
import * as l10n from '../l10n.js';
import type { Severity } from '../workspace/configuration.js';
import { isMultiRegion, tierOf } from '../workspace/services.js';
import type { RelatedPlace } from './findings.js';
import type { Check, GroupFinding } from './findings.js';
import { describeTraffic, judgedRuleOf, listOf, originOf, ruleWithPriority } from './describe.js';
import type { JudgedGroup } from './judgedGroup.js';
import type { Suggestion } from './suggestions.js';

/** The traffic of a requirement is dropped, and no custom rule allows it. */
export const missingRule: Check = {
  code: 'missing-rule',
  check: (group) => {
    const near = new Set(group.nearMisses.map((miss) => miss.assessment));
    const needed = group.assessments
      .filter((assessment) => assessment.status === 'missing' && !near.has(assessment))
      .map((assessment) => findingOf(group, assessment));
    const suggested = group.suggestions.filter(({ assessment }) => assessment.status === 'missing');
    return [...needed, ...suggested.map((suggestion) => suggest(group, suggestion))];
  },
};

/** A hint that traffic is dropped which a service evidently has. */
function suggest(group: JudgedGroup, { assessment, because, origin }: Suggestion): GroupFinding {
  const finding = findingOf(group, assessment);
  const related = origin ? [{ origin, message: l10n.t('what tells that the service uses it') }] : [];
  return {
    ...finding,
    severity: 'hint',
    message: `${finding.message} ${because}`,
    related: [...finding.related, ...related],
  };
}

function findingOf(group: JudgedGroup, assessment: Assessment): GroupFinding {
  const { requirement, blockedBy, ports } = assessment;
  const traffic = describeTraffic(requirement, ports.dropped);
  const consequence = l10n.t(requirement.consequence);
  return {
    code: 'missing-rule',
    severity: severityOfDropped(group, requirement.id),
    group,
    origin: group.group.nameOrigin,
    message:
      blockedBy.length > 0
        ? l10n.t(
            'No rule allows {0}; {1} drops it. Without it, {2}.',
            traffic,
            listOf(blockedBy.map(ruleWithPriority)),
            consequence,
          )
        : l10n.t('No rule allows {0}, and the default rules drop it. Without it, {1}.', traffic, consequence),
    related: blockedBy.flatMap((rule) => relatedRule(group, rule)),
    requirement: requirement.id,
    subject: { kind: 'assessment', assessment },
  };
}

/** The place of a rule that drops traffic, at its priority. */
export function relatedRule(group: JudgedGroup, rule: Assessment['blockedBy'][number]): RelatedPlace[] {
  const judged = judgedRuleOf(group, rule);
  return judged
    ? [
        {
          origin: originOf(judged, 'priority'),
          message: l10n.t('{0} drops the traffic', ruleWithPriority(rule)),
        },
      ]
    : [];
}

/**
 * How much it matters that a requirement's traffic is dropped (domain: section 1, nuances): one unit of the Developer
 * tier needs no load balancer, Traffic Manager serves several regions only, and a profile may merely advise a rule.
 */
export function severityOfDropped(group: JudgedGroup, id: RequirementId): Severity {
  if (group.profile?.advised.includes(id)) return 'hint';
  const services = group.linked.placements.map(({ service }) => service);
  if (id === 'load-balancer-inbound') {
    const isDeveloper = services.length > 0 && services.every((service) => tierOf(service) === 'developer');
    return isDeveloper ? 'hint' : 'error';
  }
  if (id !== 'traffic-manager-inbound') return 'error';
  const multiRegion = services.map(isMultiRegion);
  if (multiRegion.includes(true)) return 'error';
  return services.length > 0 && multiRegion.every((each) => each === false) ? 'hint' : 'warning';
}

import type { Assessment } from '../azure/assess.js';
import * as l10n from '../l10n.js';
import { describeTraffic, listOf } from './describe.js';
import type { Check } from './findings.js';
import type { JudgedGroup } from './judgedGroup.js';

/** Recommended rules that are not written and pass by a default rule only: one finding for all of them. */
export const implicitRule: Check = {
  code: 'implicit-rule',
  check: (group) => {
    const near = new Set(group.nearMisses.map((miss) => miss.assessment));
    const assessments = group.assessments.filter(
      (assessment) =>
        assessment.status === 'allowed-by-default' &&
        !passesAsAdvised(group, assessment) &&
        !near.has(assessment),
    );
    if (assessments.length === 0) return [];
    const traffic = listOf(
      assessments.map(({ requirement, ports }) => describeTraffic(requirement, ports.default)),
    );
    return [
      {
        code: 'implicit-rule',
        severity: 'information',
        group,
        origin: group.group.nameOrigin,
        message:
          assessments.length === 1
            ? l10n.t(
                'No rule is written for what API Management needs, and a deny added later would drop it: {0} passes by a default rule only.',
                traffic,
              )
            : l10n.t(
                'No rule is written for what API Management needs, and a deny added later would drop them: {0} pass by the default rules only.',
                traffic,
              ),
        related: [],
        requirement: undefined,
        subject: { kind: 'assessments', assessments },
      },
    ];
  },
};

/** Whether a profile merely advises a rule and a default rule stands in for it: nothing is to be said of it, or done. */
export function passesAsAdvised({ profile }: JudgedGroup, { requirement, status }: Assessment): boolean {
  return status === 'allowed-by-default' && profile?.advised.includes(requirement.id) === true;
}

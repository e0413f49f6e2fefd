import type { Unknown } from '../azure/unknown.js';
import * as l10n from '../l10n.js';
import type { Origin } from '../languages/text.js';
import { describeTraffic, listOf } from './describe.js';
import type { Check, GroupFinding } from './findings.js';
import { noSubject } from './findings.js';
import type { JudgedGroup } from './judgedGroup.js';

/** Requirements that can't be judged, because a value is not known before deployment: one finding for each value. */
export const unresolved: Check = {
  code: 'unresolved',
  check: (group) => {
    const byCause = new Map<Unknown, string[]>();
    for (const { status, because, requirement } of group.assessments) {
      if (status !== 'unknown' || because === undefined) continue;
      const traffic = byCause.get(because) ?? [];
      byCause.set(because, [...traffic, describeTraffic(requirement)]);
    }
    return [...byCause].map(([cause, traffic]) => findingOf(group, cause, traffic));
  },
};

function findingOf(group: JudgedGroup, cause: Unknown, traffic: readonly string[]): GroupFinding {
  return {
    code: 'unresolved',
    severity: 'hint',
    group,
    origin: originOfCause(cause) ?? group.group.nameOrigin,
    message: l10n.t(
      "Whether the NSG allows {0} can't be told before deployment: {1}.",
      listOf(traffic),
      cause.reason,
    ),
    related: [],
    requirement: undefined,
    subject: noSubject,
  };
}

/** Where the unknown value is written; what is unknown for another reason than its value stands nowhere. */
function originOfCause(cause: Unknown): Origin | undefined {
  return 'origin' in cause ? (cause.origin as Origin | undefined) : undefined;
}

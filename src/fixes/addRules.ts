import type { Assessment } from '../azure/assess.js';
import type { PortSet } from '../azure/ports.js';
import { singlePorts } from '../azure/ports.js';
import type { GroupFinding } from '../checks/findings.js';
import { describeTraffic } from '../checks/describe.js';
import { passesAsAdvised } from '../checks/implicitRule.js';
import * as l10n from '../l10n.js';
import type { Draft } from './draft.js';
import { firstDeny, freePriority, hidesPriorities, makeRoom } from './draft.js';
import type { Fix, FixProvider } from './fix.js';
import { judgedAs, newRuleFor } from './newRules.js';
import { portsOfEach } from './onePort.js';

/** Adds the rule of a requirement, or all that are missing. */
export const addRules: FixProvider = {
  codes: ['missing-rule', 'implicit-rule'],
  create: (finding) => [...addOne(finding), ...addAll(finding)],
};

function addOne({ group, subject, severity }: GroupFinding): readonly Fix[] {
  if (subject.kind === 'assessments') {
    return [
      {
        title:
          subject.assessments.length === 1
            ? l10n.t('Write this rule')
            : l10n.t('Write these {0} rules', subject.assessments.length),
        preferred: true,
        safe: false,
        apply: (draft) => {
          for (const assessment of subject.assessments) addRule(draft, assessment);
        },
      },
    ];
  }
  if (subject.kind !== 'assessment') return [];
  const { assessment } = subject;
  return [
    {
      title: l10n.t('Add a rule for {0}', describeTraffic(assessment.requirement)),
      preferred: true,
      // A hint says that the service does without.
      safe: severity !== 'hint' && !hidesPriorities(group, assessment.requirement.direction),
      apply: (draft) => {
        addRule(draft, assessment);
      },
    },
  ];
}

function addAll({ group, subject }: GroupFinding): readonly Fix[] {
  const missing = unmetAssessments(group);
  const own = assessmentsOf(subject);
  // What a hint asks for is none of Microsoft's table: all that is missing leaves it as it is.
  if (missing.length <= own.length || !own.every((each) => missing.includes(each))) return [];
  return [
    {
      title: l10n.t('Add all {0} missing API Management rules', missing.length),
      preferred: false,
      safe: false,
      apply: (draft) => {
        for (const assessment of missing) addRule(draft, assessment);
      },
    },
  ];
}

function assessmentsOf(subject: GroupFinding['subject']): readonly Assessment[] {
  if (subject.kind === 'assessments') return subject.assessments;
  return subject.kind === 'assessment' ? [subject.assessment] : [];
}

/** The requirements for which no rule is written, dropped or passing by a default rule, and no rule is meant. */
export function unmetAssessments(group: GroupFinding['group']): readonly Assessment[] {
  const near = new Set(group.nearMisses.map((miss) => miss.assessment));
  return group.assessments.filter(
    (assessment) =>
      (assessment.status === 'missing' || assessment.status === 'allowed-by-default') &&
      !passesAsAdvised(group, assessment) &&
      !near.has(assessment),
  );
}

/**
 * Adds the rule of a requirement before any deny that would take its traffic; moves rules only where no number is left.
 * Where the rules of the group take one port each, it is one rule for each port.
 * @param ports those of the requirement for which there is no rule
 */
export function addRule(
  draft: Draft,
  assessment: Assessment,
  ports: PortSet = singlePorts(assessment.requirement.ports),
): void {
  for (const own of portsOfEach(draft.group, ports)) addRuleOf(draft, assessment, own);
}

function addRuleOf(draft: Draft, assessment: Assessment, ports: PortSet): void {
  const { requirement } = assessment;
  const before = firstDeny(draft, assessment);
  const priority = freePriority(draft, requirement.direction, before) ?? roomAt(draft, assessment, before);
  if (priority === undefined) return;
  const rule = newRuleFor(
    requirement,
    priority,
    draft.rules.map((each) => each.rule),
    ports,
  );
  draft.add(rule, judgedAs(rule));
}

function roomAt(draft: Draft, { requirement }: Assessment, at: number): number | undefined {
  return makeRoom(draft, requirement.direction, at) ? at : undefined;
}

import { highestPriority, lowestPriority } from '../azure/securityRules.js';
import type { GroupFinding } from '../checks/findings.js';
import { quoteRule } from '../checks/describe.js';
import * as l10n from '../l10n.js';
import { numberOf } from '../languages/interpret.js';
import type { JudgedRule } from '../checks/judgedGroup.js';
import type { Draft } from './draft.js';
import { freePriority } from './draft.js';
import type { Fix, FixProvider } from './fix.js';

/** Gives a rule a priority that Azure takes and no other rule of its direction has. */
export const freePriorities: FixProvider = {
  codes: ['duplicate-priority', 'invalid-priority'],
  create: (finding) => {
    const { subject } = finding;
    return subject.kind === 'property' ? [fixFor(finding, subject.rule)] : [];
  },
};

function fixFor(finding: GroupFinding, judged: JudgedRule): Fix {
  const duplicate = finding.code === 'duplicate-priority';
  return {
    title: l10n.t('Give {0} a free priority', quoteRule(judged.rule)),
    preferred: true,
    safe: duplicate ? keepsOrder(finding, judged) : true,
    apply: (draft) => {
      const priority = duplicate ? nextFree(draft, judged) : validPriority(draft, judged);
      if (priority !== undefined) draft.setPriority(judged, priority);
    },
  };
}

/** Of rules with one priority the first keeps it; an allow and a deny are left to a person, who knows which comes first. */
function keepsOrder({ group }: GroupFinding, judged: JudgedRule): boolean {
  const same = group.rules.filter(
    ({ rule }) => rule.priority === judged.rule.priority && rule.direction === judged.rule.direction,
  );
  return same[0] !== judged && same.every(({ rule }) => rule.access === judged.rule.access);
}

/**
 * The nearest free number, so that the rule keeps its place among the others. An allow that shares its number with a
 * deny goes before it, every other rule behind.
 */
function nextFree(draft: Draft, { rule }: JudgedRule): number | undefined {
  const { direction, priority } = rule;
  if (typeof direction !== 'string' || typeof priority !== 'number') return undefined;
  const order = draft.inOrder(direction).map((each) => each.rule);
  const beforeDeny =
    rule.access === 'Allow' && order.some((other) => other.priority === priority && other.access === 'Deny');
  const { priorityStep } = draft.group.configuration;
  const steps = [priorityStep, Math.floor(priorityStep / 2), 1].filter((step) => step > 0);
  if (beforeDeny) {
    const previous = order.findLast((other) => other.priority < priority)?.priority ?? lowestPriority - 1;
    const near = steps.map((step) => priority - step).find((candidate) => candidate > previous);
    return near ?? freePriority(draft, direction, priority);
  }
  const next = order.find((other) => other.priority > priority)?.priority ?? highestPriority + 1;
  const near = steps.map((step) => priority + step).find((candidate) => candidate < next);
  // Anywhere else a deny would take what it didn't take before.
  return near ?? (rule.access === 'Deny' ? undefined : freePriority(draft, direction, next));
}

/** For a number beyond the last one, the last that is free; else the next in the row of the neighbours. */
function validPriority(draft: Draft, { rule, declaration }: JudgedRule): number | undefined {
  const direction = typeof rule.direction === 'string' ? rule.direction : 'Inbound';
  const written = numberOf(declaration.properties.get('priority')?.value) ?? 0;
  if (written > highestPriority && rule.access === 'Deny') return lastFree(draft, direction);
  const denies = draft.inOrder(direction).filter((each) => each.rule.access === 'Deny');
  const before = rule.access === 'Allow' ? denies[0]?.rule.priority : undefined;
  return freePriority(draft, direction, before ?? highestPriority + 1);
}

function lastFree(draft: Draft, direction: 'Inbound' | 'Outbound'): number | undefined {
  for (let priority = highestPriority; priority >= 100; priority--)
    if (draft.isFree(direction, priority)) return priority;
  return undefined;
}

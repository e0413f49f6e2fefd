import type { Assessment } from '../azure/assess.js';
import { flowsOf } from '../azure/flows.js';
import { directRule, matchRule } from '../azure/matching.js';
import type { Direction, SecurityRule } from '../azure/securityRules.js';
import { highestPriority, lowestPriority } from '../azure/securityRules.js';
import type { JudgedGroup, JudgedRule } from '../checks/judgedGroup.js';
import type { RuleField } from '../languages/declarations.js';
import type { NewRule, RuleChange } from '../languages/language.js';

/**
 * An NSG on its way to being mended: its rules as they stand after the changes so far. One draft takes several fixes,
 * so that no two of them take the same priority.
 */
export class Draft {
  #changes: readonly RuleChange[] = [];
  #rules: readonly DraftRule[];

  constructor(readonly group: JudgedGroup) {
    this.#rules = group.rules.map((judged) => ({ judged, rule: judged.rule }));
  }

  get changes(): readonly RuleChange[] {
    return this.#changes;
  }

  get rules(): readonly DraftRule[] {
    return this.#rules;
  }

  /** Rules of a direction with a known priority, in evaluation order. */
  inOrder(direction: Direction): readonly OrderedRule[] {
    return this.#rules
      .filter(
        (each): each is OrderedRule =>
          typeof each.rule.priority === 'number' && each.rule.direction === direction,
      )
      .sort((left, right) => left.rule.priority - right.rule.priority);
  }

  isFree(direction: Direction, priority: number): boolean {
    return !this.#rules.some(
      ({ rule }) =>
        rule.priority === priority && (rule.direction === direction || typeof rule.direction !== 'string'),
    );
  }

  add(newRule: NewRule, rule: SecurityRule): void {
    const after = this.#neighbour(rule);
    const change: RuleChange = {
      kind: 'add',
      group: this.group.group,
      rule: newRule,
      after: after?.declaration,
    };
    this.#changes = [...this.#changes, change];
    this.#rules = [...this.#rules, { added: newRule, rule }];
  }

  /** Gives a property of a declared rule another value; `rule` is the rule as it is judged after that. */
  set(
    judged: JudgedRule,
    field: RuleField,
    value: string | number | readonly string[],
    rule: SecurityRule,
  ): void {
    const property = propertyFor(judged, field);
    if (!property) return;
    const earlier = (change: RuleChange): boolean =>
      change.kind === 'set' && change.rule === judged.declaration && change.property === property;
    const change: RuleChange = {
      kind: 'set',
      group: this.group.group,
      rule: judged.declaration,
      property,
      field,
      value,
    };
    this.#changes = [...this.#changes.filter((other) => !earlier(other)), change];
    this.#rules = this.#rules.map((each) => (each.judged === judged ? { judged, rule } : each));
  }

  remove(judged: JudgedRule): void {
    this.#changes = [
      ...this.#changes.filter((change) => change.kind !== 'set' || change.rule !== judged.declaration),
      { kind: 'remove', group: this.group.group, rule: judged.declaration },
    ];
    this.#rules = this.#rules.filter((each) => each.judged !== judged);
  }

  setPriority(judged: JudgedRule, priority: number): void {
    const current = this.#rules.find((each) => each.judged === judged)?.rule ?? judged.rule;
    this.set(judged, 'priority', priority, { ...current, priority });
  }

  /** Gives a rule another priority, be it declared or added by the draft itself. */
  move(moved: DraftRule, priority: number): void {
    if (moved.judged) {
      this.setPriority(moved.judged, priority);
      return;
    }
    const added: NewRule = { ...moved.added, priority };
    this.#changes = this.#changes.map((change) =>
      change.kind === 'add' && change.rule === moved.added ? { ...change, rule: added } : change,
    );
    this.#rules = this.#rules.map((each) =>
      each.added === moved.added ? { added, rule: { ...each.rule, priority } } : each,
    );
  }

  /** The declared rule after which a new one stands: the last of its direction before it, else the last one at all. */
  #neighbour(rule: SecurityRule): JudgedRule | undefined {
    const declared = this.#rules.filter((each): each is DeclaredRule => each.judged !== undefined);
    const before = declared.filter(
      (each) => each.rule.direction === rule.direction && isBefore(each.rule.priority, rule.priority),
    );
    const [nearest] = before.sort((left, right) => Number(right.rule.priority) - Number(left.rule.priority));
    const sameDirection = declared.filter((each) => each.rule.direction === rule.direction);
    return (nearest ?? sameDirection.at(-1) ?? declared.at(-1))?.judged;
  }
}

export type DraftRule = DeclaredRule | AddedRule;

interface DeclaredRule {
  readonly judged: JudgedRule;
  readonly added?: never;
  readonly rule: SecurityRule;
}

interface AddedRule {
  readonly judged?: never;
  readonly added: NewRule;
  readonly rule: SecurityRule;
}

export type OrderedRule = DraftRule & {
  readonly rule: SecurityRule & { readonly priority: number };
};

function isBefore(left: SecurityRule['priority'], right: SecurityRule['priority']): boolean {
  return typeof left === 'number' && typeof right === 'number' && left < right;
}

/** The declared property that holds a field, in its singular or plural form. */
function propertyFor(
  judged: JudgedRule,
  field: RuleField,
): ReturnType<JudgedRule['declaration']['properties']['get']> {
  const { properties } = judged.declaration;
  return properties.get(field) ?? properties.get(counterpartOf(field) ?? field);
}

const counterparts: readonly (readonly [RuleField, RuleField])[] = [
  ['sourcePortRange', 'sourcePortRanges'],
  ['destinationPortRange', 'destinationPortRanges'],
  ['sourceAddressPrefix', 'sourceAddressPrefixes'],
  ['destinationAddressPrefix', 'destinationAddressPrefixes'],
];

export function counterpartOf(field: RuleField): RuleField | undefined {
  for (const [singular, plural] of counterparts) {
    if (field === singular) return plural;
    if (field === plural) return singular;
  }
  return undefined;
}

/** Whether a loop gives rules of a direction priorities that aren't known: a number that seems free may be one of them. */
export function hidesPriorities({ rules }: JudgedGroup, direction: Direction): boolean {
  return rules.some(
    ({ declaration, rule }) =>
      declaration.form === 'generated' &&
      typeof rule.priority !== 'number' &&
      (rule.direction === direction || typeof rule.direction !== 'string'),
  );
}

/** The smallest priority of a deny that takes some of a requirement's traffic; beyond the last one where none does. */
export function firstDeny(draft: Draft, { requirement }: Assessment): number {
  const { direction } = requirement;
  const flows = flowsOf(requirement, draft.group.regions);
  const takes = (rule: SecurityRule): boolean => {
    const directed = directRule(rule, direction, draft.group.subnet);
    return directed !== undefined && flows.some((flow) => matchRule(directed, flow) !== 'no');
  };
  const denies = draft.inOrder(direction).filter(({ rule }) => rule.access === 'Deny' && takes(rule));
  return denies[0]?.rule.priority ?? highestPriority + 1;
}

/**
 * A free priority below `before`, in steps of the configuration: after the last allow there, else from the first
 * priority on, else any number that is left; `undefined` when none is.
 */
export function freePriority(draft: Draft, direction: Direction, before: number): number | undefined {
  const { priorityStart, priorityStep } = draft.group.configuration;
  const allows = draft
    .inOrder(direction)
    .filter(({ rule }) => rule.access === 'Allow' && rule.priority < before);
  const last = allows.at(-1)?.rule.priority;
  const isFree = (priority: number): boolean => draft.isFree(direction, priority);
  const afterLast =
    last === undefined ? undefined : firstOf(last + priorityStep, before, priorityStep, isFree);
  return (
    afterLast ??
    firstOf(Math.max(priorityStart, lowestPriority), before, priorityStep, isFree) ??
    firstOf(last === undefined ? lowestPriority : last + 1, before, 1, isFree) ??
    firstOf(lowestPriority, before, 1, isFree)
  );
}

function firstOf(
  start: number,
  before: number,
  step: number,
  isFree: (priority: number) => boolean,
): number | undefined {
  const end = Math.min(before, highestPriority + 1);
  for (let priority = start; priority < end; priority += step) if (isFree(priority)) return priority;
  return undefined;
}

/**
 * Makes the priority `at` free by moving the rule that has it, and those that would then be in its way, to later ones;
 * their order stays. False when there is no number left.
 */
export function makeRoom(draft: Draft, direction: Direction, at: number): boolean {
  for (const step of new Set([draft.group.configuration.priorityStep, 1])) {
    const moves = shiftedFrom(draft, direction, at, step);
    if (!moves) continue;
    for (const { moved, priority } of moves.reverse()) draft.move(moved, priority);
    return true;
  }
  return false;
}

interface Move {
  readonly moved: DraftRule;
  readonly priority: number;
}

function shiftedFrom(draft: Draft, direction: Direction, at: number, step: number): Move[] | undefined {
  const moves: Move[] = [];
  let taken = at;
  for (const moved of draft.inOrder(direction)) {
    if (moved.rule.priority < at) continue;
    if (moved.rule.priority > taken) break;
    taken += step;
    if (taken > highestPriority) return undefined;
    moves.push({ moved, priority: taken });
  }
  return moves;
}

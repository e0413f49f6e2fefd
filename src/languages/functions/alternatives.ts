import type { Presence } from '../../azure/unknown.js';
import { bothPresent } from '../../azure/unknown.js';
import * as l10n from '../../l10n.js';
import type { Origin } from '../text.js';
import type { ListItem, ListValue, UnknownValue, Value } from '../values.js';
import { itemOf, unknownValue, withOrigin } from '../values.js';
import { sameOrigin, sameValue, sameWriting } from './equality.js';

/** Values that depend on conditions not known before deployment: taken apart into cases, and put together again. */

/** With more cases than these a value is plainly unknown: cases multiply, and each is judged by itself. */
export const maximumCases = 32;

/** What the value put together from cases is, where it can't be told. */
export interface Whole {
  readonly reason: string;
  /** The canonical form of the expression, asked for only where the value stays unknown. */
  readonly identity: () => string;
  readonly origin: Origin | undefined;
}

/** The cases of a value: its alternatives, or itself. */
export function casesOf(value: Value): readonly ListItem[] {
  return (value.kind === 'unknown' ? value.alternatives : undefined) ?? [itemOf(value)];
}

/** The value that is one of these, each under its conditions. Lists become one list of items under conditions. */
export function fromCases(cases: readonly ListItem[], whole: Whole): Value {
  const flat = flatten(cases);
  const [first] = flat ?? [];
  if (!flat || !first) return unknownValue(whole.reason, whole.identity(), whole.origin);
  if (flat.every((one) => sameValue(one.value, first.value))) return commonValue(flat, first.value, whole);
  const lists = asLists(flat);
  if (lists) return mergeLists(lists, whole.origin);
  return {
    kind: 'unknown',
    reason: whole.reason,
    identity: whole.identity(),
    alternatives: flat,
    origin: whole.origin,
  };
}

/** What a condition chooses: the value of its outcome, or one of two where it isn't known, each under its conditions. */
export function choose(
  outcomes: readonly Outcome[],
  valueOf: (outcome: Outcome) => Value,
  whole: Whole,
): Value {
  const [only] = outcomes;
  if (only && outcomes.length === 1) return valueOf(only);
  const cases = outcomes.map((outcome) => ({
    value: assume(valueOf(outcome), outcome.presence),
    presence: outcome.presence,
  }));
  return fromCases(cases, whole);
}

function commonValue(cases: readonly ListItem[], value: Value, whole: Whole): Value {
  const oneOrigin = cases.every((one) => sameOrigin(one.value.origin, value.origin));
  return oneOrigin ? value : withOrigin(value, whole.origin);
}

/** Cases whose value has cases itself are opened; `undefined` where they are too many. */
function flatten(cases: readonly ListItem[]): readonly ListItem[] | undefined {
  const flat: ListItem[] = [];
  for (const outer of cases) {
    for (const inner of casesOf(outer.value)) {
      const presence = bothPresent(outer.presence, inner.presence);
      if (presence) flat.push({ value: inner.value, presence });
    }
    if (flat.length > maximumCases) return undefined;
  }
  return flat;
}

interface ListCase {
  readonly list: ListValue;
  readonly presence: Presence;
}

function asLists(cases: readonly ListItem[]): readonly ListCase[] | undefined {
  const lists: ListCase[] = [];
  for (const { value, presence } of cases) {
    if (value.kind !== 'list') return undefined;
    lists.push({ list: value, presence });
  }
  return lists;
}

/** One list that holds the items of each under its conditions; what all begin with, and end with, stands once. */
function mergeLists(cases: readonly ListCase[], origin: Origin | undefined): ListValue {
  const lists = cases.map((one) => one.list.items);
  const head = commonLength(lists, (items, index) => items[index]);
  const tail = commonLength(
    lists.map((items) => items.slice(head)),
    (items, index) => items[items.length - 1 - index],
  );
  const [first = []] = lists;
  const items = [...first.slice(0, head)];
  for (const { list, presence } of cases) {
    for (const item of list.items.slice(head, list.items.length - tail)) {
      const both = bothPresent(presence, item.presence);
      if (both) items.push({ value: item.value, presence: both });
    }
  }
  items.push(...first.slice(first.length - tail));
  const open = cases.find((one) => one.list.open)?.list.open;
  return { kind: 'list', items, collection: commonCollection(cases), open, origin };
}

function commonCollection(cases: readonly ListCase[]): ListValue['collection'] {
  const collection = cases[0]?.list.collection;
  return cases.every(({ list }) => list.collection === collection) ? collection : undefined;
}

function commonLength(
  lists: readonly (readonly ListItem[])[],
  at: (items: readonly ListItem[], index: number) => ListItem | undefined,
): number {
  const [first = [], ...others] = lists;
  let length = 0;
  for (;;) {
    const item = at(first, length);
    if (!item || !others.every((other) => sameItem(item, at(other, length)))) return length;
    length += 1;
  }
}

function sameItem(left: ListItem, right: ListItem | undefined): boolean {
  if (left === right) return true;
  return (
    right !== undefined && samePresence(left.presence, right.presence) && sameWriting(left.value, right.value)
  );
}

function samePresence(left: Presence, right: Presence): boolean {
  return (
    left.length === right.length &&
    left.every((condition, index) => {
      const other = right[index];
      return condition.identity === other?.identity && condition.holds === other.holds;
    })
  );
}

/** What a value is where these conditions hold: alternatives and items that contradict them are left out. */
export function assume(value: Value, presence: Presence): Value {
  if (presence.length === 0) return value;
  if (value.kind === 'list') return assumeInList(value, presence);
  if (value.kind !== 'unknown') return value;
  if (!value.alternatives) return assumeCondition(value, presence);
  const left = value.alternatives.flatMap((one) => under(one, presence));
  const [only] = left;
  if (left.length === 1 && only) return only.value;
  return left.length === value.alternatives.length ? value : { ...value, alternatives: left };
}

/** A condition that is assumed is known itself. */
function assumeCondition(value: UnknownValue, presence: Presence): Value {
  const condition = presence.find((one) => one.identity === value.identity);
  return condition ? { kind: 'boolean', value: condition.holds, origin: value.origin } : value;
}

function assumeInList(list: ListValue, presence: Presence): ListValue {
  if (!list.items.some((item) => item.presence.length > 0)) return list;
  return { ...list, items: list.items.flatMap((item) => under(item, presence)) };
}

/** The item without the conditions that are assumed; nothing where it contradicts them. */
function under(item: ListItem, presence: Presence): readonly ListItem[] {
  if (item.presence.length === 0) return [item];
  if (!bothPresent(presence, item.presence)) return [];
  const left = item.presence.filter(
    (condition) => !presence.some((assumed) => assumed.identity === condition.identity),
  );
  return [{ value: assume(item.value, presence), presence: left }];
}

/** One way a condition may come out. */
export interface Outcome {
  readonly holds: boolean;
  readonly presence: Presence;
}

/** The ways a condition may come out; `undefined` where its value is no condition. */
export function outcomesOf(condition: Value): readonly Outcome[] | undefined {
  const outcomes: Outcome[] = [];
  for (const { value, presence } of casesOf(condition)) {
    if (value.kind === 'boolean') outcomes.push({ holds: value.value, presence });
    else if (value.kind === 'unknown' && !value.parts) outcomes.push(...splitCondition(value, presence));
    else return undefined;
  }
  return outcomes;
}

function splitCondition(condition: UnknownValue, presence: Presence): readonly Outcome[] {
  return [true, false].flatMap((holds) => {
    const both = bothPresent(presence, [{ identity: condition.identity, holds }]);
    return both ? [{ holds, presence: both }] : [];
  });
}

/** The lists that a list with items under conditions may be; `undefined` where they are too many. */
export function listCases(list: ListValue): readonly ListItem[] | undefined {
  let presences: readonly Presence[] = [[]];
  for (const identity of conditionsOf(list)) {
    presences = presences.flatMap((presence) => [
      [...presence, { identity, holds: true }],
      [...presence, { identity, holds: false }],
    ]);
    if (presences.length > maximumCases) return undefined;
  }
  return presences.map((presence) => ({ value: assumeInList(list, presence), presence }));
}

function conditionsOf(list: ListValue): ReadonlySet<string> {
  const identities = new Set<string>();
  for (const item of list.items) {
    for (const condition of item.presence) {
      identities.add(condition.identity);
      if (identities.size > maximumCases) return identities;
    }
  }
  return identities;
}

/** The ways in which something is not there, of which exactly one holds. */
export function absences(presence: Presence): readonly Presence[] {
  return presence.map(({ identity, holds }, index) => [
    ...presence.slice(0, index),
    { identity, holds: !holds },
  ]);
}

/** Whether each item of a list is there for certain, and no other. */
export function isCertainList(list: ListValue): boolean {
  return list.open === undefined && list.items.every((item) => item.presence.length === 0);
}

const uncertainItems = l10n.key('which items are in the list is not known before deployment');

/** Why a value is not known, or not known in full. */
export function reasonOf(value: Value): string {
  if (value.kind === 'unknown') return value.reason;
  return value.kind === 'list' && value.open ? value.open.reason : l10n.t(uncertainItems);
}

/** The alternatives of a value; `undefined` where it has none. */
export function alternativesOf(value: Value): readonly ListItem[] | undefined {
  return value.kind === 'unknown' ? value.alternatives : undefined;
}

/** The alternatives of a value, or the lists that a list with items under conditions may be. */
export function certainCases(value: Value): readonly ListItem[] | undefined {
  if (value.kind !== 'list') return alternativesOf(value);
  return value.open || isCertainList(value) ? undefined : listCases(value);
}

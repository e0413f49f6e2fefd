import type { Condition, Presence } from '../../azure/unknown.js';
import { bothPresent } from '../../azure/unknown.js';
import * as l10n from '../../l10n.js';
import type { ListItem, ListValue, UnknownValue, Value } from '../values.js';
import { identityOf, isUnknown } from '../values.js';
import { describe } from './access.js';
import { isCertainList } from '../functions/alternatives.js';
import type { Call } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { equality, equalsIdentity } from '../functions/equality.js';

/** Arrays as sets: where it can't be told whether two items are the same, one of them is there under that condition. */

/** The items of all arrays, each once, at its first place. */
export function unionLists(args: readonly Value[], call: Call): Value {
  const items = new DistinctItems();
  let open: UnknownValue | undefined;
  for (const arg of args) {
    if (isUnknown(arg) && !arg.parts) open ??= arg;
    else if (arg.kind !== 'list') return wrongCall(call, args, l10n.t('{0} is no array', describe(arg)));
    else {
      open ??= arg.open;
      if (!addAll(items, arg.items, call))
        return unknownResult(call, args, l10n.t('the arrays have too many items'));
    }
  }
  return { kind: 'list', items: items.all, open, origin: call.origin };
}

/** False when that takes too many steps. */
function addAll(items: DistinctItems, added: readonly ListItem[], call: Call): boolean {
  return added.every((item) => {
    const isAffordable = call.context.budget.spend(1 + items.rivals(item) / 10);
    if (isAffordable) items.add(item);
    return isAffordable;
  });
}

/** The items of the first array that are in all others as well, each once. */
export function intersectLists(args: readonly Value[], call: Call): Value {
  const [head, ...others] = args;
  if (head?.kind !== 'list') return unknownResult(call, args, reasonIn(args));
  const items = new DistinctItems();
  for (const item of head.items) {
    const conditions = others.map((other) => membership(item.value, other));
    if (!call.context.budget.spend(1 + sizeOf(others)))
      return unknownResult(call, args, l10n.t('the arrays have too many items'));
    if (conditions.includes(false)) continue;
    const known = conditions.filter((one): one is Condition => typeof one === 'object');
    const presence = bothPresent(item.presence, known);
    if (presence) items.add({ value: item.value, presence });
  }
  return { kind: 'list', items: items.all, open: head.open, origin: call.origin };
}

function reasonIn(args: readonly Value[]): string {
  return args.find(isUnknown)?.reason ?? l10n.t('it takes arrays');
}

function sizeOf(lists: readonly Value[]): number {
  return lists.reduce((sum, list) => (list.kind === 'list' ? sum + list.items.length / 10 : sum), 0);
}

/** Whether a value is in a list, or the condition that it is. */
function membership(value: Value, container: Value): boolean | Condition {
  const found = container.kind === 'list' ? isAmong(value, container) : undefined;
  return found ?? { identity: `contains(${identityOf(container)}, ${identityOf(value)})`, holds: true };
}

/** Whether a value is in a list; undefined where it can't be told. */
export function isAmong(value: Value, list: ListValue): boolean | undefined {
  let result: false | undefined = list.open ? undefined : false;
  for (const item of list.items) {
    const equal = equality(value, item.value);
    if (equal === true && item.presence.length === 0) return true;
    if (equal !== false) result = undefined;
  }
  return result;
}

const mostConditions = 6;

/** A list in the making in which each value stands once. */
class DistinctItems {
  readonly all: ListItem[] = [];
  /** The items by their canonical text: of these one may be the same for certain. */
  private readonly byIdentity = new Map<string, ListItem[]>();
  /** The items with a part that isn't known: any of these may be the same as another. */
  private readonly uncertain: ListItem[] = [];

  /** With how many items a further one has to be compared. */
  rivals(item: ListItem): number {
    return isKnownThroughout(item.value) ? this.uncertain.length : this.all.length;
  }

  add(item: ListItem): void {
    const identity = identityOf(item.value);
    const isKnown = isKnownThroughout(item.value);
    const namesakes = this.byIdentity.get(identity) ?? [];
    const rivals = isKnown ? [...namesakes, ...this.uncertain] : this.all;
    const conditions = conditionsAgainst(item, rivals);
    const presence = conditions && bothPresent(item.presence, conditions);
    if (!presence) return;
    const added = { value: item.value, presence };
    this.all.push(added);
    if (isKnown) this.byIdentity.set(identity, [...namesakes, added]);
    else this.uncertain.push(added);
  }
}

/** The conditions under which a value is none of these items; undefined where it is certainly one of them. */
function conditionsAgainst(item: ListItem, rivals: readonly ListItem[]): Presence | undefined {
  const conditions: Condition[] = [];
  for (const rival of rivals) {
    const equal = equality(rival.value, item.value);
    if (equal === false) continue;
    if (equal === true && rival.presence.length === 0) return undefined;
    conditions.push(otherThan(rival, item, equal));
  }
  if (conditions.length <= mostConditions) return conditions;
  return [{ identity: `isFirst(${digestOf(rivals)}, ${identityOf(item.value)})`, holds: true }];
}

function otherThan(rival: ListItem, item: ListItem, equal: true | undefined): Condition {
  const [only, ...more] = rival.presence;
  if (equal === undefined && !only)
    return { identity: equalsIdentity(rival.value, item.value), holds: false };
  if (equal && only && more.length === 0) return { identity: only.identity, holds: !only.holds };
  return { identity: `isFirst(${digestOf([rival])}, ${identityOf(item.value)})`, holds: true };
}

function digestOf(items: readonly ListItem[]): string {
  return identityOf({ kind: 'list', items, open: undefined, origin: undefined });
}

function isKnownThroughout(value: Value, depth = 0): boolean {
  if (isUnknown(value) || depth > 100) return false;
  if (value.kind === 'list')
    return isCertainList(value) && value.items.every((item) => isKnownThroughout(item.value, depth + 1));
  if (value.kind !== 'object') return true;
  if (value.open) return false;
  for (const property of value.properties.values()) {
    if (!isKnownThroughout(property.value, depth + 1)) return false;
  }
  return true;
}

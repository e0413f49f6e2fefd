import type { Presence } from '../../azure/unknown.js';
import { always, bothPresent } from '../../azure/unknown.js';
import type { ListItem, ListValue, Value } from '../values.js';
import { unknownValue } from '../values.js';
import type { Whole } from './alternatives.js';
import { absences, assume, fromCases, maximumCases } from './alternatives.js';

/** An item by its place in a list whose items may or may not be there. */

export interface ItemAccess extends Whole {
  /** What stands for an item that isn't there, in a list of so many items. */
  readonly missing: (length: number) => Value;
}

/** The item at a place, counted from 0. Each item that can be the one is a case of its own. */
export function itemAt(list: ListValue, index: number, access: ItemAccess): Value {
  const unknown = (): Value => unknownValue(access.reason, access.identity(), access.origin);
  if (index < 0 || !Number.isInteger(index)) return list.open ? unknown() : access.missing(list.items.length);
  if (list.open) return unknown();
  const cases = casesAt(list.items, index, access);
  const [only] = cases ?? [];
  if (only && cases?.length === 1) return only.value;
  return cases ? fromCases(cases, access) : unknown();
}

/** A way through the list under some conditions. */
interface Walk {
  readonly presence: Presence;
  /** The item to look at next. */
  readonly position: number;
  /** How many items that are there are passed. */
  readonly passed: number;
}

/** Every walk ends in a case. Undefined where they are too many. */
function casesAt(
  items: readonly ListItem[],
  index: number,
  access: ItemAccess,
): readonly ListItem[] | undefined {
  const cases: ListItem[] = [];
  const walks: Walk[] = [{ presence: always, position: 0, passed: 0 }];
  for (let walk = walks.pop(); walk; walk = walks.pop()) {
    const { position, passed } = skipCertain(items, walk, index);
    const item = items[position];
    const { presence } = walk;
    if (!item) cases.push({ value: access.missing(passed), presence });
    else walks.push(...continueAt(item, { presence, position, passed }, index, cases));
    if (cases.length + walks.length > maximumCases) return undefined;
  }
  return cases;
}

/** Goes on to the item sought, or to one that may not be there. */
function skipCertain(items: readonly ListItem[], walk: Walk, index: number): Walk {
  let { position, passed } = walk;
  while (passed < index && items[position]?.presence.length === 0) {
    position += 1;
    passed += 1;
  }
  return { presence: walk.presence, position, passed };
}

function continueAt(item: ListItem, walk: Walk, index: number, cases: ListItem[]): readonly Walk[] {
  const { position, passed } = walk;
  const next: Walk[] = absences(item.presence).flatMap((absent) => {
    const presence = bothPresent(walk.presence, absent);
    return presence ? [{ presence, position: position + 1, passed }] : [];
  });
  const there = bothPresent(walk.presence, item.presence);
  if (!there) return next;
  if (passed < index) return [...next, { presence: there, position: position + 1, passed: passed + 1 }];
  cases.push({ value: assume(item.value, there), presence: there });
  return next;
}

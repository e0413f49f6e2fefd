import type { Presence } from '../../azure/unknown.js';
import { always, bothPresent } from '../../azure/unknown.js';
import * as l10n from '../../l10n.js';
import { fromCases } from '../functions/alternatives.js';
import type { Origin } from '../text.js';
import type { KnownValue, ListValue, ObjectProperty, ObjectValue, UnknownValue, Value } from '../values.js';
import { isUnknown, nullValue, propertyOf, unknownValue } from '../values.js';

/** Ways into evaluated bodies that keep what is not known, and under which conditions something is there. */

/** A property's value; undefined where there certainly is none, or null, which Azure takes for the same. */
export function lookup(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let found = value;
  for (const name of path) found = found && lookupOne(found, name);
  return found?.kind === 'null' ? undefined : found;
}

function lookupOne(value: Value, name: string): Value | undefined {
  if (value.kind === 'object') {
    return propertyOf(value, name) ?? (value.open && partOf(value.open, name));
  }
  if (!isUnknown(value)) return undefined;
  if (!value.alternatives) return partOf(value, name);
  const cases = value.alternatives.map((one) => ({
    value: lookupOne(one.value, name) ?? nullValue(),
    presence: one.presence,
  }));
  const { reason, identity, origin } = value;
  return fromCases(cases, { reason, identity: () => `${identity}.${name}`, origin });
}

function partOf({ reason, identity, origin }: UnknownValue, name: string): UnknownValue {
  return unknownValue(reason, `${identity}.${name}`, origin);
}

/** The property of an object by its name without regard to case. */
export function findObjectProperty(object: ObjectValue, name: string): ObjectProperty | undefined {
  const exact = object.properties.get(name);
  if (exact) return exact;
  const lower = name.toLowerCase();
  for (const property of object.properties.values()) {
    if (property.name.toLowerCase() === lower) return property;
  }
  return undefined;
}

/** The text that is an object and no other: where it is written, or the item that a loop makes it from. */
export function ownOrigin(object: ObjectValue): Origin | undefined {
  return object.generated?.item ?? object.origin;
}

/** A value that may be there. */
export interface Case<V extends Value = Value> {
  readonly value: V;
  readonly presence: Presence;
}

/** What a value may be, choices within choices opened: the known values, and whether it may be something else. */
export interface Cases {
  readonly known: readonly Case<KnownValue>[];
  readonly open: UnknownValue | undefined;
}

/** The values that a value may be, each under the conditions given and its own. */
export function openCases(value: Value, presence: Presence = always): Cases {
  if (!isUnknown(value)) return { known: [{ value, presence }], open: undefined };
  if (!value.alternatives) return { known: [], open: value };
  return joinCases(value.alternatives.map((one) => under(one, presence)));
}

function under(one: Case, presence: Presence): Cases {
  const both = bothPresent(presence, one.presence);
  return both ? openCases(one.value, both) : { known: [], open: undefined };
}

function joinCases(all: readonly Cases[]): Cases {
  return { known: all.flatMap(({ known }) => known), open: all.find(({ open }) => open)?.open };
}

/** The items of a list, with the conditions under which each is in it. */
export interface ListedItems {
  readonly items: readonly Case<KnownValue>[];
  /** Set when there may be further items. */
  readonly open: UnknownValue | undefined;
  /** The lists the items are from. */
  readonly lists: readonly Origin[];
}

/** What a list may have in it that neither its items nor their like are. */
export function otherThanStandIns({ items, open, standIns }: ListValue): UnknownValue | undefined {
  const isTold = standIns?.open === open && standIns?.items.every((item) => items.includes(item));
  return isTold ? undefined : open;
}

/**
 * The items of a property that is a list, a choice between lists, or absent.
 * @param openOf what there may be in a list besides its items
 */
export function itemsOf(
  value: Value | undefined,
  presence: Presence = always,
  openOf: (list: ListValue) => UnknownValue | undefined = ({ open }) => open,
): ListedItems {
  const items: Case<KnownValue>[] = [];
  const lists: Origin[] = [];
  const cases = openCases(value ?? nullValue(), presence);
  let { open } = cases;
  for (const { value: list, presence: listPresence } of cases.known) {
    if (list.kind === 'null') continue;
    if (list.origin) lists.push(list.origin);
    open ??= list.kind === 'list' ? openOf(list) : noList(list);
    for (const item of list.kind === 'list' ? list.items : []) {
      const unknownItem = addItem(item, listPresence, items);
      open ??= unknownItem;
    }
  }
  return { items, open, lists };
}

/** Adds what an item may be to `items`; gives what isn't known of it when it may be something else. */
function addItem(
  { value, presence }: Case,
  listPresence: Presence,
  items: Case<KnownValue>[],
): UnknownValue | undefined {
  const both = bothPresent(listPresence, presence);
  if (!both) return undefined;
  if (!isUnknown(value)) {
    items.push({ value, presence: both });
    return undefined;
  }
  const { known, open } = openCases(value, both);
  items.push(...known);
  return open;
}

function noList(value: KnownValue): UnknownValue {
  return unknownValue(l10n.t('what stands here is no list'), 'no list', value.origin);
}

/**
 * What remains of the conditions for something when it is known that its owner exists; undefined where the two never
 * exist together.
 */
export function givenThat(owner: Presence, presence: Presence): Presence | undefined {
  if (owner.length === 0 || presence.length === 0) return presence;
  if (!bothPresent(owner, presence)) return undefined;
  return presence.filter(({ identity }) => !owner.some((condition) => condition.identity === identity));
}

import type { KnownValue, ListItem, ListValue, ObjectValue, UnknownValue, Value } from '../values.js';
import {
  booleanValue,
  itemOf,
  listValue,
  numberValue,
  objectValue,
  propertyOf,
  stringValue,
} from '../values.js';
import { accessIndex, describe, tryAccess } from './access.js';
import { maximumItems } from './budget.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from './call.js';
import { certain, exploring, partial, strict } from './define.js';
import { sameValue } from './equality.js';
import { knownLength, partsOf } from './texts.js';

/** Functions of arrays, of objects, and of text as a row of characters. */

function length(args: readonly Value[], call: Call): Value {
  const [value] = args;
  switch (value?.kind) {
    case 'string':
      return numberValue(value.value.length, call.origin);
    case 'list':
      return numberValue(value.items.length, call.origin);
    case 'object':
      return value.open
        ? unknownResult(call, args, value.open.reason)
        : numberValue(value.properties.size, call.origin);
    default:
      return wrongCall(call, args, 'it takes an array, an object or a string');
  }
}

/** Whether something is empty: known of text, lists and objects of which any part is. */
function empty(args: readonly Value[], call: Call): Value {
  const [value] = args;
  switch (value?.kind) {
    case 'null':
      return booleanValue(true, call.origin);
    case 'string':
      return booleanValue(value.value === '', call.origin);
    case 'object':
      return emptiness(value.properties.size > 0, value.open, args, call);
    case 'list': {
      const certainItem = value.items.some(({ presence }) => presence.length === 0);
      const uncertain = value.items.length > 0 && !certainItem;
      if (uncertain)
        return unknownResult(call, args, 'which items are in the list is not known before deployment');
      return emptiness(certainItem, value.open, args, call);
    }
    case 'unknown':
      return value.parts &&
        knownLength(value) > value.parts.filter((part) => typeof part !== 'string').length + 1
        ? booleanValue(false, call.origin)
        : unknownResult(call, args, value.reason);
    default:
      return wrongCall(call, args, 'it takes an array, an object or a string');
  }
}

function emptiness(
  hasSome: boolean,
  open: UnknownValue | undefined,
  args: readonly Value[],
  call: Call,
): Value {
  if (hasSome || !open) return booleanValue(!hasSome, call.origin);
  return unknownResult(call, args, open.reason);
}

function first(args: readonly Value[], call: Call): Value {
  return atEdge(args, call, 0);
}

function last(args: readonly Value[], call: Call): Value {
  return atEdge(args, call, -1);
}

function atEdge(args: readonly Value[], call: Call, index: number): Value {
  const [value] = args;
  if (value?.kind === 'string') return stringValue(value.value.at(index) ?? '', call.origin);
  if (value?.kind !== 'list') return wrongCall(call, args, 'it takes an array or a string');
  return value.items.at(index)?.value ?? { kind: 'null', origin: call.origin };
}

/** `take` and `skip`: a part of an array or a text from its start. */
function part(name: string, cut: <T>(items: readonly T[], count: number) => readonly T[]): TemplateFunction {
  return certain(name, 2, 2, (args, call) => {
    const [value, count] = args;
    if (count?.kind !== 'number') return wrongCall(call, args, 'its second argument must be an integer');
    if (value?.kind === 'string')
      return stringValue(cut(Array.from(value.value), count.value).join(''), call.origin);
    if (value?.kind !== 'list') return wrongCall(call, args, 'it takes an array or a string');
    return { ...value, items: cut(value.items, count.value), origin: call.origin };
  });
}

function contains(args: readonly Value[], call: Call): Value {
  const [container, sought] = args;
  if (!container || !sought) return wrongCall(call, args, 'two arguments are needed');
  switch (container.kind) {
    case 'object':
      return containsName(container, sought, args, call);
    case 'list':
      return containsItem(container, sought, args, call);
    case 'string':
    case 'unknown':
      return containsText(container, sought, args, call);
    default:
      return wrongCall(call, args, `${describe(container)} can't contain anything`);
  }
}

function containsName(container: ObjectValue, sought: Value, args: readonly Value[], call: Call): Value {
  if (sought.kind === 'unknown') return unknownResult(call, args, sought.reason);
  if (sought.kind !== 'string') return wrongCall(call, args, 'the name must be a string');
  if (propertyOf(container, sought.value)) return booleanValue(true, call.origin);
  return container.open ? unknownResult(call, args, container.open.reason) : booleanValue(false, call.origin);
}

function containsItem(container: ListValue, sought: Value, args: readonly Value[], call: Call): Value {
  const surely = container.items.some(
    ({ value, presence }) => presence.length === 0 && sameValue(value, sought),
  );
  if (surely) return booleanValue(true, call.origin);
  const unknown = [sought, ...container.items.map(({ value }) => value)].find(
    (value) => value.kind === 'unknown',
  );
  const maybe = container.items.some(
    ({ value, presence }) => presence.length > 0 && sameValue(value, sought),
  );
  if (unknown?.kind === 'unknown') return unknownResult(call, args, unknown.reason);
  if (maybe) return unknownResult(call, args, 'which items are in the list is not known before deployment');
  return container.open ? unknownResult(call, args, container.open.reason) : booleanValue(false, call.origin);
}

function containsText(container: Value, sought: Value, args: readonly Value[], call: Call): Value {
  if (container.kind !== 'string' && container.kind !== 'unknown') return unknownResult(call, args, '');
  if (sought.kind === 'unknown') return unknownResult(call, args, sought.reason);
  const wanted =
    sought.kind === 'string' ? sought.value : sought.kind === 'number' ? String(sought.value) : undefined;
  if (wanted === undefined) return wrongCall(call, args, 'text can only contain text');
  const has = partsOf(container).some((piece) => typeof piece === 'string' && piece.includes(wanted));
  if (has || container.kind === 'string') return booleanValue(has, call.origin);
  return unknownResult(call, args, container.reason);
}

function range(args: readonly KnownValue[], call: Call): Value {
  const [start, count] = args;
  if (start?.kind !== 'number' || count?.kind !== 'number' || count.value < 0) {
    return wrongCall(call, args, 'it takes a start and a count');
  }
  if (count.value > maximumItems || !call.context.budget.spend(count.value)) {
    return unknownResult(call, args, 'the array has too many items');
  }
  const numbers = Array.from({ length: count.value }, (_, index) =>
    numberValue(start.value + index, call.origin),
  );
  return listValue(numbers, call.origin);
}

/** Arrays: the items of all without those that are there already. Objects: merged, nested ones too. */
function union(args: readonly Value[], call: Call): Value {
  if (args.some((arg) => arg.kind === 'list')) return unionLists(args, call);
  return mergeObjects(args, call, true);
}

function unionLists(args: readonly Value[], call: Call): Value {
  const items: ListItem[] = [];
  let open: UnknownValue | undefined;
  for (const arg of args) {
    if (arg.kind === 'unknown') open ??= arg;
    else if (arg.kind !== 'list') return wrongCall(call, args, `${describe(arg)} is no array`);
    else {
      open ??= arg.open;
      addMissing(items, arg.items, call);
    }
  }
  if (call.context.budget.exhausted) return unknownResult(call, args, 'the arrays have too many items');
  return { kind: 'list', items, open, origin: call.origin };
}

function addMissing(items: ListItem[], added: readonly ListItem[], call: Call): void {
  for (const item of added) if (!isThere(items, item, call)) items.push(item);
}

function isThere(items: readonly ListItem[], item: ListItem, call: Call): boolean {
  if (!call.context.budget.spend(items.length / 10)) return true;
  return items.some(({ value, presence }) => presence.length === 0 && sameValue(value, item.value));
}

/** Later objects win; what an unknown one may set is not known from there on. */
function mergeObjects(args: readonly Value[], call: Call, deep: boolean): Value {
  let merged: ObjectValue = objectValue([], call.origin);
  for (const arg of args) {
    if (arg.kind === 'null') continue;
    if (arg.kind === 'unknown') merged = { ...objectValue([], call.origin), open: arg };
    else if (arg.kind !== 'object') return wrongCall(call, args, `${describe(arg)} is no object`);
    else merged = mergeTwo(merged, arg, call, deep);
  }
  return merged;
}

function mergeTwo(left: ObjectValue, right: ObjectValue, call: Call, deep: boolean): ObjectValue {
  const properties = new Map(right.open ? [] : left.properties);
  for (const property of right.properties.values()) {
    const existing = [...properties.keys()].find(
      (name) => name.toLowerCase() === property.name.toLowerCase(),
    );
    const before = existing === undefined ? undefined : properties.get(existing)?.value;
    if (existing !== undefined) properties.delete(existing);
    const both = deep && before?.kind === 'object' && property.value.kind === 'object';
    const value = both ? mergeTwo(before, property.value, call, deep) : property.value;
    properties.set(property.name, { ...property, value });
  }
  return { kind: 'object', properties, open: right.open ?? left.open, origin: call.origin };
}

function intersection(args: readonly KnownValue[], call: Call): Value {
  const [head, ...others] = args;
  if (head?.kind === 'list') {
    const inAll = head.items.filter(({ value }) =>
      others.every(
        (other) => other.kind === 'list' && other.items.some((item) => sameValue(item.value, value)),
      ),
    );
    return { ...head, items: inAll, origin: call.origin };
  }
  if (head?.kind !== 'object') return wrongCall(call, args, 'it takes arrays or objects');
  const shared = [...head.properties.values()].filter(({ name, value }) =>
    others.every((other) => {
      const found = other.kind === 'object' ? propertyOf(other, name) : undefined;
      return found !== undefined && sameValue(found, value);
    }),
  );
  return objectValue(shared, call.origin);
}

/** One array of the items of arrays: what may or may not be in the outer one carries its condition along. */
function flatten(args: readonly Value[], call: Call): Value {
  const [outer] = args;
  if (outer?.kind !== 'list') return wrongCall(call, args, 'it takes an array of arrays');
  const items: ListItem[] = [];
  let { open } = outer;
  for (const { value, presence } of outer.items) {
    if (value.kind === 'unknown') open ??= value;
    else if (value.kind !== 'list') return wrongCall(call, args, `${describe(value)} is no array`);
    else {
      open ??= value.open;
      items.push(...value.items.map((item) => ({ ...item, presence: [...presence, ...item.presence] })));
    }
  }
  return { kind: 'list', items, open, origin: call.origin };
}

function createObject(args: readonly Value[], call: Call): Value {
  const properties = new Map<string, { name: string; nameOrigin: Value['origin']; value: Value }>();
  let open: UnknownValue | undefined;
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [key, value] = [args[index], args[index + 1]];
    if (key?.kind === 'unknown') open ??= key;
    else if (key?.kind !== 'string' || !value) return wrongCall(call, args, 'the names must be strings');
    else properties.set(key.value, { name: key.value, nameOrigin: key.origin, value });
  }
  return { kind: 'object', properties, open, origin: call.origin };
}

/** `[{ key, value }, …]` of an object, in the order of the names. */
function itemsOfObject(args: readonly Value[], call: Call): Value {
  const [object] = args;
  if (object?.kind !== 'object') return wrongCall(call, args, 'it takes an object');
  const sorted = [...object.properties.values()].sort((left, right) => compareNames(left.name, right.name));
  const items = sorted.map(({ name, nameOrigin, value }) => {
    const entry = objectValue(
      [
        { name: 'key', nameOrigin: undefined, value: stringValue(name, nameOrigin) },
        { name: 'value', nameOrigin: undefined, value },
      ],
      value.origin,
    );
    return itemOf(entry);
  });
  return { kind: 'list', items, open: object.open, origin: call.origin };
}

function compareNames(left: string, right: string): number {
  const [lowerLeft, lowerRight] = [left.toLowerCase(), right.toLowerCase()];
  return lowerLeft < lowerRight ? -1 : Number(lowerLeft > lowerRight);
}

function objectKeys(args: readonly Value[], call: Call): Value {
  const [object] = args;
  if (object?.kind !== 'object') return wrongCall(call, args, 'it takes an object');
  const names = [...object.properties.values()].map(({ name, nameOrigin }) =>
    itemOf(stringValue(name, nameOrigin)),
  );
  return { kind: 'list', items: names, open: object.open, origin: call.origin };
}

function shallowMerge(args: readonly Value[], call: Call): Value {
  const [list] = args;
  if (list?.kind !== 'list') return wrongCall(call, args, 'it takes an array of objects');
  return mergeObjects(
    list.items.map(({ value }) => value),
    call,
    false,
  );
}

function array(args: readonly Value[], call: Call): Value {
  const [value] = args;
  if (value?.kind === 'list') return value;
  return listValue(value ? [value] : [], call.origin);
}

function indexFromEnd(args: readonly Value[], call: Call, isSafe: boolean): Value {
  const [list, index] = args;
  if (list?.kind !== 'list' || index?.kind !== 'number')
    return wrongCall(call, args, 'it takes an array and an integer');
  const position = numberValue(list.items.length - index.value);
  return isSafe ? tryAccess(list, position, call.origin) : accessIndex(list, position, call.origin);
}

export const collectionFunctions: readonly TemplateFunction[] = [
  certain('length', 1, 1, length),
  partial('empty', 1, 1, empty),
  certain('first', 1, 1, first),
  certain('last', 1, 1, last),
  part('take', (items, count) => items.slice(0, Math.max(0, count))),
  part('skip', (items, count) => items.slice(Math.max(0, count))),
  exploring('contains', 2, 2, contains),
  certain('range', 2, 2, range),
  partial('union', 1, Infinity, union),
  certain('intersection', 1, Infinity, intersection),
  partial('flatten', 1, 1, flatten),
  partial('shallowMerge', 1, 1, shallowMerge),
  strict('createArray', 0, Infinity, (args, call) => listValue(args, call.origin)),
  strict('createObject', 0, Infinity, createObject),
  partial('array', 1, 1, array),
  certain('items', 1, 1, itemsOfObject),
  certain('objectKeys', 1, 1, objectKeys),
  strict('tryGet', 2, Infinity, ([value, ...path], call) =>
    path.reduce<Value>((found, index) => tryAccess(found, index, call.origin), value ?? listValue([])),
  ),
  certain('indexFromEnd', 2, 2, (args, call) => indexFromEnd(args, call, false)),
  certain('tryIndexFromEnd', 2, 2, (args, call) => indexFromEnd(args, call, true)),
];

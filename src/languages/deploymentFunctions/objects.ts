import * as l10n from '../../l10n.js';
import type { ListItem, ObjectProperty, ObjectValue, UnknownValue, Value } from '../values.js';
import {
  isUnknown,
  itemOf,
  listValue,
  objectValue,
  propertyOf,
  stringValue,
  unknownValue,
} from '../values.js';
import { tryAccess } from './access.js';
import { isCertainList, reasonOf } from '../functions/alternatives.js';
import type { Call, TemplateFunction } from './call.js';
import { callIdentity, unknownResult, wrongCall } from '../functions/call.js';
import { exploring, partial, strict } from '../functions/define.js';
import { equality } from '../functions/equality.js';
import { mergeObjects } from './merge.js';
import { compareNames } from './ordering.js';
import { intersectLists, unionLists } from './sets.js';

/** Functions of objects, and those that take objects as well as arrays. */

/** `union`: the items of arrays, each once; or objects merged, nested ones too. */
function union(args: readonly Value[], call: Call): Value {
  return args.some((arg) => arg.kind === 'list') ? unionLists(args, call) : mergeObjects(args, call, true);
}

function intersection(args: readonly Value[], call: Call): Value {
  if (args.some((arg) => arg.kind === 'list')) {
    const isWrong = args.some((arg) => arg.kind !== 'list' && !isUnknown(arg));
    return isWrong
      ? wrongCall(call, args, l10n.t('it takes arrays, or objects'))
      : intersectLists(args, call);
  }
  const unknown = args.find(isUnknown);
  if (unknown) return unknownResult(call, args, unknown.reason);
  const objects = args.filter((arg) => arg.kind === 'object');
  if (objects.length < args.length) return wrongCall(call, args, l10n.t('it takes arrays, or objects'));
  return intersectObjects(objects, args, call);
}

/** The properties that are the same in all objects. Where that can't be told, there may be more of them. */
function intersectObjects(objects: readonly ObjectValue[], args: readonly Value[], call: Call): Value {
  const [head, ...others] = objects;
  const shared: ObjectProperty[] = [];
  let isOpen = head?.open !== undefined;
  for (const property of head?.properties.values() ?? []) {
    const same = others.map((other) => sharesProperty(property, other));
    if (same.includes(false)) continue;
    if (same.includes(undefined)) isOpen = true;
    else shared.push(property);
  }
  const open = isOpen
    ? unknownResult(call, args, l10n.t('which properties are the same is not known'))
    : undefined;
  return { ...objectValue(shared, call.origin), open };
}

/** What becomes of two objects of one name that aren't the same is not documented. */
function sharesProperty({ name, value }: ObjectProperty, other: ObjectValue): boolean | undefined {
  const found = propertyOf(other, name);
  if (!found) return other.open ? undefined : false;
  const equal = equality(value, found);
  return equal === false && value.kind === 'object' && found.kind === 'object' ? undefined : equal;
}

function shallowMerge(args: readonly Value[], call: Call): Value {
  const [list] = args;
  if (list?.kind === 'unknown') return unknownResult(call, args, list.reason);
  if (list?.kind !== 'list') return wrongCall(call, args, l10n.t('it takes an array of objects'));
  if (!isCertainList(list)) return unknownResult(call, args, reasonOf(list));
  return mergeObjects(
    list.items.map(({ value }) => value),
    call,
    false,
  );
}

/** `createObject(name, value, …)`; a name that isn't known may be any, also one given before. */
function createObject(args: readonly Value[], call: Call): Value {
  if (args.length % 2 !== 0) return wrongCall(call, args, l10n.t('each name needs a value'));
  let properties = new Map<string, ObjectProperty>();
  let open: UnknownValue | undefined;
  for (let index = 0; index < args.length; index += 2) {
    const [key, value] = [args[index], args[index + 1]];
    if (key?.kind === 'string' && value) {
      properties.set(key.value, { name: key.value, nameOrigin: key.origin, value });
    } else if (key?.kind === 'unknown') {
      open ??= unknownResult(call, args, key.reason);
      properties = overridable(properties, key, args, call);
    } else return wrongCall(call, args, l10n.t('the names must be strings'));
  }
  return { kind: 'object', properties, open, origin: call.origin };
}

function overridable(
  properties: ReadonlyMap<string, ObjectProperty>,
  key: UnknownValue,
  args: readonly Value[],
  call: Call,
): Map<string, ObjectProperty> {
  const identity = callIdentity(call.name, args);
  return new Map(
    [...properties].map(([name, property]) => [
      name,
      { ...property, value: unknownValue(key.reason, `${identity}.${name}`, call.origin) },
    ]),
  );
}

/** `items`: `[{ key, value }, …]` in the order of the names. */
function items(args: readonly Value[], call: Call): Value {
  return fromProperties(args, call, (property) =>
    objectValue(
      [
        { name: 'key', nameOrigin: undefined, value: keyOf(property) },
        { name: 'value', nameOrigin: undefined, value: property.value },
      ],
      property.value.origin,
    ),
  );
}

function objectKeys(args: readonly Value[], call: Call): Value {
  return fromProperties(args, call, keyOf);
}

/** The name of a property as text. */
function keyOf({ name, nameOrigin, spelling }: ObjectProperty): Value {
  return spelling ?? stringValue(name, nameOrigin);
}

/** A list made of the properties of an object, in the order of their names. */
function fromProperties(
  args: readonly Value[],
  call: Call,
  make: (property: ObjectProperty) => Value,
): Value {
  const [object] = args;
  if (object?.kind === 'unknown') return unknownResult(call, args, object.reason);
  if (object?.kind !== 'object') return wrongCall(call, args, l10n.t('it takes an object'));
  if (!call.context.budget.spend(object.properties.size))
    return unknownResult(call, args, l10n.t('the object has too many properties'));
  const sorted = [...object.properties.values()].sort((left, right) => compareNames(left.name, right.name));
  const made = sorted.map((property): ListItem => itemOf(make(property)));
  const open = object.open && unknownValue(object.open.reason, `${call.name}(${object.open.identity})`);
  return { kind: 'list', items: made, open, origin: call.origin };
}

export const objectFunctions: readonly TemplateFunction[] = [
  partial('union', 1, Infinity, union),
  exploring('intersection', 1, Infinity, intersection),
  partial('distinct', 1, 1, (args, call) =>
    args[0]?.kind === 'list' || args[0]?.kind === 'unknown'
      ? distinct(args, call)
      : wrongCall(call, args, l10n.t('it takes an array')),
  ),
  exploring('shallowMerge', 1, 1, shallowMerge),
  strict('createObject', 0, Infinity, createObject),
  partial('items', 1, 1, items),
  partial('objectKeys', 1, 1, objectKeys),
  strict('tryGet', 2, Infinity, ([value = listValue([]), ...path], call) =>
    path.reduce<Value>((found, index) => tryAccess(found, index, call.origin), value),
  ),
];

function distinct(args: readonly Value[], call: Call): Value {
  const [list] = args;
  return list?.kind === 'unknown' ? unknownResult(call, args, list.reason) : unionLists(args, call);
}

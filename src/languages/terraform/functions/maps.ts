import * as l10n from '../../../l10n.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import { maximumItems } from '../../functions/budget.js';
import { certain, exploring, partial } from '../../functions/define.js';
import type { KnownValue, ListItem, ObjectProperty, ObjectValue, UnknownValue, Value } from '../../values.js';
import {
  identityOf,
  isFailed,
  isUnknown,
  itemOf,
  objectValue,
  stringValue,
  unknownValue,
} from '../../values.js';
import { convert, sortedProperties } from '../types/convert.js';
import { typeOf } from '../types/types.js';
import { describe } from '../types/primitives.js';
import type { Call, TerraformFunction } from './call.js';
import { primitiveOf } from './define.js';

/** Functions of maps and objects. Source: Terraform language, "Built-in Functions", collection functions. */

/** `merge`: later entries win. What may be put over an entry leaves its value unknown. */
function merge(args: readonly Value[], call: Call): Value {
  const merged = new Map<string, ObjectProperty>();
  let open: UnknownValue | undefined;
  for (const arg of args) {
    if (arg.kind === 'null') continue;
    const unsure = isUnknown(arg) ? arg : arg.kind === 'object' ? arg.open : undefined;
    if (unsure) {
      coverUp(merged, unsure, call);
      open ??= unsure;
    }
    if (isUnknown(arg)) continue;
    if (arg.kind !== 'object') return wrongCall(call, args, l10n.t('{0} is no map', describe(arg)));
    if (!call.context.budget.spend(arg.properties.size) || merged.size > maximumItems)
      return unknownResult(call, args, l10n.t('the map has too many entries'));
    for (const [name, property] of arg.properties) merged.set(name, property);
  }
  const collection = areMapsOfOneType(args) ? 'map' : undefined;
  return { ...objectValue(merged.values(), call.origin), open, collection };
}

/** Maps of one type make a map; all else makes an object, whose attributes keep their types. */
function areMapsOfOneType(args: readonly Value[]): boolean {
  const types = args.filter((arg) => arg.kind === 'object').map(typeOf);
  const elements = new Set(types.map((type) => (type.kind === 'map' ? type.element.kind : undefined)));
  elements.delete('any');
  return types.length > 0 && elements.size <= 1 && !elements.has(undefined);
}

/** Entries that something unknown may be put over: they stay, but have their values or others. */
function coverUp(merged: Map<string, ObjectProperty>, over: UnknownValue, call: Call): void {
  for (const [name, property] of merged) {
    const identity = `merge(${identityOf(property.value)}, ${over.identity}).${name}`;
    merged.set(name, { ...property, value: unknownValue(over.reason, identity, call.origin) });
  }
}

function listOfEntries(
  args: readonly Value[],
  call: Call,
  make: (property: ObjectProperty) => Value,
  isList: boolean,
): Value {
  const [object] = args;
  if (object && isUnknown(object)) return unknownResult(call, args, object.reason);
  if (object?.kind !== 'object') return wrongCall(call, args, l10n.t('it takes a map'));
  const items = sortedProperties(object).map((property): ListItem => itemOf(make(property)));
  const open = object.open && unknownValue(object.open.reason, `${call.name}(${object.open.identity})`);
  return { kind: 'list', collection: isList ? 'list' : undefined, items, open, origin: call.origin };
}

function keys(args: readonly Value[], call: Call): Value {
  return listOfEntries(args, call, ({ name, nameOrigin }) => stringValue(name, nameOrigin), isMap(args[0]));
}

function values(args: readonly Value[], call: Call): Value {
  return listOfEntries(args, call, ({ value }) => value, isMap(args[0]));
}

function isMap(value: Value | undefined): boolean {
  return value?.kind === 'object' && value.collection === 'map';
}

/** `lookup(map, key, default)`. */
function lookup(args: readonly Value[], call: Call): Value {
  const [map, key, fallback] = args;
  const name = primitiveOf(key, 'string');
  if (!map || !name) return wrongCall(call, args, l10n.t('it takes a map and a key'));
  const unknown = [map, name].find(isUnknown);
  if (unknown) return unknownResult(call, args, unknown.reason);
  if (map.kind !== 'object' || name.kind !== 'string')
    return wrongCall(call, args, l10n.t('{0} is no map', describe(map)));
  const element = typeOf(map);
  const otherwise = fallback && element.kind === 'map' ? convert(fallback, element.element) : fallback;
  if (otherwise && isFailed(otherwise)) return otherwise;
  const found = map.properties.get(name.value);
  if (found) return found.value;
  if (map.open) return unknownResult(call, args, map.open.reason);
  return otherwise ?? wrongCall(call, args, l10n.t("there is no key '{0}'", name.value));
}

function zipmap(args: readonly KnownValue[], call: Call): Value {
  const [names, own] = args;
  if (names?.kind !== 'list' || own?.kind !== 'list' || names.items.length !== own.items.length)
    return wrongCall(call, args, l10n.t('it takes two lists of one length'));
  const properties: ObjectProperty[] = [];
  for (const [place, { value }] of names.items.entries()) {
    const name = primitiveOf(value, 'string');
    const item = own.items[place]?.value;
    if (!item || name?.kind !== 'string') return unknownResult(call, args, l10n.t('a key is not known'));
    properties.push({ name: name.value, nameOrigin: name.origin, value: item });
  }
  return {
    ...objectValue(properties, call.origin),
    collection: own.collection === 'list' ? 'map' : undefined,
  };
}

/** `transpose`: a map of lists of texts, turned round. */
function transpose(args: readonly KnownValue[], call: Call): Value {
  const [map] = args;
  if (map?.kind !== 'object' || map.open)
    return unknownResult(call, args, l10n.t('the entries are not known'));
  const turned = new Map<string, Value[]>();
  for (const { name, nameOrigin, value } of sortedProperties(map)) {
    if (value.kind !== 'list') return unknownResult(call, args, l10n.t('an entry is not known'));
    for (const item of value.items) {
      if (item.value.kind !== 'string') return unknownResult(call, args, l10n.t('an element is not known'));
      turned.set(item.value.value, [...(turned.get(item.value.value) ?? []), stringValue(name, nameOrigin)]);
    }
  }
  const properties = [...turned].map(([name, names]) => ({
    name,
    nameOrigin: undefined,
    value: {
      kind: 'list',
      collection: 'list',
      items: names.map(itemOf),
      open: undefined,
      origin: call.origin,
    } as const,
  }));
  return { ...objectValue(properties, call.origin), collection: 'map' } satisfies ObjectValue;
}

export const mapFunctions: readonly TerraformFunction[] = [
  partial('merge', 0, Infinity, merge),
  partial('keys', 1, 1, keys),
  partial('values', 1, 1, values),
  exploring('lookup', 2, 3, lookup),
  certain('zipmap', 2, 2, zipmap),
  certain('transpose', 1, 1, transpose),
];

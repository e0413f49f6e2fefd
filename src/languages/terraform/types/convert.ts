import * as l10n from '../../../l10n.js';
import type { ListItem, ListValue, ObjectProperty, ObjectValue, Value } from '../../values.js';
import { failedValue, identityOf, isFailed, itemOf, objectValue, unknownValue } from '../../values.js';
import { compareKeys } from './order.js';
import { describe, toPrimitive } from './primitives.js';
import type { ObjectType, Type } from './types.js';
import { setOf } from './sets.js';
import { isTooLarge } from './size.js';

/**
 * A value converted to a type, as those of variables are and the branches of a condition; failed where that can't be.
 * What isn't known stays what it is.
 */
export function convert(value: Value, type: Type): Value {
  if (type.kind === 'any' || value.kind === 'null' || isFailed(value)) return value;
  if (type.kind === 'string' || type.kind === 'number' || type.kind === 'bool')
    return toPrimitive(value, type.kind);
  if (value.kind === 'unknown') {
    if (!value.alternatives) return value;
    const alternatives = value.alternatives.map((one) => ({ ...one, value: convert(one.value, type) }));
    return { ...value, alternatives };
  }
  if (isTooLarge(value))
    return unknownValue(l10n.t('the value has too many parts'), `large(${identityOf(value)})`, value.origin);
  return convertCompound(value, type) ?? refused(value, type);
}

function convertCompound(value: Value, type: Exclude<Type, { kind: 'any' | 'bool' }>): Value | undefined {
  switch (type.kind) {
    case 'list':
    case 'set':
      if (value.kind !== 'list') return undefined;
      return convertItems(value, type.kind, type.element);
    case 'tuple':
      return value.kind === 'list' ? convertTuple(value, type.items) : undefined;
    case 'map':
      return value.kind === 'object' ? convertEntries(value, type.element) : undefined;
    case 'object':
      return value.kind === 'object' ? convertAttributes(value, type) : undefined;
    default:
      return undefined;
  }
}

function refused(value: Value, { kind }: Type): Value {
  return failedValue(
    l10n.t("{0} can't be converted to {1}", describe(value), kind),
    `to${kind}(${identityOf(value)})`,
  );
}

function convertItems(list: ListValue, collection: 'list' | 'set', element: Type): Value {
  const items = list.items.map((item) => convertItem(item, element));
  const { open, origin } = list;
  if (collection === 'set') return setOf(items, open, origin);
  const isSame = list.collection === 'list' && items.every((item, index) => item === list.items[index]);
  return isSame ? list : { kind: 'list', items, collection, open, origin };
}

function convertItem(item: ListItem, element: Type): ListItem {
  const value = convert(item.value, element);
  return value === item.value ? item : { ...item, value };
}

function convertTuple(list: ListValue, types: readonly Type[]): Value | undefined {
  if (list.open || list.items.length !== types.length) return undefined;
  const items = list.items.map((item, index) => convertItem(item, types[index] ?? { kind: 'any' }));
  return { ...list, collection: undefined, items };
}

function convertEntries(object: ObjectValue, element: Type): Value {
  const properties = new Map<string, ObjectProperty>();
  for (const property of object.properties.values()) {
    properties.set(property.name, withValue(property, convert(property.value, element)));
  }
  return { ...object, collection: 'map', properties };
}

function withValue(property: ObjectProperty, value: Value): ObjectProperty {
  return value === property.value ? property : { ...property, value };
}

/** Attributes that the type doesn't have are dropped; those that are missing, or null, have the type's default. */
function convertAttributes(object: ObjectValue, { attributes }: ObjectType): Value | undefined {
  const properties: ObjectProperty[] = [];
  for (const [name, { type, absent }] of attributes) {
    const given = object.properties.get(name);
    if (given && (given.value.kind !== 'null' || !absent)) {
      properties.push(withValue(given, convert(given.value, type)));
    } else if (absent) {
      properties.push({ name, nameOrigin: given?.nameOrigin, value: convert(absent, type) });
    } else if (!object.open) return undefined;
  }
  const made = objectValue(properties, object.origin);
  return { ...made, open: object.open, generated: object.generated };
}

/** The properties of an object in the order in which Terraform goes through them. */
export function sortedProperties(object: ObjectValue): readonly ObjectProperty[] {
  return [...object.properties.values()].sort((left, right) => compareKeys(left.name, right.name));
}

/** The values of an object as a list, in the order of their names, so that a loop has a list to go through. */
export function entriesAsList(object: ObjectValue): ListValue {
  const items = sortedProperties(object).map((property) => itemOf(property.value));
  return { kind: 'list', items, open: object.open, origin: object.origin };
}

import type { Origin } from '../text.js';
import type { ListItem, ListValue, ObjectValue, UnknownValue, Value } from '../values.js';
import { identityOf, isUnknown, propertyOf, stringValue, unknownValue } from '../values.js';
import {
  certainCases,
  fromCases,
  isCertainList,
  listCases,
  maximumCases,
  reasonOf,
  uncertainItems,
} from './alternatives.js';

/**
 * Access to the parts of a value, for both languages: `value.name`, `value['name']`, `value[index]`. What is found
 * keeps its own origin; what is not has the origin of the access.
 */

/** The property of this name. A property that is missing, or a value without any, gives an unknown with the reason. */
export function accessProperty(value: Value, name: string, origin?: Origin): Value {
  switch (value.kind) {
    case 'object':
      return propertyOf(value, name) ?? missingProperty(value, name, origin);
    case 'unknown':
      return accessUnknown(
        value,
        `${value.identity}.${name}`,
        (one) => accessProperty(one, name, origin),
        origin,
      );
    default:
      return unknownValue(
        `the language expression property '${name}' can't be selected from ${describe(value)}`,
        `${identityOf(value)}.${name}`,
        origin,
      );
  }
}

function missingProperty(object: ObjectValue, name: string, origin: Origin | undefined): UnknownValue {
  if (object.open) return unknownValue(object.open.reason, `${object.open.identity}.${name}`, origin);
  return unknownValue(
    `the language expression property '${name}' doesn't exist`,
    `${identityOf(object)}.${name}`,
    origin,
  );
}

function accessUnknown(
  value: UnknownValue,
  identity: string,
  access: (value: Value) => Value,
  origin: Origin | undefined,
): Value {
  if (!value.alternatives) return unknownValue(value.reason, identity, origin);
  const cases = value.alternatives.map((one) => ({ value: access(one.value), presence: one.presence }));
  return fromCases(cases, { reason: value.reason, identity: () => identity, origin });
}

/** `value[index]`: an item by number, or a property by name. */
export function accessIndex(value: Value, index: Value, origin?: Origin): Value {
  if (index.kind === 'string') return accessProperty(value, index.value, origin);
  if (index.kind === 'number') return accessItem(value, index.value, origin);
  const identity = `${identityOf(value)}[${identityOf(index)}]`;
  if (!isUnknown(index)) return unknownValue(`${describe(index)} is no index`, identity, origin);
  const cases = index.alternatives ?? namedCases(value, index);
  if (!cases) return unknownValue(index.reason, identity, origin);
  const found = cases.map((one) => ({
    value: accessIndex(value, one.value, origin),
    presence: one.presence,
  }));
  return fromCases(found, { reason: index.reason, identity: () => identity, origin });
}

/**
 * An unknown name used on a known object must be one of its names, or the deployment fails: one case for each, under
 * the condition that it is this one and none before it.
 */
function namedCases(value: Value, index: UnknownValue): readonly ListItem[] | undefined {
  if (value.kind !== 'object' || value.open || value.properties.size > maximumCases) return undefined;
  const names = [...value.properties.keys()];
  return names.map((name, position) => ({
    value: stringValue(name),
    presence: names.slice(0, position + 1).flatMap((other) => {
      const holds = other === name;
      return holds && position === names.length - 1 ? [] : [{ identity: nameCondition(index, other), holds }];
    }),
  }));
}

function nameCondition(index: UnknownValue, name: string): string {
  return `equals(${JSON.stringify(name.toLowerCase())}, toLower(${index.identity}))`;
}

function accessItem(value: Value, index: number, origin: Origin | undefined): Value {
  const identity = `${identityOf(value)}[${index}]`;
  if (value.kind === 'unknown')
    return accessUnknown(value, identity, (one) => accessItem(one, index, origin), origin);
  if (value.kind !== 'list')
    return unknownValue(`${describe(value)} has no items to select by number`, identity, origin);
  return itemAt(value, index, identity, origin);
}

function itemAt(list: ListValue, index: number, identity: string, origin: Origin | undefined): Value {
  if (list.open) return unknownValue(list.open.reason, identity, origin);
  if (!isCertainList(list)) {
    const cases = listCases(list)?.map(({ value, presence }) => ({
      value: accessItem(value, index, origin),
      presence,
    }));
    return fromCases(cases ?? [], { reason: uncertainItems, identity: () => identity, origin });
  }
  const item = list.items[index];
  if (item) return item.value;
  const size = `the list has ${list.items.length} ${list.items.length === 1 ? 'item' : 'items'}`;
  return unknownValue(`index ${index} is out of range: ${size}`, identity, origin);
}

/** `value.?name`, `value[?index]`: null where there is nothing. */
export function tryAccess(value: Value, index: Value, origin?: Origin): Value {
  if (value.kind === 'null') return value;
  const cases = certainCases(value);
  if (cases) {
    const found = cases.map((one) => ({
      value: tryAccess(one.value, index, origin),
      presence: one.presence,
    }));
    const identity = (): string => `tryGet(${identityOf(value)}, ${identityOf(index)})`;
    return fromCases(found, { reason: reasonOf(value), identity, origin });
  }
  if (isUnknown(index) && !index.alternatives)
    return unknownValue(index.reason, `tryGet(${identityOf(value)}, ${index.identity})`, origin);
  if (isCertainlyAbsent(value, index)) return { kind: 'null', origin };
  return accessIndex(value, index, origin);
}

function isCertainlyAbsent(value: Value, index: Value): boolean {
  if (value.kind === 'object')
    return index.kind === 'string' && !value.open && propertyOf(value, index.value) === undefined;
  if (value.kind !== 'list' || index.kind !== 'number' || value.open) return false;
  return value.items.length <= index.value || index.value < 0;
}

/** A value's type with its article, for messages. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'number':
      return 'an integer';
    case 'string':
      return 'a string';
    case 'list':
      return 'an array';
    case 'object':
      return 'an object';
    case 'boolean':
      return 'a boolean';
    case 'unknown':
      return 'an unknown value';
  }
}

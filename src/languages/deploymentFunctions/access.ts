import * as l10n from '../../l10n.js';
import type { Origin } from '../text.js';
import type { ListItem, ObjectValue, UnknownValue, Value } from '../values.js';
import { identityOf, isUnknown, propertyOf, stringValue, unknownValue } from '../values.js';
import { assume, fromCases, maximumCases, reasonOf } from '../functions/alternatives.js';
import { itemAt } from '../functions/itemAt.js';

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
        l10n.t("the language expression property '{0}' can't be selected from {1}", name, describe(value)),
        `${identityOf(value)}.${name}`,
        origin,
      );
  }
}

function missingProperty(object: ObjectValue, name: string, origin: Origin | undefined): UnknownValue {
  if (object.open) return unknownValue(object.open.reason, `${object.open.identity}.${name}`, origin);
  return unknownValue(
    l10n.t("the language expression property '{0}' doesn't exist", name),
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
  const cases = value.alternatives.map(({ value: one, presence }) => ({
    value: access(assume(one, presence)),
    presence,
  }));
  return fromCases(cases, { reason: value.reason, identity: () => identity, origin });
}

/** `value[index]`: an item by number, or a property by name. */
export function accessIndex(value: Value, index: Value, origin?: Origin): Value {
  if (index.kind === 'string') return accessProperty(value, index.value, origin);
  if (index.kind === 'number') return accessItem(value, index.value, origin);
  const identity = `${identityOf(value)}[${identityOf(index)}]`;
  if (!isUnknown(index)) return unknownValue(l10n.t('{0} is no index', describe(index)), identity, origin);
  const cases = index.alternatives ?? namedCases(value, index);
  if (!cases) return unknownValue(index.reason, identity, origin);
  const found = cases.map((one) => ({
    value: accessIndex(assume(value, one.presence), one.value, origin),
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
  return `equals(toLower(${index.identity}), ${JSON.stringify(name.toLowerCase())})`;
}

function accessItem(value: Value, index: number, origin: Origin | undefined): Value {
  const identity = (): string => `${identityOf(value)}[${index}]`;
  if (value.kind === 'unknown')
    return accessUnknown(value, identity(), (one) => accessItem(one, index, origin), origin);
  if (value.kind !== 'list')
    return unknownValue(l10n.t('{0} has no items to select by number', describe(value)), identity(), origin);
  const missing = (length: number): Value => {
    const reason =
      length === 1
        ? l10n.t('index {0} is out of range: the list has 1 item', index)
        : l10n.t('index {0} is out of range: the list has {1} items', index, length);
    return unknownValue(reason, identity(), origin);
  };
  return itemAt(value, index, { reason: reasonOf(value), identity, origin, missing });
}

/** `value.?name`, `value[?index]`: null where there is nothing. */
export function tryAccess(value: Value, index: Value, origin?: Origin): Value {
  if (value.kind === 'null') return value;
  const identity = (): string => `tryGet(${identityOf(value)}, ${identityOf(index)})`;
  if (isUnknown(value) && value.alternatives) {
    const found = value.alternatives.map((one) => ({
      value: tryAccess(assume(one.value, one.presence), index, origin),
      presence: one.presence,
    }));
    return fromCases(found, { reason: value.reason, identity, origin });
  }
  if (isUnknown(index)) return tryUnknownIndex(value, index, identity, origin);
  const missing = (): Value => ({ kind: 'null', origin });
  if (value.kind === 'list' && index.kind === 'number')
    return itemAt(value, index.value, { reason: reasonOf(value), identity, origin, missing });
  const isAbsent =
    value.kind === 'object' &&
    index.kind === 'string' &&
    !value.open &&
    propertyOf(value, index.value) === undefined;
  return isAbsent ? missing() : accessIndex(value, index, origin);
}

function tryUnknownIndex(
  value: Value,
  index: UnknownValue,
  identity: () => string,
  origin: Origin | undefined,
): Value {
  if (!index.alternatives) return unknownValue(index.reason, identity(), origin);
  const found = index.alternatives.map((one) => ({
    value: tryAccess(assume(value, one.presence), one.value, origin),
    presence: one.presence,
  }));
  return fromCases(found, { reason: index.reason, identity, origin });
}

/** A value's type with its article, for messages. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'number':
      return l10n.t('an integer');
    case 'string':
      return l10n.t('a string');
    case 'list':
      return l10n.t('an array');
    case 'object':
      return l10n.t('an object');
    case 'boolean':
      return l10n.t('a boolean');
    case 'unknown':
      return l10n.t('an unknown value');
  }
}

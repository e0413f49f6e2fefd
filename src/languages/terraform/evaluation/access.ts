import * as l10n from '../../../l10n.js';
import { assume, fromCases, maximumCases, reasonOf } from '../../functions/alternatives.js';
import { equalsIdentity } from '../../functions/equality.js';
import { itemAt } from '../../functions/itemAt.js';
import type { Origin } from '../../text.js';
import type { ListItem, ListValue, ObjectValue, UnknownValue, Value } from '../../values.js';
import { failedValue, identityOf, isFailed, stringValue, unknownValue } from '../../values.js';
import { describe, numberText, toPrimitive } from '../types/primitives.js';

/** Access to the parts of a value. What is found keeps its own origin; what is not has the origin of the access. */

/** `value.name`. */
export function accessAttribute(value: Value, name: string, origin: Origin): Value {
  switch (value.kind) {
    case 'object':
      return propertyIn(value, name, origin);
    case 'unknown':
      return accessUnknown(value, `.${name}`, (one) => accessAttribute(one, name, origin), origin);
    default:
      return failedValue(
        l10n.t("{0} has no attribute '{1}'", describe(value), name),
        `${identityOf(value)}.${name}`,
        origin,
      );
  }
}

function propertyIn(object: ObjectValue, name: string, origin: Origin): Value {
  const property = object.properties.get(name);
  if (property) return property.value;
  if (object.open) return unknownValue(object.open.reason, `${object.open.identity}.${name}`, origin);
  return failedValue(l10n.t("there is no attribute '{0}'", name), `${identityOf(object)}.${name}`, origin);
}

function accessUnknown(
  value: UnknownValue,
  step: string,
  access: (value: Value) => Value,
  origin: Origin,
): Value {
  if (isFailed(value)) return value;
  const identity = `${value.identity}${step}`;
  if (!value.alternatives) return unknownValue(value.reason, identity, origin);
  const cases = value.alternatives.map(({ value: one, presence }) => ({
    value: access(assume(one, presence)),
    presence,
  }));
  return fromCases(cases, { reason: value.reason, identity: () => identity, origin });
}

/** `value[index]`: an element by number, or an attribute by name. */
export function accessIndex(value: Value, index: Value, origin: Origin): Value {
  if (isFailed(value)) return value;
  if (isFailed(index)) return index;
  if (index.kind === 'unknown') return accessByUnknown(value, index, origin);
  if (value.kind === 'unknown') {
    return accessUnknown(value, stepOf(index), (one) => accessIndex(one, index, origin), origin);
  }
  if (value.kind === 'object') {
    const name = toPrimitive(index, 'string');
    if (name.kind === 'string') return propertyIn(value, name.value, origin);
  }
  const place = toPrimitive(index, 'number');
  if (value.kind === 'list' && value.collection !== 'set' && place.kind === 'number')
    return itemOfList(value, place.value, origin);
  const identity = `${identityOf(value)}[${identityOf(index)}]`;
  return failedValue(l10n.t('{0} has no element {1}', describe(value), describe(index)), identity, origin);
}

/** As a name is written in brackets or behind a dot, it is the same. */
function stepOf(index: Value): string {
  if (index.kind === 'string' && /^[\w-]+$/.test(index.value)) {
    return /^\d+$/.test(index.value) ? `[${index.value}]` : `.${index.value}`;
  }
  return `[${index.kind === 'number' ? numberText(index.value) : identityOf(index)}]`;
}

function itemOfList(list: ListValue, index: number, origin: Origin): Value {
  const identity = (): string => `${identityOf(list)}[${index}]`;
  const missing = (length: number): Value =>
    failedValue(l10n.t('there is no element {0} of {1}', index, length), identity(), origin);
  return itemAt(list, index, { reason: reasonOf(list), identity, origin, missing });
}

function accessByUnknown(value: Value, index: UnknownValue, origin: Origin): Value {
  const identity = `${identityOf(value)}[${index.identity}]`;
  const cases = index.alternatives ?? casesOfKey(value, index);
  if (!cases) return unknownValue(index.reason, identity, origin);
  const found = cases.map((one) => ({
    value: accessIndex(assume(value, one.presence), one.value, origin),
    presence: one.presence,
  }));
  return fromCases(found, { reason: index.reason, identity: () => identity, origin });
}

/**
 * A key that isn't known, used on a known object, must be one of its names: one case for each, under the condition that
 * it is this one and none before it.
 */
function casesOfKey(value: Value, index: UnknownValue): readonly ListItem[] | undefined {
  if (value.kind !== 'object' || value.open || value.properties.size > maximumCases) return undefined;
  const names = [...value.properties.keys()];
  if (names.length === 0) return undefined;
  return names.map((name, position) => ({
    value: stringValue(name),
    presence: names.slice(0, position + 1).flatMap((other) => {
      const holds = other === name;
      const identity = equalsIdentity(index, stringValue(other));
      return holds && position === names.length - 1 ? [] : [{ identity, holds }];
    }),
  }));
}

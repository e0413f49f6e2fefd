import * as l10n from '../../../l10n.js';
import { fromCases } from '../../functions/alternatives.js';
import type { Origin } from '../../text.js';
import type { ListItem, ListValue, ObjectProperty, ObjectValue, UnknownValue, Value } from '../../values.js';
import { identityOf, itemOf, objectValue, unknownValue } from '../../values.js';

import { isInRegistry } from '../configuration/registryModules.js';

/** Arguments of azurerm's put into the shape that Azure Resource Manager has for the same. */

/**
 * The properties of a resource in the shape of Azure Resource Manager.
 * @param body what stands between its braces, where blocks can be added; undefined in JSON, which has lists of them
 */
export type Reader = (resource: ObjectValue, body: Origin | undefined) => readonly ObjectProperty[];

/** Argument by argument, the property that it becomes. */
export type Renaming = readonly (readonly [argument: string, property: string])[];

/** The arguments that become properties, with the places where they are written; null is none. */
export function renamed(object: ObjectValue, names: Renaming): readonly ObjectProperty[] {
  const properties: ObjectProperty[] = [];
  for (const [argument, name] of names) {
    const property = object.properties.get(argument);
    if (property && property.value.kind !== 'null') properties.push(moved(property, name));
  }
  return properties;
}

/** The property by another name; places in texts of ours are none. */
function moved({ nameOrigin, site, value }: ObjectProperty, name: string): ObjectProperty {
  const isOurs = site !== undefined && isInRegistry(site.uri);
  return isOurs ? { name, nameOrigin: undefined, value } : { name, nameOrigin, value, site };
}

/** A property that no argument stands for. */
export function made(name: string, value: Value, site?: Origin): ObjectProperty {
  return { name, nameOrigin: undefined, value, site };
}

/** The value of an argument; undefined where it isn't given, or null. */
export function argument(object: ObjectValue, name: string): Value | undefined {
  const value = object.properties.get(name)?.value;
  return value?.kind === 'null' ? undefined : value;
}

/** Each of the values that a value may be, changed. */
export function mapCases(value: Value, map: (value: Value) => Value): Value {
  if (value.kind !== 'unknown' || !value.alternatives) return map(value);
  const cases = value.alternatives.map((one) => ({ ...one, value: mapCases(one.value, map) }));
  const { reason, identity, origin } = value;
  return fromCases(cases, { reason, identity: () => `shape(${identity})`, origin });
}

/** The blocks of some type, or a list of objects in their place, with each object changed. */
export function mapItems(value: Value, map: (object: ObjectValue) => Value): Value {
  return mapCases(value, (one) => {
    if (one.kind === 'object')
      return mapItems({ kind: 'list', items: [itemOf(one)], open: undefined, origin: one.origin }, map);
    if (one.kind !== 'list') return one;
    const items = one.items.map((item): ListItem => ({
      ...item,
      value: mapCases(item.value, (own) => (own.kind === 'object' ? map(own) : own)),
    }));
    return { ...one, items } satisfies ListValue;
  });
}

/** The blocks of a type as the list that a property is; nothing where there is neither block nor list. */
export function blocksAs(
  property: string,
  resource: ObjectValue,
  block: string,
  map: (object: ObjectValue) => Value,
): readonly ObjectProperty[] {
  const found = resource.properties.get(block);
  return found ? [{ ...found, name: property, value: mapItems(found.value, map) }] : [];
}

/** `properties` of a resource. */
export function propertiesOf({ origin }: ObjectValue, own: readonly ObjectProperty[]): ObjectProperty {
  return made('properties', objectValue(own, origin));
}

/** An object of the same place with other properties. */
export function reshaped(
  { origin, generated }: ObjectValue,
  properties: readonly ObjectProperty[],
  open?: UnknownValue,
): ObjectValue {
  return { ...objectValue(properties, origin), open, generated };
}

/** What is in the only block of a type; undefined where there is none. */
export function onlyBlock(value: Value | undefined): Value | undefined {
  if (value?.kind !== 'list') return value;
  const [first, ...others] = value.items;
  if (!first && !value.open) return undefined;
  if (first && others.length === 0 && first.presence.length === 0) return first.value;
  const reason = value.open?.reason ?? l10n.t('whether a block is there depends on a condition');
  return unknownValue(reason, `block of ${identityOf(value)}`, value.origin);
}

/** An argument in the only block of a type. */
export function inBlock(object: ObjectValue, block: string, name: string): Value | undefined {
  const found = onlyBlock(argument(object, block));
  if (found?.kind === 'object') return argument(found, name);
  return found?.kind === 'unknown'
    ? unknownValue(found.reason, `${found.identity}.${name}`, found.origin)
    : undefined;
}

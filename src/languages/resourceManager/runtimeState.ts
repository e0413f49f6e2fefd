import * as l10n from '../../l10n.js';
import type { ListItem, ObjectProperty, ObjectValue, Value } from '../values.js';
import { identityOf, objectValue, unknownValue } from '../values.js';
import { childId } from './ids.js';
import { lookup } from './lookup.js';
import type { DeployedResource } from './resource.js';

/**
 * What `reference` tells of a resource that a template declares: its properties as they are declared, and more that
 * only Azure knows. Subnets in a virtual network have ids, which templates often refer to.
 */
export function runtimeProperties(resource: DeployedResource): Value {
  const declared = resource.property('properties')?.value;
  if (declared && declared.kind !== 'object') return declared;
  const properties = new Map<string, ObjectProperty>(declared?.properties);
  const subnets = lookup(declared, 'subnets');
  if (subnets?.kind === 'list' && resource.type.toLowerCase() === 'microsoft.network/virtualnetworks') {
    const items = subnets.items.map((item) => withId(item, resource.id));
    properties.set('subnets', property('subnets', { ...subnets, items }));
  }
  return { kind: 'object', properties, open: laterKnown(resource), origin: declared?.origin };
}

/** What `reference(…, 'Full')` tells: the resource with its properties in it. */
export function runtimeResource(resource: DeployedResource): ObjectValue {
  const known = ['location', 'sku', 'tags'].flatMap((name) => resource.property(name) ?? []);
  const properties = [
    ...known,
    property('properties', runtimeProperties(resource)),
    property('id', resource.id),
  ];
  return { ...objectValue(properties), open: laterKnown(resource) };
}

function withId(item: ListItem, networkId: Value): ListItem {
  const { value } = item;
  const name = lookup(value, 'name');
  if (value.kind !== 'object' || !name) return item;
  const properties = new Map(value.properties).set('id', property('id', childId(networkId, 'subnets', name)));
  return { ...item, value: { ...value, properties } };
}

function property(name: string, value: Value): ObjectProperty {
  return { name, nameOrigin: undefined, value };
}

function laterKnown({ id }: DeployedResource): ReturnType<typeof unknownValue> {
  const which = identityOf(id);
  return unknownValue(l10n.t('Azure tells it only after deployment'), `reference(${which})`);
}

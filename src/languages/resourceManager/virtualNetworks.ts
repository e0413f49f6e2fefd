import type { Presence } from '../../azure/unknown.js';
import * as l10n from '../../l10n.js';
import type { Subnet } from '../declarations.js';
import type { UnknownValue, Value } from '../values.js';
import { nullValue, unknownValue } from '../values.js';
import { childId } from './ids.js';
import type { Case } from './lookup.js';
import { findObjectProperty, givenThat, itemsOf, lookup, ownOrigin } from './lookup.js';
import type { DeployedResource } from './resource.js';

/** The subnets in a virtual network's list. */
export function readInlineSubnets(network: DeployedResource): readonly Subnet[] {
  const subnets = lookup(network.property('properties')?.value, 'subnets');
  return itemsOf(subnets, network.presence).items.flatMap((item) => readItem(network, item));
}

function readItem(network: DeployedResource, { value, presence }: Case): readonly Subnet[] {
  if (value.kind !== 'object') return [];
  const name = findObjectProperty(value, 'name');
  const ownName = name?.value ?? nullValue();
  const origin = ownOrigin(value) ?? network.body;
  return [
    subnetOf(lookup(value, 'properties'), {
      name: ownName,
      id: childId(network.id, 'subnets', ownName),
      origin,
      nameOrigin: name?.site ?? name?.value.origin ?? origin,
      presence,
    }),
  ];
}

/** A subnet that is a resource of its own. */
export function readSubnetResource(resource: DeployedResource): Subnet {
  const { name, id, origin, nameOrigin, presence } = resource;
  return subnetOf(resource.property('properties')?.value, { name, id, origin, nameOrigin, presence });
}

type SubnetHead = Pick<Subnet, 'name' | 'id' | 'origin' | 'nameOrigin' | 'presence'>;

function subnetOf(properties: Value | undefined, head: SubnetHead): Subnet {
  return {
    kind: 'subnet',
    ...head,
    addressPrefixes: addressPrefixesOf(properties, head.presence),
    networkSecurityGroupId: lookup(properties, 'networkSecurityGroup', 'id'),
    routeTableId: lookup(properties, 'routeTable', 'id'),
    delegations: delegationsOf(properties, head.presence),
  };
}

function addressPrefixesOf(properties: Value | undefined, subnetPresence: Presence): readonly Value[] {
  const single = lookup(properties, 'addressPrefix');
  const plural = itemsOf(lookup(properties, 'addressPrefixes'));
  return [...(single ? [single] : []), ...entriesOf(plural, subnetPresence)];
}

function delegationsOf(properties: Value | undefined, subnetPresence: Presence): readonly Value[] {
  const { items, ...rest } = itemsOf(lookup(properties, 'delegations'));
  const names = items.flatMap((item) => {
    const value = lookup(item.value, 'properties', 'serviceName');
    return value ? [{ ...item, value }] : [];
  });
  return entriesOf({ items: names, ...rest }, subnetPresence);
}

/** The entries of a list of a subnet, with an unknown value for each that is not there for certain. */
function entriesOf(
  { items, open }: { readonly items: readonly Case[]; readonly open: UnknownValue | undefined },
  subnetPresence: Presence,
): readonly Value[] {
  const entries = items.flatMap(({ value, presence }) => {
    const given = givenThat(subnetPresence, presence);
    if (!given) return [];
    return given.length === 0 ? value : conditional(value);
  });
  return open ? [...entries, open] : entries;
}

function conditional({ origin }: Value): UnknownValue {
  return unknownValue(l10n.t('an entry of the subnet depends on a condition'), 'conditional entry', origin);
}

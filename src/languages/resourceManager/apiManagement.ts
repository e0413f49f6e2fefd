import * as l10n from '../../l10n.js';
import type { AdditionalLocation, ApiManagementService } from '../declarations.js';
import type { UnknownValue, Value } from '../values.js';
import { unknownValue } from '../values.js';
import { givenThat, itemsOf, lookup, ownOrigin } from './lookup.js';
import type { DeployedResource } from './resource.js';

/** An API Management service (`Microsoft.ApiManagement/service`). */
export function readService(resource: DeployedResource): ApiManagementService {
  const properties = resource.property('properties')?.value;
  return serviceOf('service', resource, {
    subnetId: lookup(properties, 'virtualNetworkConfiguration', 'subnetResourceId'),
    additionalLocations: additionalLocationsOf(resource, lookup(properties, 'additionalLocations')),
  });
}

/** A gateway of workspaces (`Microsoft.ApiManagement/gateways`). */
export function readWorkspaceGateway(resource: DeployedResource): ApiManagementService {
  const properties = resource.property('properties')?.value;
  return serviceOf('workspaceGateway', resource, {
    subnetId: lookup(properties, 'backend', 'subnet', 'id'),
    additionalLocations: [],
  });
}

function serviceOf(
  kind: ApiManagementService['kind'],
  resource: DeployedResource,
  network: Pick<ApiManagementService, 'subnetId' | 'additionalLocations'>,
): ApiManagementService {
  const { name, symbol, origin, nameOrigin, presence } = resource;
  return {
    kind,
    name,
    symbol,
    skuName: lookup(resource.property('sku')?.value, 'name'),
    virtualNetworkType: lookup(resource.property('properties')?.value, 'virtualNetworkType'),
    location: lookup(resource.property('location')?.value),
    ...network,
    origin,
    nameOrigin,
    presence,
  };
}

function additionalLocationsOf(
  resource: DeployedResource,
  value: Value | undefined,
): readonly AdditionalLocation[] | UnknownValue {
  const { items, open } = itemsOf(value, resource.presence);
  if (open) return open;
  const conditional = items.find(({ presence }) => givenThat(resource.presence, presence)?.length !== 0);
  if (conditional) return unknownLocation(conditional.value);
  return items.map(({ value: item }) => ({
    location: lookup(item, 'location'),
    subnetId: lookup(item, 'virtualNetworkConfiguration', 'subnetResourceId'),
    origin: originOfItem(item) ?? resource.body,
  }));
}

function unknownLocation({ origin }: Value): UnknownValue {
  return unknownValue(l10n.t('a further region depends on a condition'), 'conditional region', origin);
}

function originOfItem(item: Value): Value['origin'] {
  return item.kind === 'object' ? ownOrigin(item) : item.origin;
}

import type { ObjectProperty, ObjectValue, Value } from '../../values.js';
import { identityOf, objectValue, stringValue, unknownValue } from '../../values.js';
import {
  argument,
  blocksAs,
  inBlock,
  made,
  mapCases,
  onlyBlock,
  propertiesOf,
  renamed,
  reshaped,
} from './shapes.js';

/** azurerm's resources of API Management as Azure Resource Manager has them. */

/** The service's VNet type is `None` where it isn't given. */
export function readService(resource: ObjectValue): readonly ObjectProperty[] {
  const sku = argument(resource, 'sku_name');
  const subnetId = inBlock(resource, 'virtual_network_configuration', 'subnet_id');
  const own = [
    ...renamed(resource, [['virtual_network_type', 'virtualNetworkType']]),
    ...network(subnetId),
    ...blocksAs('additionalLocations', resource, 'additional_location', locationItem),
  ];
  return [
    ...renamed(resource, [['location', 'location']]),
    ...(sku ? [made('sku', objectValue([made('name', mapCases(sku, tierOf))]))] : []),
    propertiesOf(resource, own),
  ];
}

/** A gateway of workspaces. */
export function readStandaloneGateway(gateway: ObjectValue): readonly ObjectProperty[] {
  const sku = inBlock(gateway, 'sku', 'name');
  const subnetId = argument(gateway, 'backend_subnet_id');
  const subnet = subnetId && objectValue([made('id', subnetId)]);
  return [
    ...(sku ? [made('sku', objectValue([made('name', sku)]))] : []),
    propertiesOf(gateway, [
      ...renamed(gateway, [['virtual_network_type', 'virtualNetworkType']]),
      ...(subnet ? [made('backend', objectValue([made('subnet', subnet)]))] : []),
    ]),
  ];
}

/** A logger, which goes to Azure Event Hubs where it has a block for one. */
export function readLogger(logger: ObjectValue): readonly ObjectProperty[] {
  const hub = onlyBlock(argument(logger, 'eventhub'));
  if (hub?.kind !== 'object') return [];
  return [propertiesOf(logger, [made('loggerType', stringValue('azureEventHub'))])];
}

/** Policies: their text, given in place or read from a file. */
export function readPolicy(policy: ObjectValue): readonly ObjectProperty[] {
  return [propertiesOf(policy, renamed(policy, [['xml_content', 'value']]))];
}

export function readFragment(fragment: ObjectValue): readonly ObjectProperty[] {
  return [propertiesOf(fragment, renamed(fragment, [['value', 'value']]))];
}

function locationItem(location: ObjectValue): Value {
  const subnetId = inBlock(location, 'virtual_network_configuration', 'subnet_id');
  return reshaped(location, [...renamed(location, [['location', 'location']]), ...network(subnetId)]);
}

function network(subnetId: Value | undefined): readonly ObjectProperty[] {
  if (!subnetId) return [];
  return [made('virtualNetworkConfiguration', objectValue([made('subnetResourceId', subnetId)]))];
}

/** `Premium_2` names the tier and how many units there are of it. */
function tierOf(sku: Value): Value {
  if (sku.kind === 'string') return stringValue(sku.value.split('_')[0] ?? '', sku.origin);
  if (sku.kind !== 'unknown') return sku;
  const [start] = sku.parts ?? [];
  if (typeof start === 'string' && start.includes('_'))
    return stringValue(start.split('_')[0] ?? '', sku.origin);
  return unknownValue(sku.reason, `tier(${identityOf(sku)})`, sku.origin);
}

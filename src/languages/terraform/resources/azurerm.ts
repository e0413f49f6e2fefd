import type { Origin } from '../../text.js';
import type { ObjectProperty, ObjectValue, Value } from '../../values.js';
import { identityOf, listValue, objectValue, stringValue, unknownValue } from '../../values.js';
import type { Renaming } from './shapes.js';
import { argument, inBlock, made, mapCases, mapItems, renamed, reshaped } from './shapes.js';

/**
 * How azurerm's resources are in Azure Resource Manager: the properties of each type that we look at, by name. Source:
 * the azurerm provider's documentation of each type.
 */

/**
 * The properties of a resource in the shape of Azure Resource Manager.
 * @param body what stands between its braces, where blocks can be added; undefined in JSON, which has lists of them
 */
export type Reader = (resource: ObjectValue, body: Origin | undefined) => readonly ObjectProperty[];

/** A security rule, as a block or as a resource of its own. */
const ruleArguments: Renaming = [
  ['description', 'description'],
  ['priority', 'priority'],
  ['direction', 'direction'],
  ['access', 'access'],
  ['protocol', 'protocol'],
  ['source_port_range', 'sourcePortRange'],
  ['source_port_ranges', 'sourcePortRanges'],
  ['destination_port_range', 'destinationPortRange'],
  ['destination_port_ranges', 'destinationPortRanges'],
  ['source_address_prefix', 'sourceAddressPrefix'],
  ['source_address_prefixes', 'sourceAddressPrefixes'],
  ['destination_address_prefix', 'destinationAddressPrefix'],
  ['destination_address_prefixes', 'destinationAddressPrefixes'],
  ['source_application_security_group_ids', 'sourceApplicationSecurityGroups'],
  ['destination_application_security_group_ids', 'destinationApplicationSecurityGroups'],
];

const routeArguments: Renaming = [
  ['address_prefix', 'addressPrefix'],
  ['next_hop_type', 'nextHopType'],
];

/** An item of a list: its name, and the rest as its `properties`. */
function itemWith(names: Renaming): (item: ObjectValue) => ObjectValue {
  return (item) => {
    const properties = { ...objectValue(renamed(item, names), item.origin), open: item.open };
    return reshaped(item, [...renamed(item, [['name', 'name']]), made('properties', properties)], item.open);
  };
}

/** A rule as an item of a list. */
export const ruleItem: (item: ObjectValue) => ObjectValue = itemWith(ruleArguments);
const routeItem = itemWith(routeArguments);

function listOf(
  resource: ObjectValue,
  block: string,
  property: string,
  item: (object: ObjectValue) => Value,
): readonly ObjectProperty[] {
  const found = resource.properties.get(block);
  return found ? [{ ...found, name: property, value: mapItems(found.value, item) }] : [];
}

function readGroup(resource: ObjectValue, body: Origin | undefined): readonly ObjectProperty[] {
  const rules = listOf(resource, 'security_rule', 'securityRules', ruleItem);
  if (rules.length > 0 || !body) return [properties(resource, rules)];
  return [properties(resource, [made('securityRules', listValue([], body), body)])];
}

function readRoutes(resource: ObjectValue): readonly ObjectProperty[] {
  return [properties(resource, listOf(resource, 'route', 'routes', routeItem))];
}

function properties({ origin }: ObjectValue, own: readonly ObjectProperty[]): ObjectProperty {
  return made('properties', objectValue(own, origin));
}

function readSubnet(resource: ObjectValue): readonly ObjectProperty[] {
  return [properties(resource, subnetProperties(resource))];
}

/** A subnet as a resource, or as a block in its virtual network. */
function subnetProperties(subnet: ObjectValue): readonly ObjectProperty[] {
  const group = argument(subnet, 'security_group') ?? argument(subnet, 'network_security_group_id');
  const table = argument(subnet, 'route_table_id');
  return [
    ...renamed(subnet, [
      ['address_prefix', 'addressPrefix'],
      ['address_prefixes', 'addressPrefixes'],
    ]),
    ...(group ? [reference('networkSecurityGroup', group)] : []),
    ...(table ? [reference('routeTable', table)] : []),
    ...listOf(subnet, 'delegation', 'delegations', delegationItem),
  ];
}

function reference(name: string, id: Value): ObjectProperty {
  const value = mapCases(id, (one) =>
    one.kind === 'null' || (one.kind === 'string' && one.value === '') ? one : objectValue([made('id', one)]),
  );
  return made(name, value);
}

function delegationItem(delegation: ObjectValue): Value {
  const service = inBlock(delegation, 'service_delegation', 'name');
  const own = service ? [made('serviceName', service)] : [];
  return reshaped(delegation, [made('properties', objectValue(own))]);
}

function readNetwork(resource: ObjectValue): readonly ObjectProperty[] {
  const subnetItem = (item: ObjectValue): Value =>
    reshaped(item, [
      ...renamed(item, [['name', 'name']]),
      made('properties', objectValue(subnetProperties(item), item.origin)),
    ]);
  return [properties(resource, listOf(resource, 'subnet', 'subnets', subnetItem))];
}

/** The service's VNet type is `None` where it isn't given. */
function readService(resource: ObjectValue): readonly ObjectProperty[] {
  const sku = argument(resource, 'sku_name');
  const subnetId = inBlock(resource, 'virtual_network_configuration', 'subnet_id');
  const own = [
    ...renamed(resource, [['virtual_network_type', 'virtualNetworkType']]),
    ...network(subnetId),
    ...listOf(resource, 'additional_location', 'additionalLocations', locationItem),
  ];
  return [
    ...(sku ? [made('sku', objectValue([made('name', mapCases(sku, tierOf))]))] : []),
    properties(resource, own),
  ];
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

const readers: Readonly<Record<string, Reader>> = {
  azurerm_network_security_group: readGroup,
  azurerm_network_security_rule: (resource) => [properties(resource, renamed(resource, ruleArguments))],
  azurerm_virtual_network: readNetwork,
  azurerm_subnet: readSubnet,
  azurerm_route_table: readRoutes,
  azurerm_route: (resource) => [properties(resource, renamed(resource, routeArguments))],
  azurerm_api_management: readService,
};

/** The reader of a type; undefined for types that we don't look at. */
export function readerOf(type: string): Reader | undefined {
  return Object.hasOwn(readers, type) ? readers[type] : undefined;
}

/** Whether resources of a type are items of another one: then the element of a loop is what makes each. */
export function isItemType(type: string): boolean {
  return type === 'azurerm_network_security_rule' || type === 'azurerm_route';
}

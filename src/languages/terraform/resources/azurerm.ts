import { otherThanStandIns } from '../../resourceManager/lookup.js';
import type { Origin } from '../../text.js';
import type { ObjectProperty, ObjectValue, Value } from '../../values.js';
import { listValue, objectValue } from '../../values.js';
import { readFragment, readLogger, readPolicy, readService, readStandaloneGateway } from './apiManagement.js';
import type { Reader, Renaming } from './shapes.js';
import {
  argument,
  blocksAs,
  inBlock,
  made,
  mapCases,
  mapItems,
  propertiesOf,
  renamed,
  reshaped,
} from './shapes.js';

/**
 * How azurerm's resources are in Azure Resource Manager: the properties of each type that we look at, by name. Source:
 * the azurerm provider's documentation of each type.
 */

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

function readGroup(resource: ObjectValue, body: Origin | undefined): readonly ObjectProperty[] {
  const found = resource.properties.get('security_rule');
  const rules = found
    ? [{ ...found, name: 'securityRules', value: mapItems(mapCases(found.value, toldByStandIns), ruleItem) }]
    : [];
  if (rules.length > 0 || !body) return [propertiesOf(resource, rules)];
  return [propertiesOf(resource, [made('securityRules', listValue([], body), body)])];
}

/** A list of rules as it is to be judged: any number of rules does what one of them may do. */
function toldByStandIns(value: Value): Value {
  return value.kind === 'list' ? { ...value, open: otherThanStandIns(value) } : value;
}

function readRoutes(resource: ObjectValue): readonly ObjectProperty[] {
  return [propertiesOf(resource, blocksAs('routes', resource, 'route', routeItem))];
}

function readSubnet(resource: ObjectValue): readonly ObjectProperty[] {
  return [propertiesOf(resource, subnetProperties(resource))];
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
    ...blocksAs('delegations', subnet, 'delegation', delegationItem),
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
  return [propertiesOf(resource, blocksAs('subnets', resource, 'subnet', subnetItem))];
}

const readers: Readonly<Record<string, Reader>> = {
  azurerm_network_security_group: readGroup,
  azurerm_network_security_rule: (resource) => [propertiesOf(resource, renamed(resource, ruleArguments))],
  azurerm_virtual_network: readNetwork,
  azurerm_subnet: readSubnet,
  azurerm_route_table: readRoutes,
  azurerm_route: (resource) => [propertiesOf(resource, renamed(resource, routeArguments))],
  azurerm_api_management: readService,
  azurerm_api_management_standalone_gateway: readStandaloneGateway,
  azurerm_api_management_redis_cache: () => [],
  azurerm_api_management_logger: readLogger,
  azurerm_api_management_policy: readPolicy,
  azurerm_api_management_product_policy: readPolicy,
  azurerm_api_management_api_policy: readPolicy,
  azurerm_api_management_api_operation_policy: readPolicy,
  azurerm_api_management_policy_fragment: readFragment,
};

/** The reader of a type; undefined for types that we don't look at. */
export function readerOf(type: string): Reader | undefined {
  return Object.hasOwn(readers, type) ? readers[type] : undefined;
}

/** Whether resources of a type are items of another one: then the element of a loop is what makes each. */
export function isItemType(type: string): boolean {
  return type === 'azurerm_network_security_rule' || type === 'azurerm_route';
}

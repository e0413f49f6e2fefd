import type { Presence } from '../../src/azure/unknown.js';
import type {
  ApiManagementService,
  Declaration,
  NetworkSecurityGroup,
  RouteTable,
  RuleDeclaration,
  RuleField,
  Subnet,
  SubnetAssociation,
} from '../../src/languages/declarations.js';
import type { UnknownValue, Value } from '../../src/languages/values.js';

/**
 * Declarations as short lines, the same for every language:
 *
 *     nsg apim (symbol) if parameters('deploy')
 *       AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443
 *       …and more: parameter 'rules' has no default value
 *     subnet vnet/apim 10.0.0.0/24 nsg=…/networkSecurityGroups/apim
 *     service apim Premium External subnet=…/virtualNetworks/vnet/subnets/apim
 *
 * What isn't known stands in `‹›` as its identity, a missing property is `-`. Ids in the scope that a template is
 * deployed to begin with `…`.
 */
export function printDeclarations(declarations: readonly Declaration[]): readonly string[] {
  return declarations.flatMap(printDeclaration);
}

function printDeclaration(declaration: Declaration): readonly string[] {
  switch (declaration.kind) {
    case 'networkSecurityGroup':
      return printGroup(declaration);
    case 'subnet':
      return [printSubnet(declaration)];
    case 'subnetAssociation':
      return [printAssociation(declaration)];
    case 'routeTable':
      return printRouteTable(declaration);
    case 'serviceFeature':
      return [line('feature', declaration.feature, `of=${printValue(declaration.serviceName)}`)];
    case 'service':
    case 'workspaceGateway':
      return [printService(declaration)];
  }
}

function printGroup(group: NetworkSecurityGroup): readonly string[] {
  const symbol = group.symbol === undefined ? '' : `(${group.symbol})`;
  const directive = group.directive === undefined ? '' : `directive=${group.directive}`;
  const hints = group.hints.length === 0 ? '' : `hints=${group.hints.join(',')}`;
  return [
    line('nsg', printValue(group.name), symbol, directive, hints, printPresence(group.presence)),
    ...group.rules.map(printRule),
    ...printOpen(group.openRules),
  ];
}

/** A rule on one line, indented. */
export function printRule(rule: RuleDeclaration): string {
  const { properties, presence, form } = rule;
  const print = (field: RuleField): string => {
    const property = properties.get(field);
    return property ? printValue(property.value) : '';
  };
  const of = (...fields: RuleField[]): string =>
    fields
      .map(print)
      .filter((text) => text !== '' && text !== '[]')
      .join('+') || '-';
  const ends = (['source', 'destination'] as const).map((side) => {
    const address = of(`${side}AddressPrefix`, `${side}AddressPrefixes`, `${side}ApplicationSecurityGroups`);
    return `${address}:${of(`${side}PortRange`, `${side}PortRanges`)}`;
  });
  const head = ['priority', 'direction', 'access', 'protocol'].map((field) => of(field as RuleField));
  return `  ${line(`${of('name')}:`, ...head, ends.join(' -> '), form === 'inline' ? '' : form, printPresence(presence))}`;
}

function printSubnet(subnet: Subnet): string {
  const { id, addressPrefixes, networkSecurityGroupId, routeTableId, delegations, presence } = subnet;
  return line(
    'subnet',
    printId(id).replace('…/Microsoft.Network/virtualNetworks/', '').replace('/subnets/', '/'),
    addressPrefixes.map(printValue).join(','),
    reference('nsg', networkSecurityGroupId),
    reference('routes', routeTableId),
    delegations.length === 0 ? '' : `delegations=${delegations.map(printValue).join(',')}`,
    printPresence(presence),
  );
}

function printAssociation({ subnetId, networkSecurityGroupId, presence }: SubnetAssociation): string {
  return line(
    'association',
    reference('subnet', subnetId),
    reference('nsg', networkSecurityGroupId),
    printPresence(presence),
  );
}

function printService(service: ApiManagementService): string {
  const { additionalLocations } = service;
  const symbol = service.symbol === undefined ? '' : `(${service.symbol})`;
  const further =
    'reason' in additionalLocations
      ? [`further=${printValue(additionalLocations)}`]
      : additionalLocations.map(
          ({ location, subnetId }) => `further=${printOptional(location)}@${printOptionalId(subnetId)}`,
        );
  return line(
    service.kind === 'service' ? 'service' : 'gateway',
    printValue(service.name),
    symbol,
    printOptional(service.skuName),
    printOptional(service.virtualNetworkType),
    reference('subnet', service.subnetId),
    ...further,
    printPresence(service.presence),
  );
}

function printRouteTable(table: RouteTable): readonly string[] {
  return [
    line('routes', printValue(table.name), printPresence(table.presence)),
    ...table.routes.map(
      ({ name, addressPrefix, nextHopType, presence }) =>
        `  ${line(`${printValue(name)}:`, printOptional(addressPrefix), '->', printOptional(nextHopType), printPresence(presence))}`,
    ),
    ...printOpen(table.openRoutes),
  ];
}

function printOpen(open: UnknownValue | undefined): readonly string[] {
  return open ? [`  …and more: ${open.reason}`] : [];
}

function reference(name: string, id: Value | undefined): string {
  return id ? `${name}=${printId(id)}` : '';
}

function printOptional(value: Value | undefined): string {
  return value ? printValue(value) : '-';
}

function printOptionalId(value: Value | undefined): string {
  return value ? printId(value) : '-';
}

function printId(id: Value): string {
  return printValue(id).replaceAll(
    '/subscriptions/‹subscription().subscriptionId›/resourceGroups/‹resourceGroup().name›/providers',
    '…',
  );
}

/** When something exists, as `if a & !b`; empty for always. */
export function printPresence(presence: Presence): string {
  if (presence.length === 0) return '';
  return `if ${presence.map(({ identity, holds }) => (holds ? identity : `!${identity}`)).join(' & ')}`;
}

export function printValue(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'string':
      return value.value;
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'list': {
      const items = value.items.map((item) => line(printValue(item.value), printPresence(item.presence)));
      return `[${[...items, ...(value.open ? [`…${printValue(value.open)}`] : [])].join(', ')}]`;
    }
    case 'object': {
      const properties = [...value.properties.values()].map(
        ({ name, value: inner }) => `${name}: ${printValue(inner)}`,
      );
      return `{${[...properties, ...(value.open ? [`…${printValue(value.open)}`] : [])].join(', ')}}`;
    }
    case 'unknown':
      return printUnknown(value);
  }
}

function printUnknown({ identity, parts, alternatives }: UnknownValue): string {
  if (alternatives) {
    return `(${alternatives.map((one) => line(printValue(one.value), printPresence(one.presence))).join(' | ')})`;
  }
  return (
    parts?.map((part) => (typeof part === 'string' ? part : `‹${part.identity}›`)).join('') ?? `‹${identity}›`
  );
}

function line(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

import type { Parts } from '../languages/arm/check.js';
import { group, rule } from '../languages/arm/check.js';

const subnetId = (name: string): string =>
  `[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', '${name}')]`;
const groupId = "[resourceId('Microsoft.Network/networkSecurityGroups', 'nsg')]";

/** What of a network in one template is other than usual. */
export interface NetworkParts {
  /** Properties of the service; `sku` is the name of its tier, `location` its region. */
  readonly service?: {
    readonly sku?: string;
    readonly location?: string;
    readonly [property: string]: unknown;
  };
  /** Properties of the subnet; its NSG is the one declared unless said otherwise. */
  readonly subnet?: object;
  readonly rules?: readonly string[];
  /** What the metadata of the NSG says of how it is to be checked. */
  readonly directive?: string;
  /** Whether the NSG is on another subnet, too. */
  readonly otherSubnet?: boolean;
  readonly routes?: readonly object[];
  readonly more?: readonly object[];
}

/** A template of an API Management service in a subnet with an NSG: classic and internal, if not said otherwise. */
export function network({
  service = {},
  subnet = {},
  rules = [],
  directive,
  otherSubnet,
  routes,
  more = [],
}: NetworkParts): Parts {
  const { sku = 'Premium', location, ...properties } = service;
  const networkSecurityGroup = { id: groupId };
  const routeTable = { id: "[resourceId('Microsoft.Network/routeTables', 'rt')]" };
  const subnets = [
    {
      name: 'apim',
      properties: {
        addressPrefix: '10.0.0.0/24',
        networkSecurityGroup,
        ...(routes ? { routeTable } : {}),
        ...subnet,
      },
    },
    ...(otherSubnet
      ? [{ name: 'other', properties: { addressPrefix: '10.0.1.0/24', networkSecurityGroup } }]
      : []),
  ];
  return {
    resources: [
      group('nsg', rules.map(rule), directive === undefined ? {} : { metadata: { apimNsg: directive } }),
      { type: 'Microsoft.Network/virtualNetworks', name: 'vnet', properties: { subnets } },
      {
        type: 'Microsoft.ApiManagement/service',
        name: 'apim',
        ...(location === undefined ? {} : { location }),
        sku: { name: sku },
        properties: {
          virtualNetworkType: 'Internal',
          virtualNetworkConfiguration: { subnetResourceId: subnetId('apim') },
          ...properties,
        },
      },
      ...(routes ? [{ type: 'Microsoft.Network/routeTables', name: 'rt', properties: { routes } }] : []),
      ...more,
    ],
  };
}

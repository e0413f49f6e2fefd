import { check, group } from './check.js';

const network = (subnets: unknown, more: object = {}): object => ({
  type: 'Microsoft.Network/virtualNetworks',
  name: 'vnet',
  ...more,
  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets },
});

const nsgId = "[resourceId('Microsoft.Network/networkSecurityGroups', 'apim')]";
const subnetId = "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apim')]";

describe('subnets in ARM templates', () => {
  it('stand in their network or by themselves', () => {
    const properties = {
      addressPrefix: '10.0.0.0/24',
      networkSecurityGroup: { id: nsgId },
      routeTable: { id: "[resourceId('Microsoft.Network/routeTables', 'rt')]" },
      delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.Web/serverFarms' } }],
    };
    const line =
      'subnet vnet/apim 10.0.0.0/24 nsg=…/Microsoft.Network/networkSecurityGroups/apim' +
      ' routes=…/Microsoft.Network/routeTables/rt delegations=Microsoft.Web/serverFarms';
    check({ resources: [network([{ name: 'apim', properties }])] }, line);
    check(
      { resources: [{ type: 'Microsoft.Network/virtualNetworks/subnets', name: 'vnet/apim', properties }] },
      line,
    );
    check(
      { resources: [network(undefined, { resources: [{ type: 'subnets', name: 'apim', properties }] })] },
      line,
    );
  });

  it('may have several prefixes, some of them not known', () => {
    check(
      {
        parameters: { prefix: { type: 'string' } },
        resources: [
          network([
            { name: 'a', properties: { addressPrefixes: ['10.0.1.0/24', "[parameters('prefix')]"] } },
            { name: "[parameters('prefix')]", properties: { networkSecurityGroup: null } },
            { name: 'c' },
          ]),
        ],
      },
      'subnet vnet/a 10.0.1.0/24,‹parameters("prefix")›',
      'subnet vnet/‹parameters("prefix")›',
      'subnet vnet/c',
    );
  });

  it('have an NSG under a condition', () => {
    check(
      {
        parameters: { secure: { type: 'bool' } },
        resources: [
          network([
            {
              name: 'apim',
              properties: {
                networkSecurityGroup: "[if(parameters('secure'), createObject('id', 'x'), null())]",
              },
            },
          ]),
        ],
      },
      'subnet vnet/apim nsg=(x if parameters("secure") | null if !parameters("secure"))',
    );
  });
});

describe('API Management in ARM templates', () => {
  it('is a service in a subnet, with further regions', () => {
    check(
      {
        resources: [
          {
            type: 'Microsoft.ApiManagement/service',
            name: 'api',
            sku: { name: 'Premium', capacity: 1 },
            properties: {
              virtualNetworkType: 'External',
              virtualNetworkConfiguration: { subnetResourceId: subnetId },
              additionalLocations: [
                {
                  location: 'West Europe',
                  virtualNetworkConfiguration: { subnetResourceId: "[concat('/x/', 'y')]" },
                },
              ],
            },
          },
          { type: 'Microsoft.ApiManagement/service', name: 'plain', sku: { name: 'Developer' } },
          { type: 'Microsoft.ApiManagement/service/apis', name: 'api/echo' },
        ],
      },
      'service api Premium External subnet=…/Microsoft.Network/virtualNetworks/vnet/subnets/apim further=West Europe@/x/y',
      'service plain Developer -',
    );
  });

  it('is a gateway of workspaces', () => {
    check(
      {
        resources: [
          {
            type: 'Microsoft.ApiManagement/gateways',
            name: 'gw',
            sku: { name: 'WorkspaceGatewayPremium' },
            properties: { virtualNetworkType: 'Internal', backend: { subnet: { id: subnetId } } },
          },
        ],
      },
      'gateway gw WorkspaceGatewayPremium Internal subnet=…/Microsoft.Network/virtualNetworks/vnet/subnets/apim',
    );
  });

  it('has what is not known of it as such', () => {
    check(
      {
        parameters: { sku: { type: 'string' }, more: { type: 'array' } },
        resources: [
          {
            type: 'Microsoft.ApiManagement/service',
            name: 'api',
            sku: { name: "[parameters('sku')]" },
            properties: {
              virtualNetworkType: "[if(equals(parameters('sku'), 'Premium'), 'Internal', 'None')]",
              additionalLocations: "[parameters('more')]",
            },
          },
        ],
      },
      'service api ‹parameters("sku")› (Internal if equals(parameters("sku"), "Premium") | None if !equals(parameters("sku"), "Premium")) further=‹parameters("more")›',
    );
  });
});

describe('route tables in ARM templates', () => {
  it('have their routes in a list or as resources', () => {
    const properties = { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance' };
    check(
      {
        resources: [
          {
            type: 'Microsoft.Network/routeTables',
            name: 'rt',
            properties: { routes: [{ name: 'all', properties }] },
          },
          {
            type: 'Microsoft.Network/routeTables/routes',
            name: 'rt/apim',
            properties: { addressPrefix: 'ApiManagement', nextHopType: 'Internet' },
          },
          { type: 'Microsoft.Network/routeTables/routes', name: 'hub/all', properties },
        ],
      },
      'routes rt',
      '  all: 0.0.0.0/0 -> VirtualAppliance',
      '  apim: ApiManagement -> Internet',
      'routes hub',
      '  all: 0.0.0.0/0 -> VirtualAppliance',
      '  …and more: the other routes of the table are declared elsewhere',
    );
  });
});

describe('references between resources of ARM templates', () => {
  const subnets = [{ name: 'apim', properties: { addressPrefix: '10.0.0.0/24' } }];
  const service = (subnetResourceId: string): object => ({
    type: 'Microsoft.ApiManagement/service',
    name: 'api',
    sku: { name: 'Premium' },
    properties: { virtualNetworkType: 'Internal', virtualNetworkConfiguration: { subnetResourceId } },
  });
  const line = 'service api Premium Internal subnet=…/Microsoft.Network/virtualNetworks/vnet/subnets/apim';

  it('tell the ids of subnets by their number', () => {
    const reference =
      "[reference(resourceId('Microsoft.Network/virtualNetworks', 'vnet'), '2023-09-01').subnets[0].id]";
    check({ resources: [network(subnets), service(reference)] }, 'subnet vnet/apim 10.0.0.0/24', line);
    const byName = "[reference('vnet').subnets[0].id]";
    check({ resources: [network(subnets), service(byName)] }, 'subnet vnet/apim 10.0.0.0/24', line);
    const full = "[reference('vnet', '2023-09-01', 'Full').properties.subnets[0].id]";
    check({ resources: [network(subnets), service(full)] }, 'subnet vnet/apim 10.0.0.0/24', line);
  });

  it('go by symbolic names in language version 2.0', () => {
    check(
      {
        languageVersion: '2.0',
        resources: {
          vnet: network(subnets),
          'vnet::other': {
            existing: true,
            type: 'Microsoft.Network/virtualNetworks/subnets',
            name: "[format('{0}/{1}', 'vnet', 'other')]",
          },
          nsgs: group("[format('nsg{0}', copyIndex())]", [], { copy: { name: 'nsgs', count: 2 } }),
          apim: {
            ...service("[reference('vnet').subnets[0].id]"),
          },
          shared: {
            type: 'Microsoft.Network/virtualNetworks/subnets',
            name: 'vnet/shared',
            properties: { networkSecurityGroup: { id: "[resourceInfo('nsgs[1]').id]" } },
          },
          gateway: {
            type: 'Microsoft.ApiManagement/gateways',
            name: 'gw',
            properties: { backend: { subnet: { id: "[resourceInfo('vnet::other').id]" } } },
          },
        },
      },
      'nsg nsg0 (nsgs)',
      'nsg nsg1 (nsgs)',
      'subnet vnet/apim 10.0.0.0/24',
      'subnet vnet/shared nsg=…/Microsoft.Network/networkSecurityGroups/nsg1',
      line.replace('api ', 'api (apim) '),
      'gateway gw (gateway) - - subnet=…/Microsoft.Network/virtualNetworks/vnet/subnets/other',
    );
  });
});

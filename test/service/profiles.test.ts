import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { serviceOver } from '../checks/check.js';
import type { NetworkParts } from '../checks/network.js';
import { network } from '../checks/network.js';
import { template } from '../languages/arm/check.js';

/** The profile and VNet type of the only NSG of a file: `classic-internal Internal`. */
async function profileIn(text: string, uri: string): Promise<string> {
  const report = await serviceOver(text, {}, uri).check([uri], neverCancelled);
  const [group, ...others] = report.networkSecurityGroups;
  assert.ok(group);
  assert.deepEqual(others, []);
  return `${group.checked} ${group.profile ?? '-'} ${group.vnetType}`;
}

const late = { parameters: { late: { type: 'string' } } };
const unknown = "[parameters('late')]";
const delegatedTo = (serviceName: string): object => ({
  delegations: [{ name: 'd', properties: { serviceName } }],
});
const farms = delegatedTo('Microsoft.Web/serverFarms');
const environments = delegatedTo('Microsoft.Web/hostingEnvironments');

const gateway = (virtualNetworkType: string): NetworkParts => ({
  service: { virtualNetworkType: 'None' },
  more: [
    {
      type: 'Microsoft.ApiManagement/gateways',
      name: 'gw',
      sku: { name: 'WorkspaceGatewayPremium' },
      properties: {
        virtualNetworkType,
        backend: {
          subnet: { id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apim')]" },
        },
      },
    },
  ],
});

const deployed = (sku: string, virtualNetworkType: string, subnet: object = {}): NetworkParts => ({
  service: { sku, virtualNetworkType },
  subnet,
});

const cases: readonly (readonly [what: string, parts: NetworkParts, profile: string])[] = [
  ['Developer, External', deployed('Developer', 'External'), 'classic-external External'],
  ['Premium, internal in lower case', deployed('premium', 'internal'), 'classic-internal Internal'],
  ['Isolated, Internal', deployed('Isolated', 'Internal'), 'classic-internal Internal'],
  ['Premium of a type not known: the rows of both', deployed('Premium', unknown), 'classic-internal unknown'],
  ['Premium of a type that there is not', deployed('Premium', 'Sideways'), 'classic-internal unknown'],
  [
    'a tier not known, in a subnet that is delegated to what is not',
    deployed(unknown, 'Internal', delegatedTo(unknown)),
    'classic-internal Internal',
  ],
  ['a tier not known', deployed(unknown, 'External'), 'classic-external External'],
  ['a tier not known, injected', deployed(unknown, 'Internal', environments), 'v2-injection unknown'],
  ['a tier not known, integrated', deployed(unknown, 'External', farms), 'v2-integration unknown'],
  ['Premium v2, Internal', deployed('PremiumV2', 'Internal', environments), 'v2-injection unknown'],
  ['Premium v2, External', deployed('PremiumV2', 'External', farms), 'v2-integration unknown'],
  ['Standard v2, External', deployed('StandardV2', 'External', farms), 'v2-integration unknown'],
  ['Standard v2 is never injected', deployed('StandardV2', 'Internal'), 'v2-integration unknown'],
  ['a workspace gateway, Internal', gateway('Internal'), 'workspace-injection unknown'],
  ['a workspace gateway, External', gateway('External'), 'workspace-integration unknown'],
];

describe('the profile of an NSG follows from the service', () => {
  for (const [what, parts, profile] of cases) {
    it(`in an ARM template: ${what}`, async () => {
      const text = template({ ...late, ...network(parts) });
      assert.equal(await profileIn(text, 'file:///repo/main.json'), `linked ${profile}`);
    });
  }

  it('or, where none is known, from the delegation of its subnet', async () => {
    const rules = ['Management 100 Inbound Allow Tcp ApiManagement:* -> VirtualNetwork:3443'];
    const profileOn = (subnet: object): Promise<string> => {
      const text = template(network({ service: { virtualNetworkType: 'None' }, subnet, rules }));
      return profileIn(text, 'file:///repo/main.json');
    };
    assert.equal(await profileOn({}), 'evidence classic-internal unknown');
    assert.equal(await profileOn(environments), 'evidence v2-injection unknown');
    assert.equal(await profileOn(farms), 'evidence v2-integration unknown');
  });

  const bicep = (resource: string): string => `
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg'
}

resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: {
    subnets: [{ name: 'gateway', properties: { networkSecurityGroup: { id: nsg.id } } }]
  }
}

${resource}
`;
  const subnetInBicep = 'vnet.properties.subnets[0].id';

  it('in Bicep', async () => {
    const service = (sku: string, type: string): string =>
      bicep(`resource apim 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'apim'
  sku: { name: '${sku}', capacity: 1 }
  properties: {
    virtualNetworkType: '${type}'
    virtualNetworkConfiguration: { subnetResourceId: ${subnetInBicep} }
  }
}`);
    const uri = 'file:///repo/main.bicep';
    assert.equal(await profileIn(service('Premium', 'External'), uri), 'linked classic-external External');
    assert.equal(await profileIn(service('PremiumV2', 'Internal'), uri), 'linked v2-injection unknown');
    assert.equal(
      await profileIn(
        bicep(`resource gateway 'Microsoft.ApiManagement/gateways@2024-05-01' = {
  name: 'gw'
  sku: { name: 'WorkspaceGatewayPremium', capacity: 1 }
  properties: { virtualNetworkType: 'Internal', backend: { subnet: { id: ${subnetInBicep} } } }
}`),
        uri,
      ),
      'linked workspace-injection unknown',
    );
  });

  const terraform = (resource: string): string => `
resource "azurerm_network_security_group" "gateway" {
  name                = "nsg"
  location            = "westeurope"
  resource_group_name = "rg"
}

resource "azurerm_subnet" "gateway" {
  name                 = "gateway"
  resource_group_name  = "rg"
  virtual_network_name = "vnet"
  address_prefixes     = ["10.0.0.0/24"]
}

resource "azurerm_subnet_network_security_group_association" "gateway" {
  subnet_id                 = azurerm_subnet.gateway.id
  network_security_group_id = azurerm_network_security_group.gateway.id
}

${resource}
`;

  it('in Terraform', async () => {
    const service = (sku: string, type: string): string =>
      terraform(`resource "azurerm_api_management" "main" {
  name                 = "apim"
  location             = "westeurope"
  resource_group_name  = "rg"
  sku_name             = "${sku}"
  virtual_network_type = "${type}"

  virtual_network_configuration {
    subnet_id = azurerm_subnet.gateway.id
  }
}`);
    const uri = 'file:///repo/main.tf';
    assert.equal(
      await profileIn(service('Developer_1', 'Internal'), uri),
      'linked classic-internal Internal',
    );
    assert.equal(await profileIn(service('PremiumV2_1', 'Internal'), uri), 'linked v2-injection unknown');
    const standalone = (type: string): string =>
      terraform(`resource "azurerm_api_management_standalone_gateway" "main" {
  name                 = "gw"
  location             = "westeurope"
  resource_group_name  = "rg"
  virtual_network_type = "${type}"
  backend_subnet_id    = azurerm_subnet.gateway.id

  sku {
    name     = "WorkspaceGatewayPremium"
    capacity = 1
  }
}`);
    assert.equal(await profileIn(standalone('External'), uri), 'linked workspace-integration unknown');
    assert.equal(await profileIn(standalone('Internal'), uri), 'linked workspace-injection unknown');
    const azapi = terraform(`resource "azapi_resource" "main" {
  type      = "Microsoft.ApiManagement/gateways@2024-05-01"
  name      = "gw"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  body = {
    sku        = { name = "WorkspaceGatewayPremium" }
    properties = { virtualNetworkType = "Internal", backend = { subnet = { id = azurerm_subnet.gateway.id } } }
  }
}`);
    assert.equal(await profileIn(azapi, uri), 'linked workspace-injection unknown');
  });
});

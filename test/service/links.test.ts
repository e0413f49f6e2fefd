import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { serviceOver } from '../checks/check.js';
import { network } from '../checks/network.js';
import { group, template } from '../languages/arm/check.js';

/** Each link of each NSG on a line, `service apim > subnet apim > networkSecurityGroup nsg`, after NSG and profile. */
async function linksOf(text: string, uri: string): Promise<readonly string[]> {
  const report = await serviceOver(text, {}, uri).check([uri], neverCancelled);
  return report.networkSecurityGroups.flatMap(({ name, profile, links }) => [
    `${name}: ${profile ?? '-'}`,
    ...links.map((link) => link.map((step) => `${step.kind} ${step.name}`.trim()).join(' > ')),
  ]);
}

const inTemplate = (parts: Parameters<typeof network>[0]): Promise<readonly string[]> =>
  linksOf(template(network(parts)), 'file:///repo/main.json');

const subnetId = (vnet: string, subnet: string): string =>
  `[resourceId('Microsoft.Network/virtualNetworks/subnets', '${vnet}', '${subnet}')]`;

const service = (name: string, virtualNetworkType: string, subnetResourceId: string): object => ({
  type: 'Microsoft.ApiManagement/service',
  name,
  sku: { name: 'Premium' },
  properties: { virtualNetworkType, virtualNetworkConfiguration: { subnetResourceId } },
});

describe('links from services to NSGs', () => {
  it('go by the subnet', async () => {
    assert.deepEqual(await inTemplate({}), [
      'nsg: classic-internal',
      'service apim > subnet apim > networkSecurityGroup nsg',
    ]);
  });

  it('go from each service and region that shares the NSG, which meets the most demanding one', async () => {
    const links = await inTemplate({
      otherSubnet: true,
      service: {
        additionalLocations: [
          { location: 'x', virtualNetworkConfiguration: { subnetResourceId: subnetId('vnet', 'other') } },
        ],
      },
      more: [service('edge', 'External', subnetId('vnet', 'other'))],
    });
    assert.deepEqual(links, [
      'nsg: classic-external',
      'service apim > subnet apim > networkSecurityGroup nsg',
      'service apim > subnet other > networkSecurityGroup nsg',
      'service edge > subnet other > networkSecurityGroup nsg',
    ]);
  });

  it('go by an association in Terraform', async () => {
    const text = `
resource "azurerm_virtual_network" "main" {
  name                = "vnet"
  location            = "westeurope"
  resource_group_name = "rg"
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "apim" {
  name                 = "snet-apim"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.0.0.0/24"]
}

resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"
}

resource "azurerm_subnet_network_security_group_association" "apim" {
  subnet_id                 = azurerm_subnet.apim.id
  network_security_group_id = azurerm_network_security_group.apim.id
}

resource "azurerm_api_management" "main" {
  name                 = "apim"
  location             = "westeurope"
  resource_group_name  = "rg"
  publisher_name       = "p"
  publisher_email      = "p@example.com"
  sku_name             = "Premium_1"
  virtual_network_type = "External"

  virtual_network_configuration {
    subnet_id = azurerm_subnet.apim.id
  }
}
`;
    assert.deepEqual(await linksOf(text, 'file:///repo/main.tf'), [
      'nsg-apim: classic-external',
      'service apim > subnet snet-apim > association > networkSecurityGroup nsg-apim',
    ]);
  });
});

describe('an NSG that is on no subnet', () => {
  const late = "[parameters('late')]";

  /** Why it is checked that its name speaks of API Management, beside these services. */
  async function checkedBeside(...services: readonly object[]): Promise<string | undefined> {
    const [, vnet] = network({}).resources as readonly object[];
    const resources = [group('nsg', []), vnet, group('nsg-apim', []), ...services];
    const uri = 'file:///repo/main.json';
    const text = template({ parameters: { late: { type: 'string' } }, resources });
    const report = await serviceOver(text, {}, uri).check([uri], neverCancelled);
    return report.networkSecurityGroups.find(({ name }) => name === 'nsg-apim')?.checked;
  }

  it('is checked by its name alone as long as it is not known where every service is', async () => {
    const placed = service('apim', 'Internal', subnetId('vnet', 'apim'));
    const unknown = service('edge', 'Internal', late);
    assert.equal(await checkedBeside(), 'evidence');
    assert.equal(await checkedBeside(unknown), 'evidence');
    assert.equal(await checkedBeside(placed, unknown), 'evidence');
    assert.equal(await checkedBeside(placed), 'no');
    assert.equal(await checkedBeside(service('edge', 'None', late)), 'no');
    assert.equal(await checkedBeside(placed, service('edge', 'None', late)), 'no');
  });
});

describe('an NSG that a subnet may have instead of another', () => {
  const bicep = (conditional: string, edge: string): string => `
param isPremium bool

resource guarded 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: { securityRules: [] }
}

resource fallback 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-default'
}

resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: {
    subnets: [
      {
        name: 'apim'
        properties: {
          addressPrefix: '10.0.0.0/24'
          networkSecurityGroup: ${conditional}
        }
      }
      { name: 'edge', properties: { networkSecurityGroup: ${edge} } }
    ]
  }
}

resource apim 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'apim'
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    virtualNetworkType: 'Internal'
    virtualNetworkConfiguration: { subnetResourceId: vnet.properties.subnets[0].id }
    additionalLocations: [
      { location: 'x', virtualNetworkConfiguration: { subnetResourceId: vnet.properties.subnets[1].id } }
    ]
  }
}
`;
  const checkedOf = async (conditional: string, edge = 'null'): Promise<readonly string[]> => {
    const uri = 'file:///repo/main.bicep';
    const report = await serviceOver(bicep(conditional, edge), {}, uri).check([uri], neverCancelled);
    return report.networkSecurityGroups.map(({ name, checked }) => `${name}: ${checked}`);
  };

  it('is checked only where it is evidently meant for the service', async () => {
    assert.deepEqual(await checkedOf('{ id: isPremium ? guarded.id : fallback.id }'), [
      'nsg-apim: linked',
      'nsg-default: no',
    ]);
  });

  it('is checked where it certainly is on the subnet of another region', async () => {
    assert.deepEqual(await checkedOf('{ id: isPremium ? guarded.id : fallback.id }', '{ id: fallback.id }'), [
      'nsg-apim: linked',
      'nsg-default: linked',
    ]);
  });

  it('is checked where the choice is between an NSG and none', async () => {
    assert.deepEqual(await checkedOf('isPremium ? { id: fallback.id } : null'), [
      'nsg-apim: no',
      'nsg-default: linked',
    ]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { template } from '../languages/arm/check.js';
import { afterFix, check, checkTerraform, serviceOver } from './check.js';
import type { NetworkParts } from './network.js';
import { network } from './network.js';

const denyOut = 'OutNone 4096 Outbound Deny * *:* -> *:*';
const allow = (tag: string, port: number, priority = 100): string =>
  `${tag.replace('.', '')} ${priority} Outbound Allow Tcp VirtualNetwork:* -> ${tag}:${port}`;
const parameters = { late: { type: 'string' } };

const parts = (location: string, rules: readonly string[], more: object = {}): NetworkParts => ({
  service: { location, ...more },
  rules: [...rules, denyOut],
});

/** Asserts what becomes of a requirement. */
async function status(requirement: string, source: NetworkParts, expected: string): Promise<void> {
  const text = template({ parameters, ...network(source) });
  const uri = 'file:///repo/main.json';
  const report = await serviceOver(text, { features: ['event-hub'] }).check([uri], neverCancelled);
  const [group] = report.networkSecurityGroups;
  assert.equal(group?.requirements.find(({ id }) => id === requirement)?.status, expected);
}

const storage = (location: string, tag: string, expected: string, more: object = {}): Promise<void> =>
  status('storage-outbound', parts(location, [allow(tag, 443)], more), expected);

const azurerm = (location: string): string => `
resource "azurerm_api_management" "main" {
  name                 = "apim"
  location             = "${location}"
  resource_group_name  = "rg"
  sku_name             = "Premium_1"
  virtual_network_type = "Internal"

  virtual_network_configuration {
    subnet_id = azurerm_subnet.apim.id
  }
}
`;

const azapi = (location: string): string => `
resource "azapi_resource" "main" {
  type      = "Microsoft.ApiManagement/service@2024-05-01"
  name      = "apim"
  location  = "${location}"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  body = {
    sku = { name = "Premium", capacity = 1 }
    properties = {
      virtualNetworkType          = "Internal"
      virtualNetworkConfiguration = { subnetResourceId = azurerm_subnet.apim.id }
    }
  }
}
`;

/** A module of an NSG that opens storage of North Europe only, and a service. */
const terraform = (service: string): string => `
resource "azurerm_network_security_group" "apim" {
  name                = "nsg"
  location            = "westeurope"
  resource_group_name = "rg"

  security_rule {
    name                       = "Storage"
    priority                   = 100
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "VirtualNetwork"
    destination_port_range     = "443"
    destination_address_prefix = "Storage.NorthEurope"
  }

  security_rule {
    name                       = "None"
    priority                   = 4096
    direction                  = "Outbound"
    access                     = "Deny"
    protocol                   = "*"
    source_port_range          = "*"
    source_address_prefix      = "*"
    destination_port_range     = "*"
    destination_address_prefix = "*"
  }
}

resource "azurerm_subnet" "apim" {
  name                 = "apim"
  resource_group_name  = "rg"
  virtual_network_name = "vnet"
  address_prefixes     = ["10.0.0.0/24"]
}

resource "azurerm_subnet_network_security_group_association" "apim" {
  subnet_id                 = azurerm_subnet.apim.id
  network_security_group_id = azurerm_network_security_group.apim.id
}
${service}`;

describe('service tags of a region', () => {
  it('meet a requirement of a service in that region, however it is spelled', async () => {
    await storage('westeurope', 'Storage.WestEurope', 'allowed');
    await storage('West Europe', 'storage.westeurope', 'allowed');
    await storage('francecentral', 'Storage.CentralFrance', 'allowed');
    await storage('westeurope', 'AzureCloud.westeurope', 'allowed');
    await status('sql-outbound', parts('westus2', [allow('Sql.WestUS2', 1433)]), 'allowed');
  });

  it('do not meet it in another region', async () => {
    await storage('westeurope', 'Storage.NorthEurope', 'missing');
    await storage('westeurope', 'AzureCloud.northeurope', 'missing');
    await status('sql-outbound', parts('westus', [allow('Sql.WestUS2', 1433)]), 'missing');
  });

  it('are taken as meant where one of the regions is not known', async () => {
    await storage("[parameters('late')]", 'Storage.NorthEurope', 'allowed');
    await storage('westeurope', 'Storage.Atlantis', 'allowed');
    await storage('westeurope', "[concat('Storage.',parameters('late'))]", 'allowed');
  });

  it('are needed of the primary region, too, in a further one', async () => {
    const further = {
      additionalLocations: [
        {
          location: 'northeurope',
          virtualNetworkConfiguration: {
            subnetResourceId: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apim')]",
          },
        },
      ],
      virtualNetworkConfiguration: { subnetResourceId: '/elsewhere' },
    };
    await storage('westeurope', 'Storage.NorthEurope', 'missing', further);
    await storage('westeurope', 'Storage.WestEurope', 'missing', further);
    await storage('westeurope', 'Storage', 'allowed', further);
    const both = [allow('Storage.NorthEurope', 443), allow('Storage.WestEurope', 443, 110)];
    await status('storage-outbound', parts('westeurope', both, further), 'allowed');
  });

  it('may be of any region for event hubs, which may be anywhere, and for the v2 tiers', async () => {
    const hub = 'Hub 100 Outbound Allow Tcp VirtualNetwork:* -> EventHub.WestUS:443-5672';
    await status('event-hub-outbound', parts('westeurope', [hub]), 'allowed');
    await storage('westeurope', 'Storage.NorthEurope', 'allowed', { sku: 'PremiumV2' });
    const subnetResourceId = "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apim')]";
    const beside = {
      type: 'Microsoft.ApiManagement/service',
      name: 'v2',
      location: 'westeurope',
      sku: { name: 'PremiumV2' },
      properties: {
        virtualNetworkType: 'Internal',
        virtualNetworkConfiguration: { subnetResourceId },
      },
    };
    const source = parts('westeurope', [allow('Storage.NorthEurope', 443)]);
    await status('storage-outbound', { ...source, more: [beside] }, 'missing');
  });

  it('are told as wrong, with the tag of all regions to write', async () => {
    const source = network({
      service: { location: 'westeurope' },
      rules: [allow('Storage.NorthEurope', 443), denyOut],
    });
    await check('wrong-rule', source, [
      'error «"Storage.NorthEurope"» Rule \'StorageNorthEurope\' names Storage.NorthEurope, which leaves out westeurope, where the service is; write Storage, or the tag of that region. No rule allows outbound TCP 443 to Storage: it is dropped',
    ]);
    const after = await afterFix('wrong-rule', source, "Write Storage in 'StorageNorthEurope'");
    assert.match(after, /"destinationAddressPrefix": "Storage"/);
    await check('wrong-rule', after, []);
  });

  it('are compared with the location that a service has in Terraform', async () => {
    const said = (service: string, ...expected: readonly string[]): Promise<void> =>
      checkTerraform('wrong-rule', terraform(service), expected);
    const wrong =
      'error «"Storage.NorthEurope"» Rule \'Storage\' names Storage.NorthEurope, which leaves out westeurope';
    await said(azurerm('West Europe'), wrong);
    await said(azurerm('North Europe'));
    await said(azapi('westeurope'), wrong);
    await said(azapi('northeurope'));
  });

  it('of a deny take the traffic of that region only', async () => {
    const deny = (tag: string): string => `Closed 100 Outbound Deny Tcp *:* -> ${tag}:443`;
    const rules = (tag: string): string[] => [deny(tag), allow('Storage', 443, 110)];
    await status('storage-outbound', parts('westeurope', rules('Storage.WestEurope')), 'blocked');
    await status('storage-outbound', parts('westeurope', rules('Storage.NorthEurope')), 'allowed');
  });
});

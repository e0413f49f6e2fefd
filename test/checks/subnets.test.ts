import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { DiagnosticCode } from '../../src/workspace/diagnosticCodes.js';
import type { NetworkParts } from './network.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { template } from '../languages/arm/check.js';
import { check, checkTerraform, serviceOver } from './check.js';
import { network } from './network.js';

const templateUri = 'file:///repo/main.json';
const parameters = { known: { type: 'string' }, late: { type: 'object' }, open: { type: 'bool' } };

const said = (code: DiagnosticCode, parts: NetworkParts, ...expected: readonly string[]): Promise<void> =>
  check(code, { parameters, ...network(parts) }, expected);

const inSubnet = {
  subnetResourceId: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apim')]",
};

/** A further service in the subnet, of a tier. */
const another = (name: string, tier: string, more: object = {}): object => ({
  type: 'Microsoft.ApiManagement/service',
  name,
  sku: { name: tier },
  properties: { virtualNetworkType: 'Internal', virtualNetworkConfiguration: inSubnet, ...more },
});
const classic = (name: string): object => another(name, 'Premium');
const v2 = (name: string): object => another(name, 'PremiumV2');

describe('no-nsg', () => {
  const bare = { networkSecurityGroup: undefined };

  it('is said of the subnet of a service', async () => {
    await said(
      'no-nsg',
      { subnet: bare },
      "error «\"apim\"» Subnet 'apim' has no network security group, but API Management 'apim' is in it. Without one the load balancer lets nothing in",
    );
    await said(
      'no-nsg',
      { subnet: bare, service: { sku: 'PremiumV2' } },
      "error «\"apim\"» Subnet 'apim' has no network security group, but API Management 'apim' is in it. Azure requires",
    );
  });

  it('is said of a further region, too', async () => {
    const additionalLocations = [
      {
        location: 'northeurope',
        virtualNetworkConfiguration: {
          subnetResourceId: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'far', 'apim-north')]",
        },
      },
    ];
    const far = {
      type: 'Microsoft.Network/virtualNetworks',
      name: 'far',
      properties: { subnets: [{ name: 'apim-north', properties: {} }] },
    };
    await said(
      'no-nsg',
      { service: { additionalLocations }, more: [far] },
      'error «"apim-north"» Subnet \'apim-north\' has no network security group',
    );
  });

  it('is not said where the subnet has one, or may have one', async () => {
    await said('no-nsg', {});
    await said('no-nsg', { subnet: { networkSecurityGroup: "[parameters('late')]" } });
    await said('no-nsg', {
      subnet: { networkSecurityGroup: "[if(parameters('open'), createObject('id', 'x'), null())]" },
    });
    const again = {
      type: 'Microsoft.Network/virtualNetworks/subnets',
      name: 'vnet/apim',
      properties: { networkSecurityGroup: { id: "[parameters('known')]" } },
    };
    await said('no-nsg', { subnet: bare, more: [again] });
    const linked = {
      type: 'Microsoft.Resources/deployments',
      name: 'more',
      properties: { templateLink: { relativePath: 'missing.json' } },
    };
    await said('no-nsg', { subnet: bare, more: [linked] });
  });

  it('is said once of a subnet that several services are in, or one service twice', async () => {
    const additionalLocations = [{ location: 'x', virtualNetworkConfiguration: inSubnet }];
    const more = [another('edge', 'Premium', { additionalLocations })];
    const source = template({ parameters, ...network({ subnet: bare, more }) });
    const { findings } = await serviceOver(source).check([templateUri], neverCancelled);
    const related = findings
      .filter(({ code }) => code === 'no-nsg')
      .map((finding) => finding.related.map(({ message }) => message));
    assert.deepEqual(related, [
      ["API Management 'apim' is in this subnet", "API Management 'edge' is in this subnet"],
    ]);
  });

  it('is not said where the service may be elsewhere', async () => {
    const elsewhere = "[parameters('known')]";
    await said('no-nsg', { subnet: bare, service: { virtualNetworkType: elsewhere } });
    await said('no-nsg', { subnet: bare, service: { virtualNetworkType: 'None' } });
    const subnetResourceId =
      "[resourceId(parameters('known'), 'Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apim')]";
    await said('no-nsg', {
      subnet: bare,
      service: { virtualNetworkConfiguration: { subnetResourceId } },
    });
  });
});

describe('no-nsg in Terraform, where an association gives a subnet its NSG', () => {
  const subnet = (name: string): string => `
resource "azurerm_subnet" "${name}" {
  name                 = "${name}"
  resource_group_name  = "rg"
  virtual_network_name = "vnet"
}
`;
  const elsewhere =
    '"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/elsewhere"';
  const ofSubnets = (service: string, association: string): string => `
variable "subnet" {}

resource "azurerm_network_security_group" "main" {
  name                = "nsg"
  resource_group_name = "rg"
}

resource "azurerm_subnet_network_security_group_association" "main" {
  subnet_id                 = ${association}
  network_security_group_id = azurerm_network_security_group.main.id
}

resource "azurerm_api_management" "main" {
  name                 = "apim"
  sku_name             = "Premium_1"
  virtual_network_type = "Internal"

  virtual_network_configuration {
    subnet_id = ${service}
  }
}
${subnet('apim')}${subnet('other')}`;
  const finding = 'error «"apim"» Subnet \'apim\' has no network security group';

  it('is said where the association is of another subnet', async () => {
    for (const association of ['azurerm_subnet.other.id', elsewhere])
      await checkTerraform('no-nsg', ofSubnets('azurerm_subnet.apim.id', association), [finding]);
  });

  it('is not said where the association may be of this one', async () => {
    const either = 'var.subnet == "a" ? azurerm_subnet.other.id : azurerm_subnet.apim.id';
    for (const association of ['azurerm_subnet.apim.id', 'var.subnet', either])
      await checkTerraform('no-nsg', ofSubnets('azurerm_subnet.apim.id', association), []);
  });

  it('is not said of a subnet that is declared elsewhere', async () => {
    for (const association of [elsewhere, 'azurerm_subnet.other.id'])
      await checkTerraform('no-nsg', ofSubnets(elsewhere, association), []);
  });
});

describe('wrong-delegation', () => {
  const to = (serviceName: string): object => ({ delegations: [{ name: 'd', properties: { serviceName } }] });
  const farms = to('Microsoft.Web/serverFarms');
  const environments = to('microsoft.web/hostingenvironments');

  it('is said of a classic service in a delegated subnet', async () => {
    await said(
      'wrong-delegation',
      { subnet: farms },
      "error «\"apim\"» Subnet 'apim' is delegated to Microsoft.Web/serverFarms, but API Management 'apim' (Developer or Premium tier, internal virtual network) needs a subnet that is delegated to none.",
    );
    for (const sku of ['Developer', 'isolated']) {
      const misfit = 'error «"apim"» Subnet \'apim\' is delegated to Microsoft.Web/serverFarms';
      await said('wrong-delegation', { service: { sku }, subnet: farms }, misfit);
    }
    await said('wrong-delegation', {});
  });

  it('is said of a v2 service whose subnet is delegated to another service, or to none', async () => {
    await said(
      'wrong-delegation',
      { service: { sku: 'PremiumV2' } },
      "error «\"apim\"» Subnet 'apim' is not delegated, but API Management 'apim' (Premium v2 tier, injected) needs one that is delegated to Microsoft.Web/hostingEnvironments.",
    );
    await said(
      'wrong-delegation',
      { service: { sku: 'StandardV2', virtualNetworkType: 'External' }, subnet: environments },
      'error «"apim"» Subnet \'apim\' is delegated to microsoft.web/hostingenvironments',
    );
    await said('wrong-delegation', { service: { sku: 'PremiumV2' }, subnet: environments });
    await said('wrong-delegation', {
      service: { sku: 'StandardV2', virtualNetworkType: 'External' },
      subnet: farms,
    });
  });

  it('is said of any service that it does not fit, of several in one subnet', async () => {
    const more = [classic('edge')];
    const misfit =
      "error «\"apim\"» Subnet 'apim' is delegated to microsoft.web/hostingenvironments, but API Management 'edge'";
    await said('wrong-delegation', { service: { sku: 'PremiumV2' }, subnet: environments, more }, misfit);
    await said(
      'wrong-delegation',
      { more: [v2('edge')] },
      "error «\"apim\"» Subnet 'apim' is not delegated, but API Management 'edge'",
    );
  });

  it('is said of a workspace gateway', async () => {
    const gateway = {
      type: 'Microsoft.ApiManagement/gateways',
      name: 'gw',
      sku: { name: 'WorkspaceGatewayPremium' },
      properties: {
        virtualNetworkType: 'External',
        backend: {
          subnet: { id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apim')]" },
        },
      },
    };
    await said(
      'wrong-delegation',
      { service: { virtualNetworkType: 'None' }, more: [gateway] },
      "error «\"apim\"» Subnet 'apim' is not delegated, but the workspace gateway 'gw' (Workspace gateway, integrated) needs",
    );
  });

  it('says nothing that depends on what is not known', async () => {
    const late = "[parameters('known')]";
    await said('wrong-delegation', { service: { sku: late }, subnet: farms });
    await said('wrong-delegation', { service: { sku: 'PremiumV2', virtualNetworkType: late } });
    await said('wrong-delegation', { subnet: to(late) });
  });
});

describe('forced-tunneling', () => {
  const route = (name: string, addressPrefix: string, nextHopType: string): object => ({
    name,
    properties: { addressPrefix, nextHopType },
  });
  const tunnel = route('all', '0.0.0.0/0', 'VirtualAppliance');
  const warning =
    "warning «{» Route 'all' sends the replies to management traffic of API Management 'apim' another way than it came";

  it('is said of a default route to an appliance, or to on-premises', async () => {
    await said('forced-tunneling', { routes: [tunnel] }, warning);
    await said('forced-tunneling', { routes: [route('all', '0.0.0.0/0', 'VirtualNetworkGateway')] }, warning);
    await said('forced-tunneling', { routes: [tunnel, route('in', '10.0.0.0/8', 'Internet')] }, warning);
  });

  it('is not said where a route leads back', async () => {
    await said('forced-tunneling', { routes: [tunnel, route('apim', 'ApiManagement', 'Internet')] });
    await said('forced-tunneling', { routes: [tunnel, route('ip', '13.84.189.17/32', 'Internet')] });
    await said('forced-tunneling', { routes: [route('all', '0.0.0.0/0', 'Internet')] });
    await said('forced-tunneling', { routes: [route('hub', '10.0.0.0/8', 'VirtualAppliance')] });
  });

  it('is not said of the v2 tiers, which no one manages from outside', async () => {
    await said('forced-tunneling', { service: { sku: 'PremiumV2' }, routes: [tunnel] });
  });

  it('says nothing that depends on what is not known', async () => {
    const late = "[parameters('known')]";
    await said('forced-tunneling', { routes: [tunnel, route('late', late, 'Internet')] });
    await said('forced-tunneling', { routes: [tunnel, route('late', 'ApiManagement', late)] });
    await said('forced-tunneling', { routes: [route('late', '0.0.0.0/0', late)] });
    await said('forced-tunneling', { service: { sku: late }, routes: [tunnel] });
  });

  const table = (name: string, more: object = {}): object => ({
    type: 'Microsoft.Network/routeTables',
    name,
    ...more,
    properties: { routes: [tunnel] },
  });
  const idOf = (name: string): string => `resourceId('Microsoft.Network/routeTables', '${name}')`;

  it('is not said where the subnet may have another route table, or none', async () => {
    for (const id of [`${idOf('one')}, null()`, `null(), ${idOf('one')}`, `${idOf('one')}, ${idOf('two')}`]) {
      const routeTable = { id: `[if(parameters('open'), ${id})]` };
      await said('forced-tunneling', { subnet: { routeTable }, more: [table('one'), table('two')] });
    }
    const routeTable = { id: `[${idOf('one')}]` };
    await said('forced-tunneling', { subnet: { routeTable }, more: [table('one')] }, warning);
    const either = [
      table('one', { condition: "[parameters('open')]" }),
      { ...table('one', { condition: "[not(parameters('open'))]" }), properties: { routes: [] } },
    ];
    await said('forced-tunneling', { subnet: { routeTable }, more: either });
  });

  it('is said of a subnet that is declared twice only where both have the route table', async () => {
    const again = (properties: object): object => ({
      type: 'Microsoft.Network/virtualNetworks/subnets',
      name: 'vnet/apim',
      properties,
    });
    const routeTable = { id: `[${idOf('rt')}]` };
    await said('forced-tunneling', { routes: [tunnel], more: [again({ routeTable })] }, warning);
    for (const id of [undefined, `[if(parameters('open'), ${idOf('rt')}, null())]`])
      await said('forced-tunneling', { routes: [tunnel], more: [again({ routeTable: { id } })] });
  });
});

describe('an NSG on several subnets', () => {
  const management = (prefix: string): string =>
    `Management 100 Inbound Allow Tcp ApiManagement:* -> ${prefix}:3443`;
  const shared = (prefix: string, more: Partial<NetworkParts> = {}): NetworkParts => ({
    otherSubnet: true,
    rules: [management(prefix)],
    ...more,
  });

  it('has the rules that its service needs where they are for the subnet of the service', async () => {
    for (const code of ['missing-rule', 'wrong-rule', 'unresolved'] as const)
      await said(code, shared('10.0.0.0/24'));
  });

  it('lacks a rule that is for another of its subnets', async () => {
    await said(
      'wrong-rule',
      shared('10.0.1.0/24'),
      'error «"10.0.1.0/24"» Rule \'Management\' names 10.0.1.0/24 where the API Management subnet',
    );
  });

  it('is judged by the subnets of services alone, where it is on others of which less is known', async () => {
    const more = [
      {
        type: 'Microsoft.Network/virtualNetworks/subnets',
        name: 'vnet/more',
        properties: {
          addressPrefix: "[parameters('known')]",
          networkSecurityGroup: {
            id: "[resourceId('Microsoft.Network/networkSecurityGroups', 'nsg')]",
          },
        },
      },
    ];
    await said('wrong-rule', shared('10.0.1.0/24', { more }), 'error «"10.0.1.0/24"»');
  });

  it('is judged by all of them where no service is known', async () => {
    const service = { virtualNetworkType: 'None' };
    const checked = (prefix: string, subnet: object = {}): NetworkParts =>
      shared(prefix, { service, subnet, directive: 'internal' });
    await said('wrong-rule', checked('10.0.0.0/24'));
    await said('wrong-rule', checked('10.0.1.0/24'));
    await said('wrong-rule', checked('10.0.2.0/24'), 'error «"10.0.2.0/24"»');
    await said('wrong-rule', checked('10.0.2.0/24', { addressPrefix: "[parameters('known')]" }));
  });

  it('is said nothing of where no address of its subnet is known', async () => {
    const subnet = { addressPrefix: undefined };
    for (const code of ['missing-rule', 'wrong-rule'] as const)
      await said(code, { subnet, rules: [management('10.0.2.0/24')] });
  });

  it('may have what it needs where services are in several of them', async () => {
    const subnetResourceId = "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'other')]";
    const additionalLocations = [{ location: 'x', virtualNetworkConfiguration: { subnetResourceId } }];
    for (const code of ['missing-rule', 'wrong-rule'] as const)
      await said(code, shared('10.0.0.0/24', { service: { additionalLocations } }));
  });
});

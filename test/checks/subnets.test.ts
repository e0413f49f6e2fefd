import { describe, it } from 'mocha';
import type { DiagnosticCode } from '../../src/workspace/diagnosticCodes.js';
import type { NetworkParts } from './network.js';
import { check } from './check.js';
import { network } from './network.js';

const parameters = { known: { type: 'string' }, late: { type: 'object' }, open: { type: 'bool' } };

const said = (code: DiagnosticCode, parts: NetworkParts, ...expected: readonly string[]): Promise<void> =>
  check(code, { parameters, ...network(parts) }, expected);

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

  it('may have what it needs where services are in several of them', async () => {
    const subnetResourceId = "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'other')]";
    const additionalLocations = [{ location: 'x', virtualNetworkConfiguration: { subnetResourceId } }];
    for (const code of ['missing-rule', 'wrong-rule'] as const)
      await said(code, shared('10.0.0.0/24', { service: { additionalLocations } }));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import type { LanguageService } from '../../src/service/languageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const root = 'file:///repo';

type Files = Readonly<Record<string, string>>;

const network = (vnet = 'vnet-hub', group = 'rg-network'): string => `
resource "azurerm_subnet" "gateway" {
  name                 = "snet-gateway"
  resource_group_name  = "${group}"
  virtual_network_name = "${vnet}"
  address_prefixes     = ["10.0.0.0/24"]
}

resource "azurerm_network_security_group" "gateway" {
  name                = "nsg-edge"
  location            = "westeurope"
  resource_group_name = "${group}"
}

resource "azurerm_subnet_network_security_group_association" "gateway" {
  subnet_id                 = azurerm_subnet.gateway.id
  network_security_group_id = azurerm_network_security_group.gateway.id
}
`;

const service = (vnet = "'vnet-hub'", scope = ''): string => `
param late string

resource vnet 'Microsoft.Network/virtualNetworks@2023-09-01' existing = {
  name: ${vnet}${scope}
  resource subnet 'subnets' existing = {
    name: 'snet-gateway'
  }
}

resource apim 'Microsoft.ApiManagement/service@2023-05-01-preview' = {
  name: 'apim'
  location: 'westeurope'
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    virtualNetworkType: 'Internal'
    virtualNetworkConfiguration: { subnetResourceId: vnet::subnet.id }
  }
}
`;

/** An NSG that is checked because it is named after API Management. */
const evident = `
resource nsg 'Microsoft.Network/networkSecurityGroups@2023-09-01' = {
  name: 'nsg-apim'
}
`;

function serviceOver(files: Map<string, string>, roots: readonly string[] = [root]): LanguageService {
  return createLanguageService({
    workspace: {
      roots,
      readText: (uri) => Promise.resolve(files.get(uri)),
      readDirectory: (directory) =>
        Promise.resolve(
          [...files.keys()]
            .filter((uri) => uri.slice(0, uri.lastIndexOf('/')) === directory)
            .map((uri) => ({ name: uri.slice(directory.length + 1), isDirectory: false })),
        ),
    },
    logger: { warn: () => undefined },
    settings: () => defaultConfiguration,
  });
}

const mapOf = (files: Files): Map<string, string> =>
  new Map(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]));

/** Each link as the files and names that it goes through. */
async function linksOf(files: Files, roots?: readonly string[]): Promise<readonly string[]> {
  const texts = mapOf(files);
  const report = await serviceOver(texts, roots).check([...texts.keys()], neverCancelled);
  return report.networkSecurityGroups.flatMap(({ links, profile }) =>
    links.map((link) => {
      const steps = link.map(({ name, uri }) => `${uri.slice(root.length + 1)} ${name}`.trim());
      return `${profile ?? '-'}: ${steps.join(' > ')}`;
    }),
  );
}

describe('links between deployments', () => {
  const link =
    'classic-internal: apim/main.bicep apim > network/main.tf snet-gateway > network/main.tf > network/main.tf nsg-edge';

  it('go from a service in Bicep to a network in Terraform, by names', async () => {
    assert.deepEqual(await linksOf({ 'network/main.tf': network(), 'apim/main.bicep': service() }), [link]);
    const scoped = service("'vnet-hub'", "\n  scope: resourceGroup('RG-Network')");
    assert.deepEqual(await linksOf({ 'network/main.tf': network(), 'apim/main.bicep': scoped }), [link]);
  });

  it('need every name: of what is not known, nothing is guessed', async () => {
    assert.deepEqual(await linksOf({ 'network/main.tf': network(), 'apim/main.bicep': service('late') }), []);
  });

  it('are none where the resource groups differ', async () => {
    const elsewhere = service("'vnet-hub'", "\n  scope: resourceGroup('rg-other')");
    assert.deepEqual(await linksOf({ 'network/main.tf': network(), 'apim/main.bicep': elsewhere }), []);
  });

  it('are none where two networks, or two services, have the names', async () => {
    const files = { 'network/main.tf': network(), 'apim/main.bicep': service() };
    assert.deepEqual(await linksOf({ ...files, 'again/main.tf': network() }), []);
    assert.deepEqual(await linksOf({ ...files, 'apim/other.bicep': service() }), []);
    assert.deepEqual(await linksOf({ ...files, 'again/main.tf': network('vnet-other') }), [link]);
  });

  it('are none between samples, nor between the folders of a workspace', async () => {
    const samples = { 'samples/a/main.tf': network(), 'samples/b/main.bicep': service() };
    assert.deepEqual(await linksOf(samples), []);
    const one = { 'samples/a/net/hub/main.tf': network(), 'samples/a/main.bicep': service() };
    assert.equal((await linksOf(one)).length, 1);
    const files = { 'network/main.tf': network(), 'apim/main.bicep': service() };
    assert.deepEqual(await linksOf(files, [`${root}/network`, `${root}/apim`]), []);
    for (const roots of [
      [root, `${root}/apim`],
      [`${root}/apim`, root],
    ])
      assert.deepEqual(await linksOf(files, roots), [], 'a folder in another is apart, too');
    assert.equal((await linksOf({ 'main.tf': network(), 'apim/main.bicep': service() })).length, 1);
    const below = { 'test/network/main.tf': network(), 'test/apim/main.bicep': service() };
    assert.equal(
      (await linksOf(below, [`${root}/test`])).length,
      1,
      'what is above the root is no collection',
    );
  });

  it('are none to a subnet that has a service of its own deployment in it', async () => {
    const own = `
resource "azurerm_api_management" "own" {
  name                 = "apim-own"
  location             = "westeurope"
  resource_group_name  = "rg-network"
  sku_name             = "Developer_1"
  virtual_network_type = "External"

  virtual_network_configuration {
    subnet_id = azurerm_subnet.gateway.id
  }
}
`;
    const links = await linksOf({ 'network/main.tf': network() + own, 'apim/main.bicep': service() });
    assert.equal(links.length, 1);
    assert.match(links[0] ?? '', /^classic-external: network\/main\.tf apim-own/);
  });

  it('follow the text of the service while it changes', async () => {
    const texts = mapOf({ 'network/main.tf': network(), 'apim/main.bicep': service() });
    const [tf, bicep] = [`${root}/network/main.tf`, `${root}/apim/main.bicep`];
    const languageService = serviceOver(texts);
    const codes = async (): Promise<readonly unknown[]> => {
      await languageService.diagnose(bicep, neverCancelled);
      return (await languageService.diagnose(tf, neverCancelled)).map(({ code }) => code);
    };
    assert.ok((await codes()).includes('missing-rule'));
    texts.set(bicep, service("'vnet-else'"));
    languageService.textChanged(bicep);
    assert.deepEqual(await codes(), []);
    texts.set(bicep, service());
    languageService.textChanged(bicep);
    assert.ok((await codes()).includes('missing-rule'));
    texts.delete(bicep);
    languageService.fileChanged(bicep);
    assert.equal(await languageService.survey([], neverCancelled), true);
    assert.deepEqual(await codes(), []);
  });

  it('are found by a survey of files that nobody asked about', async () => {
    const texts = mapOf({ 'network/main.tf': network(), 'apim/main.bicep': service() });
    const [tf, bicep] = [`${root}/network/main.tf`, `${root}/apim/main.bicep`];
    const languageService = serviceOver(texts);
    const codes = async (): Promise<readonly unknown[]> =>
      (await languageService.diagnose(tf, neverCancelled)).map(({ code }) => code);
    assert.deepEqual(await codes(), []);
    assert.equal(await languageService.survey([...texts.keys()], neverCancelled), true);
    assert.ok((await codes()).includes('missing-rule'));
    assert.equal(await languageService.survey([...texts.keys()], neverCancelled), false);
    texts.set(bicep, service("'vnet-else'"));
    languageService.fileChanged(bicep);
    assert.ok((await codes()).includes('missing-rule'), 'what was known last counts until the next survey');
    assert.equal(await languageService.survey([], neverCancelled), true);
    assert.deepEqual(await codes(), []);
    texts.set(bicep, service());
    languageService.fileChanged(bicep);
    assert.equal(await languageService.survey([], neverCancelled), true);
    assert.ok((await codes()).includes('missing-rule'), 'what says nothing more is known all the same');
  });

  it('are none of a folder in which all is called from another', async () => {
    const caller = "module network '../network/main.bicep' = {\n  name: 'network'\n}\n";
    const texts = mapOf({ 'one/main.bicep': caller, 'network/main.bicep': service() + evident });
    const languageService = serviceOver(texts, [`${root}/one`, `${root}/network`]);
    await languageService.survey([...texts.keys()], neverCancelled);
    const { networkSecurityGroups } = await languageService.check(
      [`${root}/network/main.bicep`],
      neverCancelled,
    );
    assert.deepEqual(
      networkSecurityGroups.map(({ name, links }) => ({ name, links })),
      [{ name: 'nsg-apim', links: [] }],
    );
  });
});

/** The network alone, and the NSG with its association by the names of a lookup. */
const subnetOnly = network().split('resource "azurerm_network_security_group"')[0] ?? '';
const groupElsewhere = `
data "azurerm_subnet" "gateway" {
  name                 = "snet-gateway"
  virtual_network_name = "vnet-hub"
  resource_group_name  = "rg-network"
}

resource "azurerm_network_security_group" "gateway" {
  name                = "nsg-edge"
  location            = "westeurope"
  resource_group_name = "rg-network"
}

resource "azurerm_subnet_network_security_group_association" "gateway" {
  subnet_id                 = data.azurerm_subnet.gateway.id
  network_security_group_id = azurerm_network_security_group.gateway.id
}
`;

describe('an NSG in a deployment of its own', () => {
  it('is linked by the association, whether the subnet is declared in the workspace or not', async () => {
    const apart = { 'apim/main.bicep': service(), 'nsg/main.tf': groupElsewhere };
    const name = 'classic-internal: apim/main.bicep apim';
    assert.deepEqual(await linksOf({ ...apart, 'network/main.tf': subnetOnly }), [
      `${name} > network/main.tf snet-gateway > nsg/main.tf > nsg/main.tf nsg-edge`,
    ]);
    assert.deepEqual(await linksOf(apart), [
      `${name} > nsg/main.tf snet-gateway > nsg/main.tf > nsg/main.tf nsg-edge`,
    ]);
  });

  it('is linked by the subnet that names it', async () => {
    const declared = `
resource vnet 'Microsoft.Network/virtualNetworks@2023-09-01' = {
  name: 'vnet-hub'
  properties: {
    subnets: [
      {
        name: 'snet-gateway'
        properties: {
          addressPrefix: '10.0.0.0/24'
          networkSecurityGroup: { id: resourceId('Microsoft.Network/networkSecurityGroups', 'nsg-edge') }
        }
      }
    ]
  }
}
`;
    const [, group = ''] = /(resource "azurerm_network_security_group"[^}]*})/.exec(network()) ?? [];
    const files = { 'apim/main.bicep': service(), 'net/main.bicep': declared, 'nsg/main.tf': group };
    assert.deepEqual(await linksOf(files), [
      'classic-internal: apim/main.bicep apim > net/main.bicep snet-gateway > nsg/main.tf nsg-edge',
    ]);
    assert.deepEqual(await linksOf({ ...files, 'again/main.tf': group }), [], 'two NSGs have the name');
  });

  it('is linked within one deployment by lookups of the same subnet', async () => {
    const apim = `
resource "azurerm_api_management" "main" {
  name                 = "apim"
  sku_name             = "Premium_1"
  virtual_network_type = "Internal"

  virtual_network_configuration {
    subnet_id = data.azurerm_subnet.gateway.id
  }
}
`;
    assert.deepEqual(await linksOf({ 'main.tf': groupElsewhere + apim }), [
      'classic-internal: main.tf apim > main.tf snet-gateway > main.tf > main.tf nsg-edge',
    ]);
  });
});

describe('a subnet whose service another deployment has', () => {
  async function codesOf(files: Files): Promise<readonly string[]> {
    const texts = mapOf(files);
    const report = await serviceOver(texts).check([...texts.keys()], neverCancelled);
    return report.findings
      .filter(({ code }) => ['no-nsg', 'wrong-delegation', 'forced-tunneling'].includes(code))
      .map(({ code, uri }) => `${uri.slice(root.length + 1)} ${code}`);
  }

  it('has its NSG asked for, unless a third gives it one or may do so', async () => {
    const files = { 'apim/main.bicep': service(), 'network/main.tf': subnetOnly };
    assert.deepEqual(await codesOf(files), ['network/main.tf no-nsg']);
    assert.deepEqual(await codesOf({ ...files, 'nsg/main.tf': groupElsewhere }), []);
    const unknown = groupElsewhere.replace('data.azurerm_subnet.gateway.id', 'var.subnet_id');
    assert.deepEqual(await codesOf({ ...files, 'nsg/main.tf': unknown }), []);
  });

  it('has an NSG of a third deployment, though its service is beside it', async () => {
    const beside = `${subnetOnly}
resource "azurerm_api_management" "own" {
  name                 = "apim-own"
  sku_name             = "Premium_1"
  virtual_network_type = "Internal"

  virtual_network_configuration {
    subnet_id = azurerm_subnet.gateway.id
  }
}
`;
    assert.deepEqual(await codesOf({ 'network/main.tf': beside }), ['network/main.tf no-nsg']);
    assert.deepEqual(await codesOf({ 'network/main.tf': beside, 'nsg/main.tf': groupElsewhere }), []);
  });

  it('has its delegation and its routes judged', async () => {
    const delegated = network().replace(
      'address_prefixes     = ["10.0.0.0/24"]',
      `address_prefixes     = ["10.0.0.0/24"]

  delegation {
    name = "web"
    service_delegation { name = "Microsoft.Web/serverFarms" }
  }`,
    );
    assert.deepEqual(await codesOf({ 'apim/main.bicep': service(), 'network/main.tf': delegated }), [
      'network/main.tf wrong-delegation',
    ]);
    const routed = `${network()}
resource "azurerm_route_table" "hub" {
  name                = "rt-hub"
  location            = "westeurope"
  resource_group_name = "rg-network"

  route {
    name                   = "default"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.9.4"
  }
}

resource "azurerm_subnet_route_table_association" "gateway" {
  subnet_id      = azurerm_subnet.gateway.id
  route_table_id = azurerm_route_table.hub.id
}
`;
    assert.deepEqual(await codesOf({ 'apim/main.bicep': service(), 'network/main.tf': routed }), [
      'network/main.tf forced-tunneling',
    ]);
  });
});

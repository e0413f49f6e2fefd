import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { group, template } from '../languages/arm/check.js';
import { network } from '../checks/network.js';
import type { Files } from './files.js';
import { serviceOverFiles, uriIn } from './files.js';

/** What is said of modules that are not followed: `main.bicep «'./x.bicep'» the message`. */
async function gapsIn(files: Files): Promise<readonly string[]> {
  const report = await serviceOverFiles(files).check(Object.keys(files).map(uriIn), neverCancelled);
  return report.findings
    .filter(({ code, message }) => code === 'unresolved' && message.startsWith('Not followed'))
    .map(({ uri, range, message }) => {
      const path = uri.slice(uriIn('').length);
      const place = TextDocument.create(uri, '', 0, files[path] ?? '').getText(range);
      return `${path} «${place}» ${message}`;
    });
}

const orItsGroup = "If the NSG of API Management 'apim' is in there, it is not checked.";
const orAnything = 'Services, NSGs and rules in there are not checked.';

const bicepService = (subnet: string): string => `
resource apim 'Microsoft.ApiManagement/service@2023-05-01-preview' = {
  name: 'apim'
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    virtualNetworkType: 'Internal'
    virtualNetworkConfiguration: { subnetResourceId: ${subnet} }
  }
}
`;

const bicepGroup = (name: string): string => `
resource nsg 'Microsoft.Network/networkSecurityGroups@2023-09-01' = {
  name: '${name}'
}
`;

const bicepModule = (path: string, symbol = 'net'): string =>
  `module ${symbol} '${path}' = { name: 'net' }\n`;

const terraformService = (subnet: string): string => `
resource "azurerm_api_management" "main" {
  name                 = "apim"
  sku_name             = "Premium_1"
  virtual_network_type = "Internal"
  virtual_network_configuration {
    subnet_id = ${subnet}
  }
}
`;

const terraformModule = (source: string, name = 'net'): string =>
  `module "${name}" {\n  source = "${source}"\n}\n`;

const linked = (templateLink: object, name = 'net'): object => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2022-09-01',
  name,
  properties: { mode: 'Incremental', templateLink },
});

/** A service whose subnet is declared elsewhere, beside what is given. */
const armService = (...more: readonly object[]): string => {
  const { resources } = network({});
  const service = (resources as readonly { readonly type: string }[]).filter(({ type }) =>
    type.startsWith('Microsoft.ApiManagement'),
  );
  return template({ resources: [...service, ...more] });
};

describe('a module that is not followed', () => {
  it('is named where the NSG of a service may be in it: a missing file', async () => {
    const bicep = { 'main.bicep': bicepModule('./net.bicep') + bicepService('net.outputs.subnetId') };
    assert.deepEqual(await gapsIn(bicep), [
      `main.bicep «'./net.bicep'» Not followed: the module './net.bicep' can't be found. ${orItsGroup}`,
    ]);
    const terraform = { 'main.tf': terraformModule('./net') + terraformService('module.net.subnet_id') };
    assert.deepEqual(await gapsIn(terraform), [
      `main.tf «"./net"» Not followed: module 'net' has no files in './net'. ${orItsGroup}`,
    ]);
    const arm = { 'main.json': armService(linked({ relativePath: 'net.json' })) };
    assert.deepEqual(await gapsIn(arm), [
      `main.json «"net.json"» Not followed: the linked file 'net.json' can't be found. ${orItsGroup}`,
    ]);
  });

  it('is named where its path leaves the workspace', async () => {
    const bicep = { 'a/main.bicep': bicepModule('../../net.bicep') + bicepService('net.outputs.subnetId') };
    assert.deepEqual(await gapsIn(bicep), [
      `a/main.bicep «'../../net.bicep'» Not followed: '../../net.bicep' is not in the workspace. ${orItsGroup}`,
    ]);
    const terraform = { 'main.tf': terraformModule('../net') + terraformService('module.net.subnet_id') };
    assert.deepEqual(await gapsIn(terraform), [
      `main.tf «"../net"» Not followed: '../net' is not in the workspace. ${orItsGroup}`,
    ]);
    const arm = { 'main.json': armService(linked({ relativePath: '../net.json' })) };
    assert.deepEqual(await gapsIn(arm), [
      `main.json «"../net.json"» Not followed: '../net.json' is not in the workspace. ${orItsGroup}`,
    ]);
  });

  it('is named where modules call each other in a circle, and all else is checked', async () => {
    const bicep = {
      'main.bicep': bicepModule('./a.bicep') + bicepGroup('nsg-apim'),
      'a.bicep': bicepModule('./b.bicep') + bicepGroup('nsg-a'),
      'b.bicep': bicepModule('./a.bicep'),
    };
    assert.deepEqual(await gapsIn(bicep), [
      `b.bicep «'./a.bicep'» Not followed: the module './a.bicep' deploys itself. ${orAnything}`,
    ]);
    const terraform = {
      'main.tf': terraformModule('./a', 'a') + terraformService('module.a.subnet_id'),
      'a/main.tf': terraformModule('../b', 'b') + 'resource "azurerm_network_security_group" "a" {}',
      'b/main.tf': terraformModule('../a', 'a'),
    };
    assert.deepEqual(await gapsIn(terraform), [
      `b/main.tf «"../a"» Not followed: module 'a' calls itself. ${orItsGroup}`,
    ]);
    const arm = {
      'main.json': armService(linked({ relativePath: 'a.json' })),
      'a.json': template({ resources: [group('nsg', []), linked({ relativePath: 'main.json' })] }),
    };
    assert.deepEqual(await gapsIn(arm), [
      `main.json «"a.json"» Not followed: the template 'a.json' deploys itself. ${orItsGroup}`,
      `a.json «"main.json"» Not followed: the template 'main.json' deploys itself. ${orItsGroup}`,
    ]);
  });

  it('does not take those in a circle out of the check, though no other deploys them', async () => {
    const files = {
      'a.bicep': bicepModule('./b.bicep') + bicepGroup('nsg-apim'),
      'b.bicep': bicepModule('./a.bicep'),
      'c.bicep': bicepGroup('nsg-web'),
    };
    const report = await serviceOverFiles(files).check(Object.keys(files).map(uriIn), neverCancelled);
    const names = new Set(report.networkSecurityGroups.map(({ name, checked }) => `${name} ${checked}`));
    assert.deepEqual([...names], ['nsg-apim evidence', 'nsg-web no']);
    assert.ok((await gapsIn(files)).length > 0);
  });

  it('is named beside an NSG that is checked, as its rules or its service may be in it', async () => {
    assert.deepEqual(await gapsIn({ 'main.bicep': bicepModule('./x.bicep') + bicepGroup('nsg-apim') }), [
      `main.bicep «'./x.bicep'» Not followed: the module './x.bicep' can't be found. ${orAnything}`,
    ]);
  });

  it('is named where an NSG is declared and it is called after API Management', async () => {
    const said = `Not followed: the module './apim.bicep' can't be found. ${orAnything}`;
    assert.deepEqual(await gapsIn({ 'main.bicep': bicepModule('./apim.bicep', 'm') + bicepGroup('nsg') }), [
      `main.bicep «'./apim.bicep'» ${said}`,
    ]);
    assert.deepEqual(await gapsIn({ 'main.bicep': bicepModule('./apim.bicep', 'm') }), []);
  });

  it('is passed over in a deployment that has nothing to do with API Management', async () => {
    const outside = bicepService("''").replace('Internal', 'None');
    assert.deepEqual(await gapsIn({ 'main.bicep': bicepModule('./x.bicep') + bicepGroup('nsg-web') }), []);
    assert.deepEqual(await gapsIn({ 'main.bicep': bicepModule('./x.bicep') + outside }), []);
  });

  it('and is kept elsewhere is named where the subnet or its NSG comes out of it', async () => {
    const remote = terraformModule('git::https://example.com/net.git');
    const other = terraformModule('git::https://example.com/logs.git', 'logs');
    const said = `module 'net' of 'git::https://example.com/net.git' is not installed here, which \`terraform init\` does`;
    const place = 'main.tf «"git::https://example.com/net.git"»';
    for (const subnet of ['module.net.subnets["apim"].id', '"${module.net.vnet_id}/subnets/apim"']) {
      const files = { 'main.tf': remote + other + terraformService(subnet) };
      assert.deepEqual(await gapsIn(files), [`${place} Not followed: ${said}. ${orItsGroup}`]);
    }
    const associated = `
resource "azurerm_subnet" "apim" {
  name                 = "apim"
  resource_group_name  = "rg"
  virtual_network_name = "vnet"
}
resource "azurerm_subnet_network_security_group_association" "apim" {
  subnet_id                 = azurerm_subnet.apim.id
  network_security_group_id = module.net.nsg_id
}
`;
    const files = { 'main.tf': remote + other + associated + terraformService('azurerm_subnet.apim.id') };
    assert.deepEqual(await gapsIn(files), [`${place} Not followed: ${said}. ${orItsGroup}`]);
  });

  it('and is kept elsewhere is passed over where nothing comes out of it', async () => {
    const terraform = terraformModule('git::https://example.com/net.git') + terraformService('var.subnet_id');
    assert.deepEqual(await gapsIn({ 'main.tf': terraform }), []);
    const uri = 'https://example.com/net.json';
    assert.deepEqual(await gapsIn({ 'main.json': armService(linked({ uri })) }), []);
  });

  it('can have its hint switched off', async () => {
    const comment = '// apim-nsg-disable-next-line unresolved -- generated by the build\n';
    const files = { 'main.bicep': comment + bicepModule('./net.bicep') + bicepService('net.outputs.id') };
    assert.deepEqual(await gapsIn(files), []);
  });
});

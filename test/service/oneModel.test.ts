import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { languages } from '../../src/service/languages.js';
import { Project } from '../../src/workspace/project.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { LiveService, LiveWorkspace } from '../support/liveWorkspace.js';
import type { Files } from '../support/sourceFiles.js';

const networkModule = `
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-edge'
}
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: {
    subnets: [
      {
        name: 'edge'
        properties: {
          addressPrefix: '10.0.0.0/24'
          networkSecurityGroup: { id: nsg.id }
        }
      }
    ]
  }
}
output subnetId string = vnet.properties.subnets[0].id
`;

const main = `
module network './modules/network.bicep' = {
  name: 'network'
}
resource apim 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'apim'
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    virtualNetworkType: 'Internal'
    virtualNetworkConfiguration: { subnetResourceId: network.outputs.subnetId }
  }
}
`;

const bicep = { 'main.bicep': main, 'modules/network.bicep': networkModule };

/** Terraform: an NSG without rules, and what it needs most. */
const group = `
# apim-nsg: internal
resource "azurerm_network_security_group" "edge" {
  name                = "nsg-edge"
  resource_group_name = "rg"
}
`;
const rule = `
resource "azurerm_network_security_rule" "management" {
  name                        = "AllowManagement"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "ApiManagement"
  destination_port_range      = "3443"
  destination_address_prefix  = "VirtualNetwork"
  resource_group_name         = "rg"
  network_security_group_name = azurerm_network_security_group.edge.name
}
`;

/** What an NSG without a rule lacks for a service in Internal mode, and in External mode. */
const internal = ['implicit-rule', 'missing-rule'];
const external = ['implicit-rule', 'missing-rule', 'missing-rule', 'missing-rule'];

describe('the files of a workspace', () => {
  const open = (files: Files): { readonly workspace: LiveWorkspace; readonly service: LiveService } => {
    const workspace = new LiveWorkspace(files);
    return { workspace, service: new LiveService(workspace) };
  };

  it('have their unsaved texts before those of the disk, whichever file is looked at', async () => {
    const { workspace, service } = open(bicep);
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), internal);
    workspace.type('main.bicep', 'Internal', 'External');
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), external);
    workspace.write('main.bicep', main.replace('Internal', 'None'));
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), external);
    workspace.discard('main.bicep');
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), []);
  });

  it('are followed when a module is renamed, and its call after it', async () => {
    const { workspace, service } = open(bicep);
    assert.deepEqual(await service.findingsIn('main.bicep'), []);
    workspace.rename('modules/network.bicep', 'modules/net.bicep');
    assert.deepEqual(await service.findingsIn('main.bicep'), ['unresolved']);
    assert.deepEqual(await service.findingsIn('modules/net.bicep'), []);
    workspace.type('main.bicep', 'modules/network.bicep', 'modules/net.bicep');
    assert.deepEqual(await service.findingsIn('main.bicep'), []);
    assert.deepEqual(await service.findingsIn('modules/net.bicep'), internal);
  });

  it('are followed when a directory is renamed or deleted', async () => {
    const { workspace, service } = open(bicep);
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), internal);
    workspace.rename('modules', 'shared');
    assert.deepEqual(await service.findingsIn('main.bicep'), ['unresolved']);
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), []);
    workspace.rename('shared', 'modules');
    assert.deepEqual(await service.findingsIn('main.bicep'), []);
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), internal);
    workspace.remove('modules');
    assert.deepEqual(await service.findingsIn('main.bicep'), ['unresolved']);
  });

  it('are followed when the caller is deleted, and comes back', async () => {
    const { workspace, service } = open(bicep);
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), internal);
    workspace.remove('main.bicep');
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), []);
    workspace.write('main.bicep', main.replace('Internal', 'External'));
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), external);
  });

  it('are followed when a file is added to a Terraform module, and taken away', async () => {
    const { workspace, service } = open({ 'net/main.tf': group });
    assert.deepEqual(await service.findingsIn('net/main.tf'), internal);
    workspace.write('net/rules.tf', rule);
    assert.deepEqual(await service.findingsIn('net/main.tf'), ['implicit-rule']);
    workspace.type('net/rules.tf', '3443', '3444');
    assert.deepEqual(await service.findingsIn('net/rules.tf'), ['wrong-rule']);
    workspace.discard('net/rules.tf');
    workspace.remove('net/rules.tf');
    assert.deepEqual(await service.findingsIn('net/main.tf'), internal);
  });
});

describe('the folders of a workspace', () => {
  it('are read once they are opened, as they are then, and not after they are closed', async () => {
    const files = {
      'app/main.bicep': main.replace('./modules', '../modules'),
      'modules/network.bicep': networkModule,
    };
    const workspace = new LiveWorkspace(files, ['app']);
    const service = new LiveService(workspace);
    assert.deepEqual(await service.findingsIn('app/main.bicep'), ['unresolved']);
    workspace.open('app', 'modules');
    assert.deepEqual(await service.findingsIn('app/main.bicep'), []);
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), internal);
    workspace.open('app');
    assert.deepEqual(await service.findingsIn('app/main.bicep'), ['unresolved']);
    assert.deepEqual(await service.findingsIn('modules/network.bicep'), []);
  });

  it('are read anew when they are opened again, as what changed there was told nobody', async () => {
    const workspace = new LiveWorkspace({ 'app/main.tf': group, 'net/main.tf': group }, ['app', 'net']);
    const service = new LiveService(workspace);
    assert.deepEqual(await service.findingsIn('net/main.tf'), internal);
    workspace.open('app');
    workspace.write('net/rules.tf', rule);
    workspace.open('app', 'net');
    assert.deepEqual(await service.findingsIn('net/main.tf'), ['implicit-rule']);
    workspace.open('app');
    workspace.write('net/rules.tf', rule.replace('3443', '3444'));
    workspace.open('app', 'net');
    assert.deepEqual(await service.findingsIn('net/rules.tf'), ['wrong-rule']);
  });

  it('are kept apart: services, networks and configurations that have the same names', async () => {
    const existing = main
      .replace(/module[^}]*}/, '')
      .replace(
        'network.outputs.subnetId',
        "resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'edge')",
      );
    const files = {
      'one/network.bicep': networkModule,
      'one/apim.bicep': existing,
      'two/network.bicep': networkModule,
      'two/apim.bicep': existing.replace('Internal', 'External'),
      'three/network.bicep': networkModule,
      'two/apim-nsg.json': '{ "rules": { "implicit-rule": "off" } }',
    };
    const service = new LiveService(new LiveWorkspace(files, ['one', 'two', 'three']));
    assert.deepEqual(await service.findingsIn('one/network.bicep'), internal);
    assert.deepEqual(await service.findingsIn('two/network.bicep'), external.slice(1));
    assert.deepEqual(await service.findingsIn('three/network.bicep'), []);
  });
});

describe('a change of a file', () => {
  const files = {
    'main.bicep': main,
    'modules/network.bicep': networkModule,
    'other.bicep': networkModule,
    'net/main.tf': 'resource "azurerm_network_security_group" "a" {}',
    'net/more.tf': 'locals { name = "a" }',
    'two/main.tf': 'resource "azurerm_network_security_group" "b" {}',
  };

  /** The units that are analysed again after a change, by their paths, in order. */
  async function analysedAfter(change: (workspace: LiveWorkspace) => void): Promise<readonly string[]> {
    const analysed = new Set<string>();
    const noting = languages.map((language) => ({
      ...language,
      analyze: (...[unit, from]: Parameters<typeof language.analyze>) => {
        analysed.add(unit.slice('file:///w/'.length));
        return language.analyze(unit, from);
      },
    }));
    const workspace = new LiveWorkspace(files);
    const project = new Project(workspace, noting);
    workspace.tell({
      fileChanged: (uri) => {
        project.changed(uri);
      },
      textChanged: (uri) => {
        project.textChanged(uri);
      },
      settingsChanged: () => {
        project.clear();
      },
    });
    const analyzeAll = async (): Promise<void> => {
      for (const uri of workspace.uris) {
        const language = project.languageOf(uri);
        if (language) await project.analyze(language, language.unitOf(uri), neverCancelled);
      }
    };
    await analyzeAll();
    assert.deepEqual([...analysed].sort(), [
      'main.bicep',
      'modules/network.bicep',
      'net',
      'other.bicep',
      'two',
    ]);
    analysed.clear();
    change(workspace);
    await project.refresh(neverCancelled);
    await analyzeAll();
    return [...analysed].sort();
  }

  it('has those analysed again that depend on it, and no others', async () => {
    const after = analysedAfter;
    assert.deepEqual(await after(() => undefined), []);
    assert.deepEqual(
      await after((workspace) => {
        workspace.type('main.bicep', 'Premium', 'Developer');
      }),
      ['main.bicep'],
    );
    assert.deepEqual(
      await after((workspace) => {
        workspace.type('modules/network.bicep', 'edge', 'e');
      }),
      ['main.bicep', 'modules/network.bicep'],
    );
    assert.deepEqual(
      await after((workspace) => {
        workspace.type('net/more.tf', '"a"', '"b"');
      }),
      ['net'],
    );
    assert.deepEqual(
      await after((workspace) => {
        workspace.write('two/more.tf', '');
      }),
      ['two'],
    );
    // Those that looked for files of parameters beside `modules` look again.
    assert.deepEqual(
      await after((workspace) => {
        workspace.remove('modules');
      }),
      ['main.bicep', 'modules/network.bicep', 'other.bicep'],
    );
    assert.deepEqual(
      await after((workspace) => {
        workspace.write('docs/main.json', '{}');
      }),
      ['docs/main.json'],
    );
  });
});

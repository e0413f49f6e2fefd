import assert from 'node:assert/strict';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const root = 'file:///repo';

/** A template whose NSG has one rule, of a port and a name that are given. */
const network = JSON.stringify(
  {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { name: { type: 'string' }, port: { type: 'string', defaultValue: '1433' } },
    resources: [
      {
        type: 'Microsoft.Network/networkSecurityGroups',
        apiVersion: '2024-05-01',
        name: "[parameters('name')]",
        properties: {
          securityRules: [
            {
              name: 'AllowSql',
              properties: {
                priority: 100,
                direction: 'Outbound',
                access: 'Allow',
                protocol: 'Tcp',
                sourceAddressPrefix: 'VirtualNetwork',
                sourcePortRange: '*',
                destinationAddressPrefix: 'Sql',
                destinationPortRange: "[parameters('port')]",
              },
            },
          ],
        },
      },
    ],
    outputs: {
      nsgId: {
        type: 'string',
        value: "[resourceId('Microsoft.Network/networkSecurityGroups', parameters('name'))]",
      },
    },
  },
  null,
  2,
);

const main = `module network 'network.json' = {
  name: 'network'
  params: {
    name: 'nsg'
    port: '1443'
  }
}
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: {
    subnets: [
      { name: 'apim', properties: { addressPrefix: '10.0.0.0/24', networkSecurityGroup: { id: network.outputs.nsgId } } }
    ]
  }
}
resource api 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'api'
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    virtualNetworkType: 'Internal'
    virtualNetworkConfiguration: { subnetResourceId: vnet.properties.subnets[0].id }
  }
}
`;

function open(files: Readonly<Record<string, string>>) {
  return createLanguageService({
    workspace: {
      roots: [root],
      readText: (uri) => Promise.resolve(files[uri.slice(root.length + 1)]),
      readDirectory: () => Promise.resolve([]),
    },
    settings: () => defaultConfiguration,
    logger: { warn: () => undefined },
  });
}

const [bicep, json] = [`${root}/main.bicep`, `${root}/network.json`];

describe('a template in JSON as a module of Bicep', () => {
  it('is linked by its outputs, and judged where it is called', async () => {
    const files = { 'main.bicep': main, 'network.json': network };
    const report = await open(files).check([bicep, json], neverCancelled);
    assert.deepEqual(
      report.networkSecurityGroups.map(({ uri, name, checked, service }) => ({
        uri,
        name,
        checked,
        service,
      })),
      [{ uri: json, name: 'nsg', checked: 'linked', service: 'api' }],
    );
  });

  it('has what is wrong with an argument shown, and mended, where that is given', async () => {
    const service = open({ 'main.bicep': main, 'network.json': network });
    const wrong = (await service.diagnose(bicep, neverCancelled)).filter(({ code }) => code === 'wrong-rule');
    const [finding] = wrong;
    assert.ok(finding);
    const context = { diagnostics: wrong };
    const [action] = await service.codeActions(bicep, finding.range, context, neverCancelled);
    assert.deepEqual(
      action?.edit?.changes?.[bicep]?.map(({ newText }) => newText),
      ["'1433'"],
    );
  });

  it('gets a missing rule in its own notation', async () => {
    const service = open({ 'main.bicep': main.replace('1443', '1433'), 'network.json': network });
    await service.diagnose(bicep, neverCancelled);
    const [finding] = await service.diagnose(json, neverCancelled);
    assert.ok(finding);
    const context = { diagnostics: [finding] };
    const actions = await service.codeActions(json, finding.range, context, neverCancelled);
    const edits = actions.flatMap(({ edit }) => edit?.changes?.[json] ?? []);
    assert.match(edits[0]?.newText ?? '', /"destinationAddressPrefix": "/);
  });

  it('is nothing where the file is no template', async () => {
    const report = await open({ 'main.bicep': main, 'network.json': '[]' }).check([bicep], neverCancelled);
    assert.deepEqual(report.networkSecurityGroups, []);
  });
});

import assert from 'node:assert/strict';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const root = 'file:///repo';

const main = `param name string
param rules array
// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: name
  properties: {
    securityRules: rules
  }
}
`;

/** Parameters of a deployment whose rule has a port. */
function parameters(name: string, port: string, used = 'main.bicep', list = 'rules'): string {
  return `// apim-nsg: internal
using '${used}'

param name = '${name}'
param ${list} = [
  {
    name: 'AllowSql'
    properties: {
      priority: 100
      direction: 'Outbound'
      access: 'Allow'
      protocol: 'Tcp'
      sourceAddressPrefix: 'VirtualNetwork'
      sourcePortRange: '*'
      destinationAddressPrefix: 'Sql'
      destinationPortRange: '${port}'
    }
  }
]
`;
}

function open(files: Readonly<Record<string, string>>) {
  const entries = Object.keys(files).map((name) => ({ name, isDirectory: false }));
  return createLanguageService({
    workspace: {
      roots: [root],
      readText: (uri) => Promise.resolve(files[uri.slice(root.length + 1)]),
      readDirectory: (uri) => Promise.resolve(uri === root ? entries : []),
    },
    settings: () => defaultConfiguration,
    logger: { warn: () => undefined },
  });
}

const dev = `${root}/dev.bicepparam`;
const prod = `${root}/prod.bicepparam`;

describe('a file of Bicep parameters', () => {
  const alone = { 'main.bicep': main, 'dev.bicepparam': parameters('nsg-dev', '1443') };

  it('shows what is said of rules in it, and is mended', async () => {
    const service = open(alone);
    const [finding] = await service.diagnose(dev, neverCancelled);
    assert.equal(finding?.code, 'wrong-rule');
    const context = { diagnostics: [finding] };
    const [action] = await service.codeActions(dev, finding.range, context, neverCancelled);
    const edits = action?.edit?.changes?.[dev] ?? [];
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ["'1433'"],
    );
  });

  it('is part of what a check of the workspace says, once', async () => {
    const report = await open(alone).check([`${root}/main.bicep`, dev], neverCancelled);
    assert.deepEqual(
      report.networkSecurityGroups.map(({ name }) => name),
      ['nsg-dev'],
    );
    const wrong = report.findings.filter(({ code }) => code === 'wrong-rule');
    assert.deepEqual(
      wrong.map(({ uri }) => uri),
      [dev],
    );
  });

  it('is a deployment of its own beside others', async () => {
    const files = { ...alone, 'prod.bicepparam': parameters('nsg-prod', '1433') };
    const report = await open(files).check([`${root}/main.bicep`, dev, prod], neverCancelled);
    assert.deepEqual(
      report.networkSecurityGroups.map(({ name }) => name),
      ['nsg-dev', 'nsg-prod'],
    );
    const wrong = report.findings.filter(({ code }) => code === 'wrong-rule');
    assert.deepEqual(
      wrong.map(({ uri }) => uri),
      [dev],
    );
  });

  it('may be for a module of a registry, whose NSG is checked as its comment says', async () => {
    const used = 'br/public:avm/res/network/network-security-group:0.5.1';
    const service = open({ 'dev.bicepparam': parameters('nsg-dev', '1443', used, 'securityRules') });
    const report = await service.check([dev], neverCancelled);
    assert.deepEqual(
      report.networkSecurityGroups.map(({ uri, name, checked }) => ({ uri, name, checked })),
      [{ uri: dev, name: 'nsg-dev', checked: 'directive' }],
    );
    const findings = await service.diagnose(dev, neverCancelled);
    const [wrong] = findings.filter(({ code }) => code === 'wrong-rule');
    const [action] = await service.codeActions(
      dev,
      wrong?.range ?? assert.fail(),
      { diagnostics: [] },
      neverCancelled,
    );
    assert.deepEqual(
      action?.edit?.changes?.[dev]?.map(({ newText }) => newText),
      ["'1433'"],
    );
  });

  it('may be for a template in JSON', async () => {
    const template = JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { name: { type: 'string' }, rules: { type: 'array' } },
      resources: [
        {
          type: 'Microsoft.Network/networkSecurityGroups',
          apiVersion: '2024-05-01',
          name: "[parameters('name')]",
          metadata: { apimNsg: 'internal' },
          properties: { securityRules: "[parameters('rules')]" },
        },
      ],
    });
    const files = { 'main.json': template, 'dev.bicepparam': parameters('nsg-dev', '1443', 'main.json') };
    const report = await open(files).check([`${root}/main.json`, dev], neverCancelled);
    const wrong = report.findings.filter(({ code }) => code === 'wrong-rule');
    assert.deepEqual(
      wrong.map(({ uri }) => uri),
      [dev],
    );
  });

  it('says nothing where it is for a file that is not here', async () => {
    const files = { 'dev.bicepparam': parameters('nsg-dev', '1443') };
    assert.deepEqual(await open(files).diagnose(dev, neverCancelled), []);
  });
});

import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from '../../src/service/languageService.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import type { Files } from './files.js';
import { serviceOverFiles, uriIn } from './files.js';

const rules = [
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
      destinationPortRange: '1443',
    },
  },
];

const group = (list: string): string => `// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: ${list}
  }
}
`;

const parameters = JSON.stringify(
  {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: { rules: { value: rules } },
  },
  null,
  2,
);

const template = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { rules: { type: 'array' } },
  resources: [
    {
      type: 'Microsoft.Network/networkSecurityGroups',
      apiVersion: '2024-05-01',
      name: 'nsg-apim',
      metadata: { apimNsg: 'internal' },
      properties: { securityRules: "[parameters('rules')]" },
    },
  ],
});

/** Workspaces by what they are, each with the path of the file that has the rules. */
const cases: Readonly<Record<string, { readonly files: Files; readonly data: string }>> = {
  'parameters of a template in JSON': {
    files: { 'azuredeploy.json': template, 'azuredeploy.parameters.json': parameters },
    data: 'azuredeploy.parameters.json',
  },
  'parameters of a Bicep file': {
    files: { 'main.bicep': `param rules array\n${group('rules')}`, 'main.parameters.json': parameters },
    data: 'main.parameters.json',
  },
  'data that a Bicep file loads': {
    files: {
      'main.bicep': group("loadJsonContent('data/rules.json')"),
      'data/rules.json': JSON.stringify(rules, null, 2),
    },
    data: 'data/rules.json',
  },
};

async function codesOf(service: LanguageService, path: string): Promise<readonly unknown[]> {
  return (await service.diagnose(uriIn(path), neverCancelled)).map(({ code }) => code);
}

describe('a file of data in JSON', () => {
  for (const [what, { files, data }] of Object.entries(cases)) {
    it(`that has ${what} shows what is said of rules in it, once the template is known, and is mended`, async () => {
      const service = serviceOverFiles(files);
      const text = files[data] ?? '';
      assert.deepEqual(await codesOf(service, data), []);
      assert.equal(await service.survey(Object.keys(files).map(uriIn), neverCancelled), true);
      assert.ok(service.concerns(uriIn(data), 'json', text));
      assert.deepEqual(await codesOf(service, data), ['wrong-rule']);
      const { changes = {} } = await service.fixAll([uriIn(data)], neverCancelled);
      assert.deepEqual(Object.keys(changes), [uriIn(data)]);
      const document = TextDocument.create(uriIn(data), 'json', 0, text);
      assert.equal(
        TextDocument.applyEdits(document, changes[uriIn(data)] ?? []),
        text.replace('1443', '1433'),
      );
    });
  }

  it('that no template reads is nothing of ours', async () => {
    const service = serviceOverFiles({ 'rules.json': JSON.stringify(rules) });
    assert.equal(await service.survey([uriIn('rules.json')], neverCancelled), false);
    assert.ok(!service.concerns(uriIn('rules.json'), 'json', JSON.stringify(rules)));
    assert.deepEqual(await codesOf(service, 'rules.json'), []);
  });
});

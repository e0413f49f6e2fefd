import assert from 'node:assert/strict';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import type { LanguageService } from '../../src/service/languageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const root = 'file:///repo';
const called = `${root}/a-nsg.json`;
const caller = `${root}/main.json`;

function template(...resources: readonly object[]): string {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  return JSON.stringify({ $schema, contentVersion: '1.0.0.0', resources }, undefined, 2);
}

const denyAll = {
  name: 'DenyAll',
  properties: {
    priority: 4096,
    direction: 'Outbound',
    access: 'Deny',
    protocol: '*',
    sourcePortRange: '*',
    destinationPortRange: '*',
    sourceAddressPrefix: '*',
    destinationAddressPrefix: '*',
  },
};

/** A template with an NSG that by itself looks like one of a classic tier, and a template that puts v2 behind it. */
const files: Readonly<Record<string, string>> = {
  [called]: template({
    type: 'Microsoft.Network/networkSecurityGroups',
    name: 'nsg-apim',
    properties: { securityRules: [denyAll] },
  }),
  [caller]: template(
    {
      type: 'Microsoft.Resources/deployments',
      name: 'nsg',
      properties: { templateLink: { relativePath: 'a-nsg.json' } },
    },
    {
      type: 'Microsoft.Network/virtualNetworks/subnets',
      name: 'vnet/apim',
      properties: {
        delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.Web/hostingEnvironments' } }],
        networkSecurityGroup: { id: "[resourceId('Microsoft.Network/networkSecurityGroups', 'nsg-apim')]" },
      },
    },
    {
      type: 'Microsoft.ApiManagement/service',
      name: 'apim',
      sku: { name: 'PremiumV2', capacity: 1 },
      properties: {
        virtualNetworkType: 'Internal',
        virtualNetworkConfiguration: {
          subnetResourceId: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apim')]",
        },
      },
    },
  ),
};

function makeService(): LanguageService {
  return createLanguageService({
    workspace: {
      roots: [root],
      readText: (uri) => Promise.resolve(files[uri]),
      readDirectory: () => Promise.resolve([]),
    },
    logger: {
      warn: (message) => {
        assert.fail(message);
      },
    },
    settings: () => defaultConfiguration,
  });
}

/** The tags of the rules that are missing in the called file, as it is diagnosed alone. */
async function missingTags(service: LanguageService): Promise<readonly string[]> {
  const diagnostics = await service.diagnose(called, neverCancelled);
  const messages = diagnostics.map(({ message }) => (typeof message === 'string' ? message : message.value));
  return messages.flatMap((message) => /^No rule allows .* (?:to|from) (\w+)/.exec(message)?.[1] ?? []);
}

describe('a file that another one calls', () => {
  it('is judged by itself as long as nothing is known of the other', async () => {
    assert.ok((await missingTags(makeService())).includes('Sql'));
  });

  it('is judged in the context of the other, also after one of them changed', async () => {
    const service = makeService();
    await service.diagnose(caller, neverCancelled);
    assert.deepEqual(await missingTags(service), ['Storage', 'AzureKeyVault']);
    service.fileChanged(called);
    assert.deepEqual(await missingTags(service), ['Storage', 'AzureKeyVault']);
    service.fileChanged(caller);
    assert.deepEqual(await missingTags(service), ['Storage', 'AzureKeyVault']);
  });

  for (const uris of [
    [called, caller],
    [caller, called],
  ]) {
    it(`is mended as it is judged, ${uris[0] === called ? 'before' : 'after'} the other`, async () => {
      const { changes = {} } = await makeService().fixAll(uris, neverCancelled);
      assert.deepEqual(addedRules(changes[called] ?? []), ['AllowStorageOutbound']);
    });
  }

  it('is mended alone in the context of the other where that is known', async () => {
    const service = makeService();
    await service.diagnose(caller, neverCancelled);
    const { changes = {} } = await service.fixAll([called], neverCancelled);
    assert.deepEqual(addedRules(changes[called] ?? []), ['AllowStorageOutbound']);
  });
});

function addedRules(edits: readonly { readonly newText: string }[]): readonly string[] {
  return edits.flatMap(({ newText }) => newText.match(/Allow\w+Outbound/g) ?? []);
}

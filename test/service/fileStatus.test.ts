import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Configuration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { network } from '../checks/network.js';
import { template } from '../languages/arm/check.js';
import type { Files } from './files.js';
import { serviceOverFiles, uriIn } from './files.js';
import { sameGroups } from './picture/sameGroup.js';

/** The status of a file in a line: `API Management · 2 of 7 rules; 3 errors, 0 warnings`. */
async function statusOf(
  files: Files,
  path: string,
  configuration: Partial<Configuration> = {},
): Promise<string | undefined> {
  const status = await serviceOverFiles(files, configuration).status(uriIn(path), neverCancelled);
  if (!status) return undefined;
  const { title, errors, warnings } = status;
  return `${title}; ${errors} errors, ${warnings} warnings`;
}

const group = (name: string, type: string): string => `// apim-nsg: ${type}
resource ${name} 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-${name}'
}
`;

describe('the status of a file', () => {
  for (const { language, uri, text } of sameGroups) {
    it(`counts the rules of its NSG and its findings, in ${language}`, async () => {
      const path = uri.slice(uriIn('').length);
      assert.equal(
        await statusOf({ [path]: text }, path),
        'API Management · 2 of 7 rules; 3 errors, 0 warnings',
      );
    });
  }

  it('counts findings as they are shown', async () => {
    const text = template(network({ service: { virtualNetworkType: 'External' } }));
    assert.equal(
      await statusOf({ 'main.json': text }, 'main.json'),
      'API Management · 0 of 9 rules; 2 errors, 0 warnings',
    );
  });

  it('puts several NSGs together', async () => {
    const files = { 'main.bicep': group('one', 'external') + group('two', 'internal') };
    assert.equal(
      await statusOf(files, 'main.bicep'),
      'API Management · 2 NSGs · 0 of 16 rules; 3 errors, 1 warnings',
    );
  });

  it('counts an NSG once where a module is called twice', async () => {
    const files = {
      'main.bicep': "module one 'nsg.bicep' = { name: 'one' }\nmodule two 'nsg.bicep' = { name: 'two' }\n",
      'nsg.bicep': group('apim', 'internal'),
    };
    const service = serviceOverFiles(files);
    await service.status(uriIn('main.bicep'), neverCancelled);
    const status = await service.status(uriIn('nsg.bicep'), neverCancelled);
    assert.equal(status?.title, 'API Management · 0 of 7 rules');
  });

  it('is none where nothing is checked', async () => {
    const files = {
      'web.bicep':
        "resource web 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {\n  name: 'nsg-web'\n}\n",
      'off.bicep': group('apim', 'off'),
      'package.json': '{}',
    };
    for (const path of Object.keys(files)) assert.equal(await statusOf(files, path), undefined);
  });
});

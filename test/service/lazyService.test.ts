import assert from 'node:assert/strict';
import { scans } from '../../src/service/concerns.js';
import { languages } from '../../src/service/languages.js';
import { lazyService } from '../../src/service/lazyService.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { checkedSamples } from '../support/checkedSamples.js';
import { serviceOverFiles, uriIn } from './files.js';

const nsg = "resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = { name: 'nsg-apim' }";
const uri = uriIn('main.bicep');

/** A service over one file, and how often it was loaded. */
function lazyOverFile(text: string) {
  const loads = { count: 0, isBroken: false };
  const service = lazyService(() => {
    loads.count += 1;
    if (loads.isBroken) return Promise.reject(new Error('no such file'));
    return Promise.resolve(serviceOverFiles({ 'main.bicep': text }));
  });
  return { service, loads };
}

describe('a service that is loaded when it is needed', () => {
  it('tells what concerns it without being loaded', () => {
    const { service, loads } = lazyOverFile(nsg);
    assert.ok(service.concerns(uri, 'bicep', nsg));
    assert.ok(!service.concerns(uriIn('package.json'), 'json', '{"name": "any"}'));
    assert.ok(!service.mayComplete("sourceAddressPrefix: 'A'"));
    service.fileChanged(uri);
    service.textChanged(uri);
    service.settingsChanged();
    assert.equal(loads.count, 0);
  });

  it('is loaded once, for the first question', async () => {
    const { service, loads } = lazyOverFile(nsg);
    const [first, second] = await Promise.all([
      service.diagnose(uri, neverCancelled),
      service.diagnose(uri, neverCancelled),
    ]);
    assert.ok(first.length > 0);
    assert.deepEqual(first, second);
    assert.deepEqual(await service.diagnose(uri, neverCancelled), first);
    assert.equal(loads.count, 1);
    assert.ok(service.mayComplete("sourceAddressPrefix: 'A'"));
  });

  it('is loaded again where that failed', async () => {
    const { service, loads } = lazyOverFile(nsg);
    loads.isBroken = true;
    await assert.rejects(service.diagnose(uri, neverCancelled), /no such file/);
    loads.isBroken = false;
    assert.ok((await service.diagnose(uri, neverCancelled)).length > 0);
  });

  it('tells the documents of every language, as the languages do', () => {
    assert.equal(scans.length, languages.length);
    const texts = Object.values(checkedSamples).flatMap((samples) => samples.flatMap(Object.entries<string>));
    for (const [path = '', text = ''] of [
      ...texts,
      ['main.tf.json', '{}'],
      ['package.json', '{}'],
      ['a.txt', ''],
    ]) {
      const tell = (all: typeof scans): unknown =>
        all.map((one) => [one.claims(path), one.claims(path, 'json'), one.mayMatter(text)]);
      assert.deepEqual(tell(scans), tell(languages), path);
    }
  });
});

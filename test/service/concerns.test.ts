import assert from 'node:assert/strict';
import { mayConcern, scans } from '../../src/service/concerns.js';
import { languages } from '../../src/service/languages.js';
import { checkedSamples } from '../support/checkedSamples.js';
import { uriIn } from './files.js';

describe('what tells whether a document is of concern', () => {
  it('takes an NSG and a configuration, and no other JSON', () => {
    const nsg = "resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = { name: 'nsg-apim' }";
    assert.ok(mayConcern(uriIn('main.bicep'), 'bicep', nsg));
    assert.ok(mayConcern(uriIn('apim-nsg.json'), 'json', '{}'));
    assert.ok(!mayConcern(uriIn('package.json'), 'json', '{"name": "any"}'));
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

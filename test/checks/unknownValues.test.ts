import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Parts } from '../languages/arm/check.js';
import { group, rule } from '../languages/arm/check.js';
import { afterFix, check, nsg } from './check.js';

describe('unknown-service-tag', () => {
  const from = (source: string): Parts =>
    nsg('internal', `Rule 100 Inbound Allow Tcp ${source}:* -> VirtualNetwork:8080`);

  it('suggests the nearest tag, and mends it', async () => {
    await check('unknown-service-tag', from('ApiManagment'), [
      `warning «"ApiManagment"» 'ApiManagment' in rule 'Rule' is no IP address, CIDR block or service tag that we know; Azure refuses a tag that does not exist. Did you mean 'ApiManagement'?`,
    ]);
    const text = await afterFix('unknown-service-tag', from('ApiManagment'), "Replace by 'ApiManagement'");
    assert.match(text, /"sourceAddressPrefix": "ApiManagement"/);
  });

  it('says so of what is near to no tag', async () => {
    await check('unknown-service-tag', from('office'), [
      `warning «"office"» 'office' in rule 'Rule' is no IP address, CIDR block or service tag that we know; Azure refuses a tag that does not exist. Check its spelling`,
    ]);
  });

  const known =
    'Storage.WestEurope storage 10.0.0.0/8 AzureFrontDoor.Backend CorpNetSaw CorpnetPublic ::1/128 *';
  for (const source of known.split(' ')) {
    it(`is not said of ${source}`, async () => {
      const template = nsg('internal', 'Rule 100 Inbound Allow Tcp X:* -> VirtualNetwork:8080');
      const text = JSON.stringify(template).replace('"X"', `"${source}"`);
      await check('unknown-service-tag', JSON.parse(text) as Parts, []);
    });
  }
});

describe('unresolved', () => {
  const unknown = (parameter: string, line: string): Parts => ({
    parameters: { [parameter]: { type: 'string' } },
    resources: [
      group(
        'nsg',
        [
          rule(line.replace('?', `[parameters('${parameter}')]`)),
          rule('DenyIn 4000 Inbound Deny * *:* -> *:*'),
        ],
        { metadata: { apimNsg: 'internal' } },
      ),
    ],
  });

  it('names the traffic, the expression and why it is not known', async () => {
    await check(
      'unresolved',
      unknown('from', 'Management 100 Inbound Allow Tcp ?:* -> VirtualNetwork:3443'),
      [
        `hint «"[parameters('from')]"» Whether the NSG allows inbound TCP 3443 from ApiManagement can't be told before deployment: parameter 'from' has no default value.`,
      ],
    );
  });

  it('is not said where no value would change the answer', async () => {
    await check('unresolved', unknown('from', 'Other 100 Inbound Allow Tcp ?:* -> VirtualNetwork:8080'), []);
    await check(
      'unresolved',
      unknown('to', 'Management 100 Inbound Allow Tcp ApiManagement:* -> ?:3443'),
      [],
    );
  });
});

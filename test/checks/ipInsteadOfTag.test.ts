import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { group, rule } from '../languages/arm/check.js';
import { afterFix, check, nsg } from './check.js';

const said = (expected: readonly string[], ...rules: readonly string[]): Promise<void> =>
  check('ip-instead-of-tag', nsg('internal', ...rules), expected);

const listed = {
  resources: [
    group(
      'nsg',
      [
        {
          name: 'Portal',
          properties: {
            priority: 100,
            direction: 'Inbound',
            access: 'Allow',
            protocol: 'Tcp',
            sourceAddressPrefixes: ['13.84.189.17', '13.85.22.63/32'],
            sourcePortRange: '*',
            destinationAddressPrefix: 'VirtualNetwork',
            destinationPortRange: '3443',
          },
        },
      ],
      { metadata: { apimNsg: 'internal' } },
    ),
  ],
};

describe('ip-instead-of-tag', () => {
  it('is said of a list of addresses on the management port', async () => {
    await check('ip-instead-of-tag', listed, [
      "information «[» Rule 'Portal' allows inbound TCP 3443 from ApiManagement by IP addresses, which Microsoft may change at any time. Write the service tag ApiManagement instead.",
    ]);
  });

  it('is said of the range of all addresses, and of the address of the load balancer', async () => {
    await said(
      [
        'information «"0.0.0.0/0"» Rule \'Portal\' allows inbound TCP 3443 from ApiManagement by the range of all addresses, which is far more than needed.',
        'information «"168.63.129.16"» Rule \'Probe\' allows inbound TCP 6390 from AzureLoadBalancer by IP addresses',
      ],
      'Portal 100 Inbound Allow Tcp 0.0.0.0/0:* -> VirtualNetwork:3443',
      'Probe 110 Inbound Allow Tcp 168.63.129.16:* -> VirtualNetwork:6390',
    );
  });

  it('goes by the name of a rule where its port is used for much else', async () => {
    await said(
      [
        'information «"20.38.1.0/24"» Rule \'AllowStorage\' allows outbound TCP 443 to Storage by IP addresses',
      ],
      'AllowStorage 100 Outbound Allow Tcp VirtualNetwork:* -> 20.38.1.0/24:443',
      'AllowBackend 110 Outbound Allow Tcp VirtualNetwork:* -> 40.1.2.3:443',
      'DenyAll 200 Outbound Deny * *:* -> *:*',
    );
  });

  it('is not said beside a rule with the tag, of private addresses, or of clients', async () => {
    await said(
      [],
      'Portal 100 Inbound Allow Tcp ApiManagement:* -> VirtualNetwork:3443',
      'Office 110 Inbound Allow Tcp 13.84.189.17:* -> VirtualNetwork:3443',
    );
    await said([], 'Office 110 Inbound Allow Tcp 10.1.0.0/16:* -> VirtualNetwork:3443');
    await check(
      'ip-instead-of-tag',
      nsg('external', 'Clients 100 Inbound Allow Tcp 40.1.2.0/24:* -> VirtualNetwork:443'),
      [],
    );
  });

  it('is not said where there may be more than addresses', async () => {
    const parameters = { from: { type: 'string' } };
    const portal = rule("Portal 100 Inbound Allow Tcp [parameters('from')]:* -> VirtualNetwork:3443");
    const resources = [group('nsg', [portal], { metadata: { apimNsg: 'internal' } })];
    await check('ip-instead-of-tag', { parameters, resources }, []);
  });

  it('is mended by writing the tag', async () => {
    const after = await afterFix('ip-instead-of-tag', listed, "Write ApiManagement in 'Portal'");
    assert.match(after, /"sourceAddressPrefix": "ApiManagement",\n/);
    assert.doesNotMatch(after, /13\.8/);
    await check('ip-instead-of-tag', after, []);
    await check('missing-rule', after, []);
  });
});

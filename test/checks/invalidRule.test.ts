import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { group, template } from '../languages/arm/check.js';
import type { Parts } from '../languages/arm/check.js';
import { afterFix, check } from './check.js';

const valid = {
  priority: 100,
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  sourceAddressPrefix: 'VirtualNetwork',
  sourcePortRange: '*',
  destinationAddressPrefix: 'VirtualNetwork',
  destinationPortRange: '443',
};

/** A template with a rule that differs from a valid one; a property that is undefined is left off. */
function ruleWith(properties: Readonly<Record<string, unknown>>, name: unknown = 'Web'): Parts {
  const rules = [{ name, properties: { ...valid, ...properties } }];
  return { resources: [group('nsg', rules, { metadata: { apimNsg: 'internal' } })] };
}

const refused: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
  [{ direction: 'In' }, `«"In"» Rule 'Web': direction 'In' is not one of Inbound and Outbound.`],
  [{ access: 'Permit' }, `«"Permit"» Rule 'Web': access 'Permit' is not one of Allow and Deny.`],
  [{ protocol: 'Http' }, `«"Http"» Rule 'Web': protocol 'Http' is not one of Tcp, Udp, Icmp, Esp, Ah and *.`],
  [
    { destinationPortRange: '65536' },
    `«"65536"» Rule 'Web': destinationPortRange '65536' is no port, port range or '*' (0 to 65535).`,
  ],
  [{ destinationPortRange: '90-80' }, `«"90-80"» Rule 'Web': destinationPortRange '90-80' is no port`],
  [{ sourcePortRange: 'any' }, `«"any"» Rule 'Web': sourcePortRange 'any' is no port`],
  [
    { destinationPortRange: '80,443' },
    `«"80,443"» Rule 'Web': destinationPortRange '80,443' holds a list, which Azure refuses in one value. Write the ports as items of destinationPortRanges.`,
  ],
  [
    { destinationPortRange: undefined, destinationPortRanges: ['80', 'https'] },
    `«"https"» Rule 'Web': destinationPortRanges 'https' is no port`,
  ],
  [
    { sourceAddressPrefix: undefined, sourceAddressPrefixes: ['10.0.0.0/8', 'VirtualNetwork'] },
    `«"VirtualNetwork"» Rule 'Web': sourceAddressPrefixes holds 'VirtualNetwork', but Azure takes only IP addresses and CIDR blocks in a list. Write it as sourceAddressPrefix, in a rule of its own`,
  ],
  [
    { sourceAddressPrefix: '10.0.0.5/24' },
    `«"10.0.0.5/24"» Rule 'Web': sourceAddressPrefix '10.0.0.5/24' begins with the address of a host, and Azure takes a block by the address of its network only: '10.0.0.0/24'.`,
  ],
  [
    { destinationAddressPrefix: undefined, destinationAddressPrefixes: ['10.0.0.0/24', '50.206.209.68/27'] },
    `«"50.206.209.68/27"» Rule 'Web': destinationAddressPrefixes '50.206.209.68/27' begins with the address of a host, and Azure takes a block by the address of its network only: '50.206.209.64/27'.`,
  ],
  [
    { destinationPortRanges: ['80'] },
    `«[» Rule 'Web': destinationPortRange and destinationPortRanges are both set; Azure takes one of them.`,
  ],
  [{ access: undefined }, `«"Web"» Rule 'Web': access is missing; Azure refuses the rule.`],
  [
    { protocol: undefined, destinationPortRange: undefined },
    `«"Web"» Rule 'Web': protocol and destinationPortRange are missing; Azure refuses the rule.`,
  ],
  [
    { description: 'x'.repeat(141) },
    `«"${'x'.repeat(141)}"» Rule 'Web': its description has 141 characters; Azure takes 140.`,
  ],
];

const accepted: readonly Readonly<Record<string, unknown>>[] = [
  { direction: 'inbound', access: 'allow', protocol: 'TCP' },
  { protocol: '*', destinationPortRange: '*' },
  { destinationPortRange: 443 },
  { destinationPortRange: '0-65535' },
  { destinationPortRanges: [], sourceAddressPrefixes: [] },
  { destinationPortRange: '', destinationPortRanges: ['80', '443'] },
  { sourceAddressPrefix: undefined, sourceAddressPrefixes: ['10.0.0.0/8', '192.168.1.1'] },
  { sourceAddressPrefix: '10.0.0.5/32', destinationAddressPrefix: '10.0.0.5' },
  { sourceAddressPrefix: 'fd00::1/64', destinationAddressPrefix: '0.0.0.0/0' },
  { description: 'x'.repeat(140) },
];

describe('invalid-rule', () => {
  for (const [properties, said] of refused) {
    it(`is said of ${JSON.stringify(properties).slice(0, 80)}`, async () => {
      await check('invalid-rule', ruleWith(properties), [`error ${said}`]);
    });
  }

  for (const properties of accepted) {
    it(`is not said of ${JSON.stringify(properties).slice(0, 80)}`, async () => {
      await check('invalid-rule', ruleWith(properties), []);
    });
  }

  const names: readonly (readonly [string, boolean])[] = [
    ['a', true],
    ['1_b.c-d_', true],
    ['x'.repeat(80), true],
    ['x'.repeat(81), false],
    ['-a', false],
    ['a-', false],
    ['a.', false],
    ['a b', false],
    ['grün', false],
  ];
  for (const [name, isValid] of names) {
    it(`is ${isValid ? 'not ' : ''}said of the name ${name.slice(0, 20)} (${name.length})`, async () => {
      await check('invalid-rule', ruleWith({}, name), isValid ? [] : [`error «"${name}"» Rule`]);
    });
  }

  it('is said of the second rule of a name, without regard to case', async () => {
    const rules = ['Web', 'Other', 'WEB'].map((name, index) => ({
      name,
      properties: { ...valid, priority: 100 + index },
    }));
    await check('invalid-rule', { resources: [group('nsg', rules, { metadata: { apimNsg: 'internal' } })] }, [
      `error «"WEB"» Rule 'WEB': another rule of this NSG has the same name; Azure takes each name once`,
    ]);
  });

  it('is mended where several ports stand in one value', async () => {
    const text = await afterFix(
      'invalid-rule',
      ruleWith({ destinationPortRange: '80, 443' }),
      'Write the ports',
    );
    assert.match(text, /"destinationPortRanges": \[\s*"80",\s*"443"\s*\]/);
  });

  it('is mended where the address of a host stands for that of its network, alone or in a list', async () => {
    const alone = ruleWith({ sourceAddressPrefix: '10.0.0.5/24' });
    assert.match(
      await afterFix('invalid-rule', alone, "Replace by '10.0.0.0/24'"),
      /"sourceAddressPrefix": "10.0.0.0\/24"/,
    );
    const listed = ruleWith({
      sourceAddressPrefix: undefined,
      sourceAddressPrefixes: ['10.0.0.0/24', '10.0.1.9/24', '10.0.2.9/24'],
    });
    assert.match(
      await afterFix('invalid-rule', listed, "Replace by '10.0.1.0/24'"),
      /"sourceAddressPrefixes": \[\s*"10.0.0.0\/24",\s*"10.0.1.0\/24",\s*"10.0.2.9\/24"\s*\]/,
    );
  });

  it('is not mended in a list of which not all is known', async () => {
    const addresses = ['10.0.0.5/24', "[parameters('office')]"];
    const { resources } = ruleWith({ sourceAddressPrefix: undefined, sourceAddressPrefixes: addresses });
    const text = template({ parameters: { office: { type: 'string' } }, resources });
    await assert.rejects(afterFix('invalid-rule', text, 'Replace by'), /no 'Replace by' among/);
  });
});

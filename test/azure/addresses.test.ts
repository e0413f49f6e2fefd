import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { AddressTerm, Relation } from '../../src/azure/addresses.js';
import { parseAddressTerm, relate, relationToSubnet } from '../../src/azure/addresses.js';
import { allIpv4, coverPublicIpv4, parseIpBlock } from '../../src/azure/ipRanges.js';
import { unknownRegion } from '../../src/azure/serviceTags.js';

/** An address as a rule names it; `asg:NAME` is an application security group, `Storage.?` a region that isn't known. */
function term(text: string): AddressTerm {
  if (text.startsWith('asg:')) return { kind: 'securityGroup', text };
  if (text.endsWith('.?'))
    return { kind: 'tag', tag: { name: text.slice(0, -2), region: unknownRegion }, text };
  const parsed = parseAddressTerm(text);
  if (!parsed) throw new Error(`not an address: ${text}`);
  return parsed;
}

/** How the address on the left stands to each of those on the right. */
const relations: readonly (readonly [string, Relation, string])[] = [
  ['*', 'contains', '* Internet VirtualNetwork AzureLoadBalancer Storage 10.0.0.0/8 ::/0 asg:a'],
  ['0.0.0.0/0', 'contains', '* Internet VirtualNetwork AzureLoadBalancer Storage 10.0.0.1 asg:a 0.0.0.0/0'],
  ['::/0', 'disjoint', 'Internet VirtualNetwork AzureLoadBalancer Storage 10.0.0.0/8'],
  ['::/0', 'overlaps', '*'],

  ['Internet', 'contains', 'Internet AzureCloud AzureCloud.WestUS Storage Storage.WestUS 20.1.2.3 8.0.0.0/8'],
  ['Internet', 'disjoint', 'VirtualNetwork AzureLoadBalancer 10.1.2.3 192.168.0.0/16 168.63.129.16 asg:a'],
  ['Internet', 'overlaps', '* 0.0.0.0/0'],
  ['AzureCloud', 'contains', 'AzureCloud AzureCloud.WestUS Storage Storage.WestUS AzureTrafficManager'],
  ['AzureCloud', 'overlaps', 'Internet * 0.0.0.0/0'],
  ['AzureCloud', 'disjoint', 'VirtualNetwork AzureLoadBalancer 10.1.2.3 asg:a'],
  ['AzureCloud', 'unknown', '20.1.2.3'],
  ['AzureCloud.WestUS', 'contains', 'AzureCloud.westus'],
  ['AzureCloud.WestUS', 'overlaps', 'AzureCloud Storage Sql'],
  ['AzureCloud.WestUS', 'disjoint', 'AzureCloud.EastUS'],

  ['Storage', 'contains', 'Storage storage Storage.WestUS'],
  ['Storage', 'overlaps', 'Internet AzureCloud * 0.0.0.0/0'],
  ['Storage', 'disjoint', 'Sql AzureKeyVault Sql.WestUS VirtualNetwork AzureLoadBalancer 10.0.0.4 asg:a'],
  ['Storage', 'unknown', '20.1.2.3'],
  ['Storage.WestUS', 'contains', 'Storage.westus'],
  ['Storage.WestUS', 'overlaps', 'Storage'],
  ['Storage.WestUS', 'disjoint', 'Storage.EastUS Sql.WestUS'],
  ['Storage.?', 'overlaps', 'Storage'],
  ['Storage.?', 'unknown', 'Storage.WestUS Storage.?'],
  ['Storage.WestUS', 'unknown', 'Storage.?'],

  ['VirtualNetwork', 'contains', 'VirtualNetwork virtual_network asg:a'],
  ['VirtualNetwork', 'disjoint', 'Internet AzureCloud Storage 20.1.2.3'],
  // By the documents the host's virtual IP lies in it; whether a rule means the probes, nobody knows.
  ['VirtualNetwork', 'unknown', 'AzureLoadBalancer 10.0.0.4 ::1'],
  ['VirtualNetwork', 'overlaps', '*'],
  ['AzureLoadBalancer', 'contains', 'AzureLoadBalancer AZURE_LOADBALANCER 168.63.129.16'],
  ['AzureLoadBalancer', 'overlaps', 'VirtualNetwork * 168.63.129.0/24'],
  ['AzureLoadBalancer', 'disjoint', 'Internet AzureCloud Storage 10.0.0.4 20.1.2.3'],

  ['AzurePlatformDNS', 'unknown', '10.0.0.4 168.63.129.16'],

  ['168.63.129.16', 'contains', 'AzureLoadBalancer 168.63.129.16'],
  ['168.63.129.16', 'disjoint', 'Internet Storage 168.63.129.17'],
  ['168.63.129.0/24', 'contains', 'AzureLoadBalancer 168.63.129.16 168.63.129.128/25'],
  ['168.63.129.0/24', 'overlaps', '* Internet 168.63.0.0/16'],
  ['10.0.0.0/8', 'contains', '10.0.0.0/8 10.255.255.255 10.1.0.0/16'],
  ['10.0.0.0/8', 'disjoint', 'Internet Storage AzureLoadBalancer 11.0.0.0 9.255.255.255 192.168.0.0/16'],
  ['10.0.0.0/8', 'unknown', 'VirtualNetwork asg:a'],
  ['10.1.0.0/16', 'overlaps', '* 10.0.0.0/8'],
  ['20.1.2.0/24', 'overlaps', 'Internet'],
  ['20.1.2.0/24', 'unknown', 'Storage AzureCloud VirtualNetwork'],

  ['asg:a', 'contains', 'asg:a'],
  ['asg:a', 'unknown', 'asg:b 10.0.0.4'],
  ['asg:a', 'overlaps', 'VirtualNetwork *'],
  ['asg:a', 'disjoint', 'Internet Storage AzureLoadBalancer'],
];

describe('what contains what', () => {
  for (const [left, relation, others] of relations) {
    it(`${left} ${relation} ${others}`, () => {
      const actual = others.split(' ').map((other) => `${other}: ${relate(term(left), term(other))}`);
      assert.deepEqual(
        actual,
        others.split(' ').map((other) => `${other}: ${relation}`),
      );
    });
  }
});

describe('the side of the subnet', () => {
  const known = '10.1.2.0/27 10.1.3.0/27';
  const cases: readonly (readonly [string, string, Relation])[] = [
    ['*', known, 'contains'],
    ['VirtualNetwork', known, 'contains'],
    ['VirtualNetwork', '', 'contains'],
    ['Internet', known, 'disjoint'],
    ['asg:a', known, 'unknown'],
    ['0.0.0.0/0', '', 'contains'],
    ['::/0', known, 'disjoint'],
    ['10.1.0.0/16', known, 'contains'],
    ['10.1.0.0/16', '', 'unknown'],
    ['10.1.2.0/24', known, 'overlaps'],
    ['10.1.2.0/28', known, 'overlaps'],
    ['10.2.0.0/16', known, 'disjoint'],
  ];
  for (const [left, subnet, relation] of cases) {
    it(`${left} ${relation} the subnet with ${subnet || 'unknown prefixes'}`, () => {
      const blocks = subnet.split(' ').flatMap((prefix) => parseIpBlock(prefix) ?? []);
      assert.equal(relationToSubnet(term(left), subnet === '' ? undefined : blocks), relation);
    });
  }
});

describe('blocks that together are all public addresses', () => {
  const single = parseIpBlock('20.1.2.3')?.range ?? allIpv4;
  const below = { first: 0, last: single.first - 1 };
  const above = { first: single.last + 1, last: allIpv4.last };

  it('leave no address out but those that nobody reaches over the internet', () => {
    assert.equal(coverPublicIpv4([above, single, below]), true);
    assert.equal(coverPublicIpv4([below, above]), false);
    assert.equal(coverPublicIpv4([below, { ...above, first: single.first }]), true);
    assert.equal(coverPublicIpv4([{ first: 0x01000000, last: 0xdfffffff }]), true);
    assert.equal(coverPublicIpv4([{ first: 0x01000000, last: 0xdffffffe }]), false);
  });
});

describe('an address of a rule', () => {
  const refused =
    '10.0.0.0/33 10.0.0.256 10.0.0 1.2.3.4.5 VirtualNetwork.WestUS Storage. Storge .Storage fe80::/200';
  for (const text of refused.split(' ')) {
    it(`is none: ${text}`, () => {
      assert.equal(parseAddressTerm(text), undefined);
    });
  }

  it('is the block that its first address is in', () => {
    assert.deepEqual(parseIpBlock('10.1.2.3/16')?.range, parseIpBlock('10.1.0.0/16')?.range);
    assert.deepEqual(parseIpBlock('10.1.2.3')?.range, parseIpBlock('10.1.2.3/32')?.range);
  });
});

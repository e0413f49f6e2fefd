import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseIpBlock } from '../../src/azure/ipRanges.js';
import type { Packet } from '../../src/azure/packetMatching.js';
import { parseFarEnd } from '../../src/azure/packetMatching.js';
import { decidePacket } from '../../src/azure/packets.js';
import type { SecurityRule } from '../../src/azure/securityRules.js';
import type { Unknown } from '../../src/azure/unknown.js';
import { rule } from '../support/rules.js';

/** A packet from one line: `in Internet 443`, `out 20.1.2.3 53 udp`. */
function packet(line: string): Packet {
  const [direction, far = '', port, protocol] = line.split(' ');
  const term = parseFarEnd(far);
  if (!term) throw new Error(`no far end: ${far}`);
  return {
    direction: direction === 'in' ? 'Inbound' : 'Outbound',
    protocol: protocol === 'udp' ? 'Udp' : 'Tcp',
    port: Number(port),
    far: term,
  };
}

interface Given {
  readonly subnet?: string;
  readonly open?: Unknown;
}

/**
 * What happens, in a line for each thing that is said of it: the access and the deciding rules, then doubts, exceptions
 * and rules taken as meant.
 */
function decided(
  rules: readonly (SecurityRule | string)[],
  line: string,
  { subnet, open }: Given = {},
): readonly string[] {
  const block = subnet === undefined ? undefined : parseIpBlock(subnet);
  const ruleSet = { rules: rules.map((each) => (typeof each === 'string' ? rule(each) : each)), open };
  const decision = decidePacket(ruleSet, packet(line), block && [block]);
  return [
    `${decision.access}: ${decision.deciders.map(({ name }) => name).join(' | ')}`,
    ...decision.doubts.map(
      ({ rule: { name }, doubt }) => `${doubt.kind === 'value' ? doubt.because.reason : doubt.kind}: ${name}`,
    ),
    ...decision.exceptions.map(({ name }) => `except ${name}`),
    ...decision.meantForSubnet.map(({ name }) => `meant ${name}`),
  ];
}

const unknown: Unknown = { kind: 'unknown', reason: "parameter 'p' has no default value" };
const internet = '100 in allow tcp Internet -> VirtualNetwork 443';
const denyAll = '4096 in deny * * -> * *';

describe('what happens to a packet', () => {
  it('is decided by the first rule that takes it, wherever that stands', () => {
    assert.deepEqual(decided([denyAll, internet], 'in Internet 443'), [`Allow: ${internet}`]);
    assert.deepEqual(decided([denyAll, internet], 'in Internet 80'), [`Deny: ${denyAll}`]);
    assert.deepEqual(decided([denyAll, internet], 'in Internet 443 udp'), [`Deny: ${denyAll}`]);
  });

  it('is decided by a default rule where no other takes it', () => {
    assert.deepEqual(decided([], 'in Internet 443'), ['Deny: DenyAllInBound']);
    assert.deepEqual(decided([], 'in AzureLoadBalancer 6390'), ['Allow: AllowAzureLoadBalancerInBound']);
    assert.deepEqual(decided([], 'out Storage 443'), ['Allow: AllowInternetOutBound']);
    assert.deepEqual(decided([], 'in VirtualNetwork 443'), ['Allow: AllowVNetInBound']);
  });

  it('is decided for an address by the tags that surely have it or not', () => {
    assert.deepEqual(decided([internet], 'in 203.0.113.5 443'), [`Allow: ${internet}`]);
    assert.deepEqual(decided([internet], 'in 168.63.129.16 6390'), ['Allow: AllowAzureLoadBalancerInBound']);
    assert.deepEqual(decided([], 'in 203.0.113.5 443'), ['Deny: DenyAllInBound']);
  });

  it('depends on whether an address is in a tag where nobody knows that here', () => {
    assert.deepEqual(decided(['100 out deny tcp * -> Storage 443'], 'out 20.1.2.3 443'), [
      'unknown: 100 out deny tcp * -> Storage 443 | AllowInternetOutBound',
      'address: 100 out deny tcp * -> Storage 443',
    ]);
    assert.deepEqual(decided([], 'in 10.0.0.4 443'), [
      'unknown: AllowVNetInBound | DenyAllInBound',
      'address: AllowVNetInBound',
    ]);
  });

  it('is the same where all rules that may decide agree', () => {
    const storage = '100 out allow tcp * -> Storage 443';
    assert.deepEqual(decided([storage], 'out 20.1.2.3 443'), [
      `Allow: ${storage} | AllowInternetOutBound`,
      `address: ${storage}`,
    ]);
  });

  it('has exceptions where an earlier rule takes a part of it', () => {
    const office = '90 in deny tcp 203.0.113.0/24 -> * 443';
    const sourcePort = '95 in deny tcp Internet -> * 443 from 443';
    assert.deepEqual(decided([office, sourcePort, internet], 'in Internet 443'), [
      `Allow: ${internet}`,
      `except ${office}`,
      `except ${sourcePort}`,
    ]);
    assert.deepEqual(decided([office, internet], 'in 203.0.113.9 443'), [`Deny: ${office}`]);
  });

  it('takes an allow for an unknown subnet as meant for it, and a deny not', () => {
    const allow = '100 in allow tcp Internet -> 10.1.0.0/24 443';
    const deny = '90 in deny tcp Internet -> 10.1.0.0/24 443';
    assert.deepEqual(decided([allow], 'in Internet 443'), [`Allow: ${allow}`, `meant ${allow}`]);
    assert.deepEqual(decided([deny, internet], 'in Internet 443'), [`Allow: ${internet}`, `except ${deny}`]);
    assert.deepEqual(decided([deny, internet], 'in Internet 443', { subnet: '10.1.0.0/27' }), [
      `Deny: ${deny}`,
    ]);
    assert.deepEqual(decided([allow], 'in Internet 443', { subnet: '10.9.0.0/27' }), [
      'Deny: DenyAllInBound',
    ]);
  });

  it('depends on a rule that may not exist', () => {
    const maybe = rule('90 in deny tcp Internet -> * 443', { presence: [{ identity: 'c', holds: true }] });
    assert.deepEqual(decided([maybe, internet], 'in Internet 443'), [
      `unknown: ${maybe.name} | ${internet}`,
      `existence: ${maybe.name}`,
    ]);
  });

  it('is certain where one of two rules exists in any case', () => {
    const one = rule('90 in allow tcp Internet -> * 443', { presence: [{ identity: 'c', holds: true }] });
    const other = rule('91 in allow tcp * -> * 443', { presence: [{ identity: 'c', holds: false }] });
    assert.deepEqual(
      decided([one, other, denyAll], 'in Internet 443')[0],
      `Allow: ${one.name} | ${other.name}`,
    );
  });

  it('depends on values that are not known', () => {
    const port = rule('90 in deny tcp Internet -> * 80', { destinationPorts: { ports: [], open: unknown } });
    const last = rule('90 in deny * * -> * *', { priority: unknown });
    const access = rule('90 in deny * * -> * *', { access: unknown });
    assert.deepEqual(decided([port, internet], 'in Internet 443'), [
      `unknown: ${port.name} | ${internet}`,
      `${unknown.reason}: ${port.name}`,
    ]);
    assert.equal(decided([last, internet], 'in Internet 443')[0], `unknown: ${internet} | ${last.name}`);
    assert.equal(decided([access], 'in Internet 443')[0], `unknown: ${access.name}`);
  });

  it('depends on which comes first of two rules with one priority', () => {
    const deny = '100 in deny tcp * -> * 443';
    assert.deepEqual(decided([internet, deny], 'in Internet 443'), [
      `unknown: ${internet} | ${deny}`,
      `tie: ${deny}`,
    ]);
  });

  it('is unknown where there may be more rules', () => {
    assert.deepEqual(decided([internet], 'in Internet 443', { open: unknown }), [`unknown: ${internet}`]);
  });
});

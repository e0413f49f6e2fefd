import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { coveringRules } from '../../src/azure/covering.js';
import type { SecurityRule } from '../../src/azure/securityRules.js';
import { rule } from '../support/rules.js';

const open = { terms: [], open: { kind: 'unknown', reason: 'a parameter' } } as const;
const inOffice = '200 in allow tcp 10.1.0.0/16 -> VirtualNetwork 80,443';
const when = (...identities: readonly string[]): Partial<SecurityRule> => ({
  presence: identities.map((identity) => ({ identity, holds: true })),
});

const covered: readonly (readonly [what: string, later: SecurityRule, earlier: readonly SecurityRule[]])[] = [
  ['one rule for all', rule(inOffice), [rule('100 in deny * * -> * *')]],
  ['one of several addresses', rule(inOffice), [rule('100 in deny * 192.168.0.0/16,10.0.0.0/8 -> * *')]],
  ['all IPv4 addresses, of a block', rule(inOffice), [rule('100 in deny * 0.0.0.0/0 -> * *')]],
  [
    'a rule for each port',
    rule(inOffice),
    [rule('100 in deny tcp * -> * 443'), rule('110 in deny tcp * -> * 1-80')],
  ],
  [
    'a rule that is there whenever it is',
    rule(inOffice, when('a', 'b')),
    [rule('100 in deny * * -> * *', when('b'))],
  ],
];

const left: readonly (readonly [what: string, later: SecurityRule, earlier: readonly SecurityRule[]])[] = [
  ['a port', rule(inOffice), [rule('100 in deny tcp * -> * 443'), rule('110 in deny tcp * -> * 1-79')]],
  ['other protocols', rule('200 in allow * * -> * 443'), [rule('100 in deny tcp * -> * *')]],
  ['source ports', rule(inOffice), [rule('100 in deny tcp * -> * * from 0-65534')]],
  ['addresses', rule(inOffice), [rule('100 in deny * 10.1.0.0/17,10.2.0.0/16 -> * *')]],
  ['IPv6 addresses', rule('200 in deny * * -> * *'), [rule('100 in deny * 0.0.0.0/0 -> * *')]],
  [
    'the times when the other is not there',
    rule(inOffice, when('a')),
    [rule('100 in deny * * -> * *', when('a', 'b'))],
  ],
  ['all to a rule of the same priority', rule(inOffice), [rule('200 in deny * * -> * *')]],
  ['what nobody knows', rule(inOffice, { source: open }), [rule('100 in deny * 10.0.0.0/8 -> * *')]],
];

describe('rules that take all traffic of a later one', () => {
  for (const [what, later, earlier] of covered) {
    it(`are ${what}`, () => {
      assert.deepEqual(coveringRules(later, [...earlier, later]), earlier);
    });
  }

  for (const [what, later, earlier] of left) {
    it(`are none where they leave ${what}`, () => {
      assert.deepEqual(coveringRules(later, [...earlier, later]), []);
    });
  }
});

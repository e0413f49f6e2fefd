import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseIpBlock } from '../../src/azure/ipRanges.js';
import { judge } from '../../src/azure/judgement.js';
import type { Surroundings } from '../../src/azure/nearMisses.js';
import { classicProfile, requirementsOf } from '../../src/azure/profiles.js';
import type { RuleSet, SecurityRule } from '../../src/azure/securityRules.js';
import { rule } from '../support/rules.js';

const requirements = requirementsOf(classicProfile('External'), []);
const nowhere: Surroundings = { subnet: undefined, regions: [] };
const lines = [
  '100 in allow tcp Internet -> VirtualNetwork 80,443',
  '110 in allow tcp 10.1.2.0/24 -> VirtualNetwork 3443',
  '120 out deny * VirtualNetwork -> Storage.WestUS 443 from 1024-65535',
];

function rules(changed: Partial<SecurityRule> = {}): RuleSet {
  return { rules: lines.map((line, index) => rule(line, index === 1 ? changed : {})), open: undefined };
}

describe('a judgement of rules that were judged before', () => {
  const before = judge(rules(), nowhere, requirements);

  it('is the same where the rules are', () => {
    assert.equal(judge(rules(), nowhere, requirements, before), before);
  });

  const changes: Readonly<Record<string, Partial<SecurityRule>>> = {
    name: { name: 'other' },
    description: { description: 'for SQL' },
    direction: { direction: 'Outbound' },
    access: { access: 'Deny' },
    protocol: { protocol: 'Udp' },
    priority: { priority: 111 },
    block: { source: rule('110 in allow tcp 10.1.2.0/23 -> VirtualNetwork 3443').source },
    'service tag': { source: rule('110 in allow tcp ApiManagement -> VirtualNetwork 3443').source },
    destination: { destination: rule('110 in allow tcp 10.1.2.0/24 -> * 3443').destination },
    'destination port': { destinationPorts: { ports: [{ first: 3443, last: 3444 }], open: undefined } },
    'source port': { sourcePorts: { ports: [{ first: 443, last: 443 }], open: undefined } },
    condition: { presence: [{ identity: 'deployed', holds: true }] },
    'unknown access': { access: { kind: 'unknown', reason: 'a parameter has no default value' } },
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`is made anew with another ${what}`, () => {
      const after = judge(rules(change), nowhere, requirements, before);
      assert.notEqual(after, before);
      assert.deepEqual(after, judge(rules(change), nowhere, requirements));
    });
  }

  it('is made anew with fewer rules, other requirements, in another subnet or region', () => {
    const fewer: RuleSet = { rules: rules().rules.slice(1), open: undefined };
    const block = parseIpBlock('10.1.2.0/24');
    assert.ok(block);
    assert.notEqual(judge(fewer, nowhere, requirements, before), before);
    assert.notEqual(judge(rules(), nowhere, requirements.slice(1), before), before);
    const otherwise: readonly Surroundings[] = [
      { subnet: [block], regions: [] },
      { subnet: undefined, regions: ['westeurope'] },
      { subnet: undefined, regions: [undefined] },
    ];
    for (const each of otherwise) assert.notEqual(judge(rules(), each, requirements, before), before);
  });

  it('is made anew where what is not known of the rules may stand elsewhere', () => {
    const unknownRules = (): RuleSet => rules({ access: { kind: 'unknown', reason: 'one' } });
    const first = judge(unknownRules(), nowhere, requirements);
    assert.notEqual(judge(unknownRules(), nowhere, requirements, first), first);
  });
});

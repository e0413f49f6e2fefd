import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { assess, lanesOf } from '../../src/azure/assess.js';
import { classicProfile, requirementsOf } from '../../src/azure/profiles.js';
import { anyRules, simulatedStatus } from '../support/packetSimulation.js';

/** Narrowed clients are met by less than their whole tag, which single packets can't tell. */
const requirements = requirementsOf(classicProfile('External'), []).filter(({ narrowable }) => !narrowable);

describe('assessment and the simulation of single packets', () => {
  it('agree over random sets of rules', () => {
    fc.assert(
      fc.property(anyRules(8), (rules) => {
        for (const requirement of requirements) {
          const { status } = assess(lanesOf({ rules, open: undefined }, undefined), requirement);
          assert.equal(status, simulatedStatus(rules, requirement), requirement.id);
        }
      }),
      { numRuns: 10_000 },
    );
  }).timeout(120_000);

  it('agree that a client from the whole internet is allowed', () => {
    const client = requirementsOf(classicProfile('External'), []).filter(({ narrowable }) => narrowable);
    fc.assert(
      fc.property(anyRules(8), (rules) => {
        for (const requirement of client) {
          const { status } = assess(lanesOf({ rules, open: undefined }, undefined), requirement);
          if (simulatedStatus(rules, requirement) === 'allowed') assert.equal(status, 'allowed');
          if (status === 'missing') assert.notEqual(simulatedStatus(rules, requirement), 'allowed');
        }
      }),
      { numRuns: 2_000 },
    );
  }).timeout(60_000);

  it('stays unknown, or as it was, where a rule may not exist', () => {
    const maybe = { presence: [{ identity: 'parameters(flag)', holds: true }] };
    fc.assert(
      fc.property(anyRules(8), fc.nat(7), (rules, index) => {
        const uncertain = rules.map((each, at) => (at === index ? { ...each, ...maybe } : each));
        const without = rules.filter((_, at) => at !== index);
        for (const requirement of requirements) {
          const { status } = assess(lanesOf({ rules: uncertain, open: undefined }, undefined), requirement);
          const both = [simulatedStatus(rules, requirement), simulatedStatus(without, requirement)];
          if (both[0] === both[1]) assert.equal(status, both[0]);
          else assert.ok(status === 'unknown', `${status} instead of ${both.join(' or ')}`);
        }
      }),
      { numRuns: 2_000 },
    );
  }).timeout(60_000);
});

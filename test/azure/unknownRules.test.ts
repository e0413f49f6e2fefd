import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseAddressTerm } from '../../src/azure/addresses.js';
import { assess, lanesOf } from '../../src/azure/assess.js';
import { allPorts, portSet, singlePorts } from '../../src/azure/ports.js';
import { classicProfile, requirementsOf } from '../../src/azure/profiles.js';
import { requirementOf } from '../../src/azure/requirements.js';
import type { SecurityRule } from '../../src/azure/securityRules.js';
import { farSide } from '../../src/azure/securityRules.js';
import type { Condition, Unknown } from '../../src/azure/unknown.js';
import { anyRules, simulatedStatus } from '../support/packetSimulation.js';

/**
 * What isn't known of rules, against every way in which it may turn out: an answer must be that of each of them, and
 * where all agree it must be given.
 */

const unknown: Unknown = { kind: 'unknown', reason: 'a parameter has no default value' };
const any = parseAddressTerm('*');

/** A rule of which something isn't known, and the rules that it may turn out to be; `[]` for none at all. */
interface Doubtful {
  readonly rule: SecurityRule;
  readonly outcomes: (
    others: readonly SecurityRule[],
    holds: ReadonlyMap<string, boolean>,
  ) => readonly SecurityRule[];
}

const identities = ['a', 'b'];

type Doubt = (rule: SecurityRule) => Doubtful;

function doubtOver<Key extends keyof SecurityRule>(
  key: Key,
  written: SecurityRule[Key],
  values: (rule: SecurityRule, others: readonly SecurityRule[]) => readonly SecurityRule[Key][],
): Doubt {
  return (rule) => ({
    rule: { ...rule, [key]: written },
    outcomes: (others) => values(rule, others).map((value) => ({ ...rule, [key]: value })),
  });
}

function underCondition(condition: Condition): Doubt {
  return (rule) => ({
    rule: { ...rule, presence: [condition] },
    outcomes: (_, holds) => (holds.get(condition.identity) === condition.holds ? [rule] : []),
  });
}

const openPorts: Doubt = (rule) => {
  const { ports } = rule.destinationPorts;
  const more = [[], singlePorts([443]), singlePorts([1886]), allPorts];
  return {
    rule: { ...rule, destinationPorts: { ports, open: unknown } },
    outcomes: () =>
      more.map((added) => ({
        ...rule,
        destinationPorts: { ports: portSet([...ports, ...added]), open: undefined },
      })),
  };
};

const openSourcePorts: Doubt = (rule) => ({
  rule: { ...rule, sourcePorts: { ...rule.sourcePorts, open: unknown } },
  outcomes: () => [rule, { ...rule, sourcePorts: { ports: allPorts, open: undefined } }],
});

const openFarSide: Doubt = (rule) => {
  const side = rule.direction === 'Inbound' ? 'source' : 'destination';
  const { terms } = farSide(rule, rule.direction === 'Inbound' ? 'Inbound' : 'Outbound');
  return {
    rule: { ...rule, [side]: { terms, open: unknown } },
    outcomes: () => [rule, { ...rule, [side]: { terms: any ? [any] : [], open: undefined } }],
  };
};

const certain: Doubt = (rule) => ({ rule, outcomes: () => [rule] });

/** Whether a rule for VirtualNetwork takes the probes of the load balancer can't be simulated. */
const openDirection: Doubt = (rule) =>
  [...rule.source.terms, ...rule.destination.terms].some(({ kind }) => kind !== 'any')
    ? certain(rule)
    : doubtOver('direction', unknown, () => ['Inbound', 'Outbound'])(rule);

const doubts: readonly Doubt[] = [
  ...identities.flatMap((identity) => [true, false].map((holds) => underCondition({ identity, holds }))),
  doubtOver('access', unknown, () => ['Allow', 'Deny']),
  doubtOver('protocol', unknown, () => ['Tcp', 'Udp', '*']),
  openDirection,
  // Before each of the others, and behind all of them.
  doubtOver('priority', unknown, (_, others) => [
    ...others.map(({ priority }) => Number(priority) - 0.5),
    5000,
  ]),
  openPorts,
  openSourcePorts,
  openFarSide,
];

/** All that the rules may turn out to be together. */
function possibilities(doubtful: readonly Doubtful[]): readonly (readonly SecurityRule[])[] {
  const worlds = [0, 1, 2, 3].map(
    (bits) => new Map(identities.map((identity, index) => [identity, Boolean(bits & (1 << index))])),
  );
  return worlds.flatMap((holds) =>
    doubtful.reduce<readonly (readonly SecurityRule[])[]>(
      (sets, { outcomes }, index) => {
        const others = doubtful.flatMap(({ rule }, at) =>
          at !== index && typeof rule.priority === 'number' ? [rule] : [],
        );
        const own = outcomes(others, holds);
        return own.length === 0 ? sets : sets.flatMap((set) => own.map((each) => [...set, each]));
      },
      [[]],
    ),
  );
}

const requirements = requirementsOf(classicProfile('External'), []).filter(({ narrowable }) => !narrowable);

function statusesOf(
  doubtful: readonly Doubtful[],
  id: (typeof requirements)[number]['id'],
): readonly [string, ReadonlySet<string>] {
  const requirement = requirementOf(id);
  const rules = doubtful.map(({ rule }) => rule);
  const { status } = assess(lanesOf({ rules, open: undefined }, undefined), requirement);
  return [status, new Set(possibilities(doubtful).map((each) => simulatedStatus(each, requirement)))];
}

describe('assessment of rules that are not known in full', () => {
  it('answers only what holds however they turn out', () => {
    const someDoubts = fc.array(fc.constantFrom(certain, ...doubts), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(anyRules(4), someDoubts, (rules, chosen) => {
        const doubtful = rules.map((rule, index) => (chosen[index] ?? certain)(rule));
        for (const { id } of requirements) {
          const [status, possible] = statusesOf(doubtful, id);
          if (status !== 'unknown') assert.deepEqual([...possible], [status], id);
        }
      }),
      { numRuns: 2_000 },
    );
  }).timeout(120_000);

  it('answers where one thing is not known that makes no difference', () => {
    fc.assert(
      fc.property(anyRules(5), fc.nat(4), fc.constantFrom(...doubts), (rules, at, doubt) => {
        const doubtful = rules.map((rule, index) => (index === at ? doubt : certain)(rule));
        for (const { id } of requirements) {
          const [status, possible] = statusesOf(doubtful, id);
          assert.equal(status, possible.size === 1 ? [...possible][0] : 'unknown', id);
        }
      }),
      { numRuns: 4_000 },
    );
  }).timeout(120_000);
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assess, lanesOf } from '../../src/azure/assess.js';
import { parseIpBlock } from '../../src/azure/ipRanges.js';
import { formatPorts } from '../../src/azure/ports.js';
import { classicProfile, requirementsOf } from '../../src/azure/profiles.js';
import type { SecurityRule } from '../../src/azure/securityRules.js';
import { rule } from '../support/rules.js';

interface Expected {
  readonly others: string;
  readonly [id: string]: string;
}

/** Asserts the status of the named requirements; every other one must have the status under `others`. */
function check(
  mode: 'External' | 'Internal',
  rules: readonly (string | SecurityRule)[],
  expected: Expected,
  subnet?: string,
): void {
  const block = subnet === undefined ? undefined : parseIpBlock(subnet);
  const parsed = rules.map((line) => (typeof line === 'string' ? rule(line) : line));
  const requirements = requirementsOf(classicProfile(mode), []);
  const statuses = requirements.map((requirement) => {
    const assessment = assess(lanesOf({ rules: parsed, open: undefined }, block && [block]), requirement);
    const blockers = assessment.blockedBy.map(({ priority }) =>
      typeof priority === 'number' ? priority : '?',
    );
    const by = blockers.length > 0 ? ` by ${blockers.join(', ')}` : '';
    return [requirement.id, `${assessment.status}${by}`] as const;
  });
  const actual = Object.fromEntries(
    statuses.filter(([id, status]) => id in expected || status !== expected.others),
  );
  const named = Object.fromEntries(Object.entries(expected).filter(([id]) => id !== 'others'));
  assert.deepEqual(actual, named);
}

const unknown = { kind: 'unknown', reason: 'a parameter has no default value' } as const;

describe('assessment of the worked cases', () => {
  it('finds only management missing in an empty group of an internal service', () => {
    check('Internal', [], { 'management-inbound': 'missing', others: 'allowed-by-default' });
  });

  it('finds the three inbound rows missing in an empty group of an external service', () => {
    check('External', [], {
      'management-inbound': 'missing',
      'client-inbound': 'missing',
      'traffic-manager-inbound': 'missing',
      others: 'allowed-by-default',
    });
  });

  it('takes an allow of Internet on 443 for Traffic Manager as well', () => {
    check(
      'External',
      [
        '100 in allow tcp Internet -> VirtualNetwork 443',
        '110 in allow tcp ApiManagement -> VirtualNetwork 3443',
      ],
      {
        'client-inbound': 'allowed',
        'management-inbound': 'allowed',
        'traffic-manager-inbound': 'allowed',
        others: 'allowed-by-default',
      },
    );
  });

  it('never reaches the default rules behind a deny of everything', () => {
    check('Internal', ['100 in allow tcp ApiManagement -> VirtualNetwork 3443', '4096 in deny * * -> * *'], {
      'management-inbound': 'allowed',
      'load-balancer-inbound': 'missing by 4096',
      others: 'allowed-by-default',
    });
  });

  it('tells blocked from missing under a deny of Internet', () => {
    check(
      'Internal',
      [
        '100 out deny * * -> Internet *',
        '200 out allow tcp VirtualNetwork -> Storage 443',
        '210 out allow tcp VirtualNetwork -> Sql 1433',
        '220 out allow tcp VirtualNetwork -> AzureKeyVault 443',
        '230 out allow tcp VirtualNetwork -> AzureMonitor 443,1886',
      ],
      {
        'storage-outbound': 'blocked by 100',
        'sql-outbound': 'blocked by 100',
        'key-vault-outbound': 'blocked by 100',
        'monitor-outbound': 'blocked by 100',
        'certificates-outbound': 'missing by 100',
        'management-inbound': 'missing',
        others: 'allowed-by-default',
      },
    );
  });

  it('leaves TCP alone under a deny of UDP', () => {
    check('Internal', ['100 out deny udp * -> * *'], {
      'management-inbound': 'missing',
      others: 'allowed-by-default',
    });
  });

  it('needs both ports of Azure Monitor, by one rule or two', () => {
    const denyAll = '4000 out deny * * -> * *';
    const monitor = (...rules: string[]): void => {
      check('Internal', [...rules, denyAll], {
        'monitor-outbound': rules.length > 1 ? 'allowed' : 'missing by 4000',
        'management-inbound': 'missing',
        'load-balancer-inbound': 'allowed-by-default',
        others: 'missing by 4000',
      });
    };
    monitor('100 out allow tcp VirtualNetwork -> AzureMonitor 443');
    monitor(
      '100 out allow tcp VirtualNetwork -> AzureMonitor 443',
      '110 out allow tcp VirtualNetwork -> AzureMonitor 1886',
    );
  });

  it('names only the deny that takes the port', () => {
    check(
      'Internal',
      [
        '150 in deny * * -> * 3000-3442',
        '160 in deny * * -> * 3443-4000',
        '200 in allow tcp ApiManagement -> VirtualNetwork 3443',
      ],
      { 'management-inbound': 'blocked by 160', others: 'allowed-by-default' },
    );
  });

  it('names both denies that together take a requirement', () => {
    check(
      'Internal',
      [
        '150 out deny tcp * -> AzureMonitor 443',
        '160 out deny tcp * -> AzureMonitor 1886',
        '200 out allow tcp VirtualNetwork -> AzureMonitor 443,1886',
      ],
      {
        'monitor-outbound': 'blocked by 160, 150',
        'management-inbound': 'missing',
        others: 'allowed-by-default',
      },
    );
  });

  it('is not satisfied by a rule for one source port', () => {
    check('Internal', ['100 in allow tcp ApiManagement -> VirtualNetwork 3443 from 3443'], {
      'management-inbound': 'missing',
      others: 'allowed-by-default',
    });
  });

  it('is satisfied by rules that have all source ports between them', () => {
    const low = '100 in allow tcp ApiManagement -> VirtualNetwork 3443 from 0-32767';
    const high = '110 in allow tcp ApiManagement -> VirtualNetwork 3443 from 32768-65535';
    check('Internal', [low, high], { 'management-inbound': 'allowed', others: 'allowed-by-default' });
  });

  it('takes an allow for an unknown near side as meant for the subnet', () => {
    const management = rule('100 in allow tcp ApiManagement -> VirtualNetwork 3443', {
      destination: { terms: [], open: unknown },
    });
    check('Internal', [management], { 'management-inbound': 'allowed', others: 'allowed-by-default' });
  });
});

describe('assessment of addresses', () => {
  const denyAll = '4096 in deny * * -> * *';

  it('accepts clients narrowed on purpose', () => {
    for (const source of ['AzureFrontDoor.Backend', '10.1.0.0/24', '203.0.113.0/24', 'VirtualNetwork']) {
      check('External', [`100 in allow tcp ${source} -> VirtualNetwork 443`, denyAll], {
        'client-inbound': 'allowed',
        'management-inbound': 'missing by 4096',
        'load-balancer-inbound': 'missing by 4096',
        // Whether public addresses are those of the probes, the template doesn't tell.
        'traffic-manager-inbound': source.startsWith('203.') ? 'unknown' : 'missing by 4096',
        others: 'allowed-by-default',
      });
    }
  });

  it("does not take another requirement's tag for clients", () => {
    check('External', ['100 in allow tcp AzureTrafficManager -> VirtualNetwork 443'], {
      'client-inbound': 'missing',
      'traffic-manager-inbound': 'allowed',
      'management-inbound': 'missing',
      others: 'allowed-by-default',
    });
  });

  it('lets a deny of a part of Internet be, and sees two that are all of it', () => {
    const half = '100 out deny * * -> 0.0.0.0/1 *';
    check('Internal', [half], {
      'certificates-outbound': 'allowed-by-default',
      'management-inbound': 'missing',
      'load-balancer-inbound': 'allowed-by-default',
      others: 'unknown',
    });
    check('Internal', [half, '110 out deny * * -> 128.0.0.0/1 *'], {
      'certificates-outbound': 'missing by 100',
      'management-inbound': 'missing',
      'load-balancer-inbound': 'allowed-by-default',
      others: 'unknown',
    });
  });

  it('sees one deny of blocks that are all of Internet', () => {
    check('Internal', ['100 out deny * * -> 0.0.0.0/1,128.0.0.0/1 *'], {
      'management-inbound': 'missing',
      'load-balancer-inbound': 'allowed-by-default',
      others: 'missing by 100',
    });
  });

  it('accepts a regional tag where the documents do', () => {
    check('Internal', ['100 out allow tcp VirtualNetwork -> Storage.WestUS 443'], {
      'storage-outbound': 'allowed',
      'management-inbound': 'missing',
      others: 'allowed-by-default',
    });
  });

  it('covers the load balancer by an allow from VirtualNetwork, and does not know of a deny', () => {
    const allow = '100 in allow * VirtualNetwork -> VirtualNetwork *';
    check('Internal', [allow, denyAll], {
      'load-balancer-inbound': 'allowed',
      'management-inbound': 'missing by 4096',
      others: 'allowed-by-default',
    });
    check('Internal', ['100 in deny * VirtualNetwork -> VirtualNetwork *'], {
      'load-balancer-inbound': 'unknown',
      'management-inbound': 'missing',
      others: 'allowed-by-default',
    });
  });

  it('compares the near side with the prefix of the subnet where it is known', () => {
    const management = ['100 in allow tcp ApiManagement -> 10.1.2.0/24 3443'];
    const others = 'allowed-by-default';
    check('Internal', management, { 'management-inbound': 'allowed', others });
    check('Internal', management, { 'management-inbound': 'allowed', others }, '10.1.2.0/27');
    check('Internal', management, { 'management-inbound': 'missing', others }, '10.1.3.0/27');
  });
});

describe('assessment of clients narrowed on purpose', () => {
  const client = requirementsOf(classicProfile('External'), []).filter(({ id }) => id === 'client-inbound');

  function assessed(...rules: readonly (string | SecurityRule)[]): string {
    const parsed = rules.map((line) => (typeof line === 'string' ? rule(line) : line));
    const [assessment] = client.map((each) =>
      assess(lanesOf({ rules: parsed, open: undefined }, undefined), each),
    );
    return `${assessment?.status ?? ''}${assessment?.narrowed === true ? ', narrowed' : ''}`;
  }

  it('says whether only a part of them is let in', () => {
    assert.equal(assessed('100 in allow tcp 10.1.0.0/24 -> VirtualNetwork 443'), 'allowed, narrowed');
    assert.equal(assessed('100 in allow tcp Internet -> VirtualNetwork 443'), 'allowed');
    assert.equal(assessed(), 'missing');
  });

  it('is blocked where a deny takes the part first', () => {
    assert.equal(
      assessed('100 in deny * 10.0.0.0/8 -> * *', '200 in allow tcp 10.1.0.0/24 -> VirtualNetwork 443'),
      'blocked, narrowed',
    );
  });

  it('is unknown where nobody knows which part', () => {
    const some = rule('100 in allow tcp * -> VirtualNetwork 443', { source: { terms: [], open: unknown } });
    assert.equal(assessed(some, '4096 in deny * * -> * *'), 'unknown');
    assert.match(assessed('50 in deny tcp Internet -> * 443', some), /^unknown/);
  });
});

describe('the ports of an assessment', () => {
  const monitor = requirementsOf(classicProfile('Internal'), []).filter(
    ({ id }) => id === 'monitor-outbound',
  );

  function portsBy(...lines: readonly (string | SecurityRule)[]): string {
    const rules = lines.map((line) => (typeof line === 'string' ? rule(line) : line));
    const lanes = lanesOf({ rules, open: undefined }, undefined);
    const kinds = ['allowed', 'default', 'dropped', 'unknown'] as const;
    return monitor
      .map((each) => assess(lanes, each).ports)
      .flatMap((ports) => kinds.map((kind) => `${kind} ${formatPorts(ports[kind])}`))
      .filter((text) => /\d/.test(text))
      .join(', ');
  }

  it('are told apart by what happens to them', () => {
    const web = '100 out allow tcp VirtualNetwork -> AzureMonitor 443';
    const metrics = '110 out allow tcp VirtualNetwork -> AzureMonitor 1886';
    const maybe = '105 out deny tcp * -> 20.1.2.3 1886';
    assert.equal(portsBy(), 'default 443, 1886');
    assert.equal(portsBy(web), 'allowed 443, default 1886');
    assert.equal(portsBy(web, '120 out deny * * -> * *'), 'allowed 443, dropped 1886');
    assert.equal(portsBy(metrics, '100 out deny tcp * -> * 1886'), 'default 443, dropped 1886');
    assert.equal(portsBy(web, metrics, maybe), 'allowed 443, unknown 1886');
    const either = [true, false].map((holds) => rule(web, { presence: [{ identity: 'open', holds }] }));
    assert.equal(portsBy(...either), 'allowed 443, default 1886');
  });
});

describe('assessment of what is not known', () => {
  const management = '200 in allow tcp ApiManagement -> VirtualNetwork 3443';
  const when = (holds: boolean) => ({ presence: [{ identity: "parameters('open')", holds }] });
  const others = 'allowed-by-default';

  it('answers unknown where a rule that may not exist decides', () => {
    check('Internal', [rule(management, when(true))], { 'management-inbound': 'unknown', others });
  });

  it('answers as both outcomes of a condition agree', () => {
    check('Internal', [rule(management, when(true)), rule(management, when(false))], {
      'management-inbound': 'allowed',
      others,
    });
  });

  it('answers as every priority of a rule would', () => {
    const late = rule(management, { priority: unknown });
    check('Internal', [late], { 'management-inbound': 'allowed', others });
    check('Internal', [late, '300 in deny * * -> * *'], {
      'management-inbound': 'unknown',
      'load-balancer-inbound': 'missing by 300',
      others,
    });
  });

  it('answers unknown to everything where there may be more rules', () => {
    const lanes = lanesOf({ rules: [rule(management)], open: unknown }, undefined);
    for (const requirement of requirementsOf(classicProfile('External'), [])) {
      const { status, because } = assess(lanes, requirement);
      assert.deepEqual([status, because], ['unknown', unknown], requirement.id);
    }
  });

  it('answers unknown where an allow and a deny share a priority', () => {
    check('Internal', [management, '200 in deny tcp ApiManagement -> * 3443'], {
      'management-inbound': 'unknown',
      others,
    });
  });

  it('takes a deny for an unknown near side to be perhaps of the subnet', () => {
    const deny = rule('100 in deny tcp * -> * 3443', { destination: { terms: [], open: unknown } });
    check('Internal', [deny, management], { 'management-inbound': 'unknown', others });
  });

  it('is sure of a rule without a condition, however many others have one', () => {
    const conditional = Array.from({ length: 8 }, (_, index) =>
      rule(`${300 + index} in deny tcp * -> * 3443`, { presence: [{ identity: `c${index}`, holds: true }] }),
    );
    check('Internal', [management, ...conditional], { 'management-inbound': 'allowed', others });
  });

  it('leaves alone what an unknown port can only open further', () => {
    const ports = rule(management, {
      destinationPorts: { ports: [{ first: 3443, last: 3443 }], open: unknown },
    });
    check('Internal', [ports], { 'management-inbound': 'allowed', others });
  });
});

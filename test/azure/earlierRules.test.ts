import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { earlierRules } from '../../src/azure/earlierRules.js';
import type { SecurityRule } from '../../src/azure/securityRules.js';
import { rule } from '../support/rules.js';

const sql = rule('200 out allow tcp VirtualNetwork -> Sql 1433');
const noNumber = { kind: 'unknown', reason: 'a parameter' } as const;

const cases: readonly (readonly [what: string, earlier: SecurityRule, takes: string | undefined])[] = [
  ['a deny of all', rule('100 out deny * * -> * *'), 'all'],
  ['a deny of the tag on all ports', rule('100 out deny tcp * -> Internet *'), 'all'],
  ['a rule for one region', rule('100 out deny tcp * -> Sql.WestUS 1433'), 'part'],
  ['a rule for one source port', { ...rule('100 out deny tcp * -> Sql 1433 from 5000') }, 'part'],
  ['a rule for an address that may be in it', rule('100 out deny tcp * -> 20.1.2.3 1433'), 'maybe'],
  [
    'a rule that may not exist',
    rule('100 out deny tcp * -> Sql.WestUS 1433', { presence: [{ identity: 'x', holds: true }] }),
    'maybe',
  ],
  ['a rule whose protocol is not known', rule('100 out deny * * -> Sql *', { protocol: noNumber }), 'maybe'],
  ['another port', rule('100 out deny tcp * -> Sql 1434'), undefined],
  ['another protocol', rule('100 out deny udp * -> Sql 1433'), undefined],
  ['another tag', rule('100 out deny tcp * -> Storage 1433'), undefined],
  ['a later rule', rule('300 out deny * * -> * *'), undefined],
  ['a rule whose priority is not known', rule('100 out deny * * -> * *', { priority: noNumber }), undefined],
];

describe('what is tried before a rule', () => {
  for (const [what, earlier, takes] of cases) {
    it(`takes ${takes ?? 'nothing'} of its traffic: ${what}`, () => {
      assert.equal(earlierRules(sql, [earlier])[0]?.takes, takes);
    });
  }

  it('takes nothing where both never exist together', () => {
    const earlier = rule('100 out deny * * -> * *', { presence: [{ identity: 'x', holds: true }] });
    const later = { ...sql, presence: [{ identity: 'x', holds: false }] };
    assert.deepEqual(earlierRules(later, [earlier]), []);
  });
});

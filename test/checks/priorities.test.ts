import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { group, rule } from '../languages/arm/check.js';
import { afterFix, check, nsg } from './check.js';

const web = 'Web 100 Inbound Allow Tcp VirtualNetwork:* -> VirtualNetwork:443';

/** The priorities of the rules of a template, by name. */
function prioritiesOf(text: string): string {
  const template = JSON.parse(text) as {
    resources: { properties: { securityRules: { name: string; properties: { priority: unknown } }[] } }[];
  };
  const rules = template.resources[0]?.properties.securityRules ?? [];
  return rules.map(({ name, properties }) => `${name} ${String(properties.priority)}`).join(', ');
}

describe('duplicate-priority', () => {
  const jump = 'Jump 100 Inbound Allow Tcp VirtualNetwork:* -> VirtualNetwork:22';

  it('is said at both priorities', async () => {
    const said = (direction: string, own: string, other: string): string =>
      `error «100» ${direction} priority 100 of '${own}' is also that of '${other}': Azure refuses the deployment (SecurityRuleConflict).`;
    await check('duplicate-priority', nsg('internal', web, jump), [
      said('Inbound', 'Web', 'Jump'),
      said('Inbound', 'Jump', 'Web'),
    ]);
  });

  it('is not said of two directions, nor of two rules that never exist together', async () => {
    await check(
      'duplicate-priority',
      nsg('internal', web, 'Out 100 Outbound Allow Tcp VirtualNetwork:* -> VirtualNetwork:443'),
      [],
    );
    const either = (condition: string, line: string): object => ({
      type: 'Microsoft.Network/networkSecurityGroups/securityRules',
      condition,
      ...rule(line),
    });
    const resources = [
      group('nsg', [], { metadata: { apimNsg: 'internal' } }),
      either("[parameters('open')]", web.replace('Web', 'nsg/Web')),
      either("[not(parameters('open'))]", jump.replace('Jump', 'nsg/Jump')),
    ];
    await check('duplicate-priority', { parameters: { open: { type: 'bool' } }, resources }, []);
  });

  it('is mended to the nearest free number, so that the rule keeps its place among the others', async () => {
    for (const [next, priority] of [
      [4000, 110],
      [110, 105],
      [103, 101],
    ] as const) {
      const source = nsg('internal', web, jump, `Next ${next} Inbound Allow Tcp 10.0.0.0/8:* -> *:8080`);
      const text = await afterFix('duplicate-priority', source, "Give 'Web'");
      assert.equal(prioritiesOf(text), `Web ${priority}, Jump 100, Next ${next}`);
    }
  });

  it('puts an allow before the deny that has its number', async () => {
    const source = nsg('internal', web.replace('100', '200'), 'No 200 Inbound Deny * *:* -> *:*');
    assert.equal(prioritiesOf(await afterFix('duplicate-priority', source, "Give 'Web'")), 'Web 190, No 200');
  });
});

describe('invalid-priority', () => {
  for (const priority of ['99', '4097', '0', '-1', '150.5', 'high']) {
    it(`is said of ${priority}`, async () => {
      const text = /^\d+$/.test(priority) ? priority : `"${priority}"`;
      const shown = text === priority || priority === '-1' ? priority : `'${priority}'`;
      await check('invalid-priority', nsg('internal', web.replace('100', priority)), [
        `error «${text}» Priority ${shown} of 'Web': Azure takes whole numbers from 100 to 4096 and refuses the deployment.`,
      ]);
    });
  }

  for (const priority of ['100', '4096']) {
    it(`is not said of ${priority}`, async () => {
      await check('invalid-priority', nsg('internal', web.replace('100', priority)), []);
    });
  }

  it('is mended to a free one, before the denies for an allow and at the end for a deny', async () => {
    const allow = nsg('internal', web.replace('100', '50'), 'No 120 Inbound Deny * *:* -> *:*');
    assert.equal(prioritiesOf(await afterFix('invalid-priority', allow, "Give 'Web'")), 'Web 100, No 120');
    const deny = nsg('internal', web, 'No 5000 Inbound Deny * *:* -> *:*');
    assert.equal(prioritiesOf(await afterFix('invalid-priority', deny, "Give 'No'")), 'Web 100, No 4096');
  });
});

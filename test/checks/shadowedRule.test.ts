import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rule, group } from '../languages/arm/check.js';
import { afterFix, check, nsg } from './check.js';

const shadowed = (expected: readonly string[], ...rules: readonly string[]): Promise<void> =>
  check('shadowed-rule', nsg('internal', ...rules), expected);

describe('shadowed-rule', () => {
  it('is said of a rule whose traffic one earlier rule takes', async () => {
    await shadowed(
      ["hint «{» Rule 'Web' never matches: 'All' (priority 100) takes all of its traffic first."],
      'All 100 Inbound Allow * VirtualNetwork:* -> *:*',
      'Web 200 Inbound Allow Tcp VirtualNetwork:* -> VirtualNetwork:8080',
    );
  });

  it('tells when the outcome is another than written', async () => {
    await shadowed(
      [
        "hint «{» Rule 'Web' never matches: 'None' (priority 100) takes all of its traffic first. What it allows is denied.",
      ],
      'None 100 Inbound Deny * *:* -> *:*',
      'Web 200 Inbound Allow Tcp 10.0.0.0/8:* -> *:8080',
    );
  });

  it('is said where several rules together take all ports', async () => {
    await shadowed(
      [
        "hint «{» Rule 'Both' never matches: 'Low' (priority 100) and 'High' (priority 110) take all of its traffic first.",
      ],
      'High 110 Outbound Deny Tcp *:* -> Internet:1024-65535',
      'Low 100 Outbound Deny * *:* -> *:0-1023',
      'Both 200 Outbound Deny Tcp VirtualNetwork:* -> Storage:1000-2000',
    );
  });

  it('is not said of a part, another direction, protocol, or source ports', async () => {
    await shadowed(
      [],
      'Part 100 Inbound Allow Tcp 10.0.0.0/16:* -> *:8080',
      'Out 110 Outbound Allow * *:* -> *:8000-9000',
      'Udp 120 Inbound Allow Udp *:* -> *:*',
      'From 130 Inbound Allow Tcp *:1024-65535 -> *:8080',
      'Web 200 Inbound Allow Tcp 10.0.0.0/8:* -> *:8080',
    );
  });

  it('is not said on account of all IPv4 addresses, which leave IPv6', async () => {
    await shadowed([], 'Four 100 Inbound Deny * 0.0.0.0/0:* -> *:*', 'All 200 Inbound Deny * *:* -> *:*');
  });

  it('leaves the rules of Microsoft’s table alone where they overlap', async () => {
    const rules = [
      'Clients 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
      'TrafficManager 110 Inbound Allow Tcp AzureTrafficManager:* -> VirtualNetwork:443',
    ];
    await check('shadowed-rule', nsg('external', ...rules), []);
    await check('shadowed-rule', nsg('v2-injection', ...rules), []);
  });

  it('leaves a rule to the finding that it is blocked', async () => {
    await shadowed(
      [],
      'None 100 Outbound Deny * *:* -> Internet:*',
      'Sql 200 Outbound Allow Tcp VirtualNetwork:* -> Sql:1433',
    );
  });

  it('says nothing that depends on what is not known', async () => {
    const parameters = { late: { type: 'int' }, open: { type: 'bool' }, from: { type: 'string' } };
    const all = 'All 100 Inbound Allow * *:* -> *:*';
    const web = 'Web 200 Inbound Allow Tcp VirtualNetwork:* -> *:8080';
    const shown = async (...rules: readonly object[]): Promise<void> => {
      const resources = [group('nsg', rules, { metadata: { apimNsg: 'internal' } })];
      await check('shadowed-rule', { parameters, resources }, []);
    };
    await shown(rule(all.replace('100', "[parameters('late')]")), rule(web));
    await shown(rule(all), rule(web.replace('VirtualNetwork', "[parameters('from')]")));
    const resources = [
      group('nsg', "[if(parameters('open'), variables('both'), variables('web'))]", {
        metadata: { apimNsg: 'internal' },
      }),
    ];
    const variables = { both: [rule(all)], web: [rule(web)] };
    await check('shadowed-rule', { parameters, variables, resources }, []);
  });

  it('is mended by removing the rule', async () => {
    const all = 'All 100 Inbound Allow * *:* -> *:*';
    const source = nsg('internal', all, 'Web 200 Inbound Allow Tcp VirtualNetwork:* -> *:8080');
    const after = JSON.parse(await afterFix('shadowed-rule', source, "Remove 'Web'")) as unknown;
    const expected = JSON.parse(JSON.stringify(nsg('internal', all).resources)) as unknown;
    assert.deepEqual((after as { resources: unknown }).resources, expected);
  });
});

import { describe, it } from 'mocha';
import { check, nsg } from './check.js';

describe('blocked-rule', () => {
  const sql = 'Sql 200 Outbound Allow Tcp VirtualNetwork:* -> Sql:1433';

  it('is said at the priority of the allow, and names the deny', async () => {
    await check('blocked-rule', nsg('internal', sql, 'No 150 Outbound Deny * *:* -> Internet:*'), [
      "error «200» 'No' (priority 150) takes the traffic of 'Sql' (priority 200) first: outbound TCP 1433 to Sql is dropped, and the service does not activate or stops working. Move the allow before the deny.",
    ]);
  });

  it('names the denies that together take the traffic', async () => {
    const rules = [
      'Monitor 200 Outbound Allow Tcp VirtualNetwork:* -> AzureMonitor:443-1886',
      'Web 150 Outbound Deny Tcp *:* -> *:443',
      'Metrics 160 Outbound Deny Tcp *:* -> *:1886',
    ];
    await check('blocked-rule', nsg('internal', ...rules), [
      "error «200» 'Metrics' (priority 160) and 'Web' (priority 150) take the traffic of 'Monitor' (priority 200) first: outbound TCP 443, 1886 to AzureMonitor is dropped",
    ]);
  });

  it('is not said of a deny behind the allow, of other ports, another protocol, or a part of the far side', async () => {
    const rules = [
      sql,
      'Behind 201 Outbound Deny * *:* -> *:*',
      'Ports 150 Outbound Deny Tcp *:* -> *:1434-65535',
      'Protocol 151 Outbound Deny Udp *:* -> *:*',
      'Region 152 Outbound Deny Tcp *:* -> Sql.WestUS:1433',
      'Inbound 150 Inbound Deny Tcp *:* -> *:1433',
    ];
    await check('blocked-rule', nsg('internal', ...rules), []);
  });
});

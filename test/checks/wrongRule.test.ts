import { describe, it } from 'mocha';
import { check, nsg } from './check.js';

const said = (expected: readonly string[], ...rules: readonly string[]): Promise<void> =>
  check('wrong-rule', nsg('internal', ...rules), expected);

describe('wrong-rule', () => {
  it('is said of ports with figures in another order', async () => {
    await said(
      [`warning «"1443"» Rule 'AllowSql' opens port 1443; API Management reaches Azure SQL on 1433.`],
      'AllowSql 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443',
    );
  });

  it('is not said of the databases that share a tag with SQL: MySQL and PostgreSQL', async () => {
    await said(
      [],
      'MySql 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:3306',
      'PostgreSql 110 Outbound Allow Tcp VirtualNetwork:* -> Sql:5432',
    );
  });

  it('is said of the wrong direction where the tag says what the rule is for', async () => {
    await said(
      [
        `warning «"Inbound"» Rule 'AllowSql' is inbound; API Management reaches Azure SQL, which is outbound.`,
      ],
      'AllowSql 100 Inbound Allow Tcp VirtualNetwork:* -> Sql:1433',
    );
  });

  it('is not said of a database server in the subnet, whatever its rule is called', async () => {
    await said([], 'AllowMSSQL 100 Inbound Allow Tcp *:* -> *:1433');
  });
});

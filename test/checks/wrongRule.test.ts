import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { template } from '../languages/arm/check.js';
import { armTemplate, completeRules } from '../vscode/host/support/armTemplate.js';
import { afterFix, check, nsg } from './check.js';

/** A rule that is off, what is said of it, and what its quick fix makes of it, by the beginnings of both. */
interface Case {
  readonly off: string;
  readonly says: string;
  readonly fix: string;
  /** The properties after the fix that were others before it. */
  readonly mended: string;
}

const cases: Readonly<Record<string, Case>> = {
  'its destination ports': {
    off: 'Sql 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443',
    says: `error «"1443"» Rule 'Sql' opens port 1443; API Management reaches Azure SQL on 1433. No rule allows outbound TCP 1433 to Sql: it is dropped`,
    fix: 'Open 1433',
    mended: '"destinationPortRange": "1433"',
  },
  'some of its destination ports': {
    off: 'Monitor 100 Outbound Allow Tcp VirtualNetwork:* -> AzureMonitor:443',
    says: `error «"443"» Rule 'Monitor' opens port 443; API Management publishes to Azure Monitor on 443, 1886. No rule allows outbound TCP 1886`,
    fix: 'Open 443, 1886',
    mended: '"destinationPortRanges": ["443", "1886"]',
  },
  'its source ports': {
    off: 'Management 100 Inbound Allow Tcp ApiManagement:3443 -> VirtualNetwork:3443',
    says: `error «"3443"» Rule 'Management' takes only source port 3443; the API Management control plane reaches the service from any source port`,
    fix: 'Take any source port',
    mended: '"sourcePortRange": "*"',
  },
  'its protocol': {
    off: 'Storage 100 Outbound Allow Udp VirtualNetwork:* -> Storage:443',
    says: `error «"Udp"» Rule 'Storage' is for UDP; API Management reaches Azure Storage over TCP.`,
    fix: "Make 'Storage' a rule for TCP",
    mended: '"protocol": "Tcp"',
  },
  'its direction': {
    off: 'Monitor 100 Inbound Allow Tcp VirtualNetwork:* -> AzureMonitor:443-1886',
    says: `error «"Inbound"» Rule 'Monitor' is inbound; API Management publishes to Azure Monitor, which is outbound.`,
    fix: "Make 'Monitor' outbound",
    mended: '"direction": "Outbound"',
  },
  'its direction, though one of its sides is wider than needed': {
    off: 'Management 100 Outbound Allow Tcp ApiManagement:* -> *:3443',
    says: `error «"Outbound"» Rule 'Management' is outbound;`,
    fix: "Make 'Management' inbound",
    mended: '"direction": "Inbound"',
  },
  'its direction and both sides': {
    off: 'KeyVault 100 Inbound Allow Tcp AzureKeyVault:* -> VirtualNetwork:443',
    says: `error «"Inbound"» Rule 'KeyVault' is inbound;`,
    fix: "Make 'KeyVault' outbound",
    mended:
      '"direction": "Outbound" "sourceAddressPrefix": "VirtualNetwork" "destinationAddressPrefix": "AzureKeyVault"',
  },
  'its access': {
    off: 'AllowSql 100 Outbound Deny Tcp VirtualNetwork:* -> Sql:1433',
    says: `error «"Deny"» Rule 'AllowSql' denies; API Management reaches Azure SQL, which needs Allow.`,
    fix: "Let 'AllowSql' allow",
    mended: '"access": "Allow"',
  },
  'which side is the source': {
    off: 'Sql 100 Outbound Allow Tcp Sql:* -> VirtualNetwork:1433',
    says: `error «"VirtualNetwork"» Rule 'Sql' has source and destination in each other's place; the traffic goes from VirtualNetwork to Sql.`,
    fix: "Swap source and destination of 'Sql'",
    mended: '"sourceAddressPrefix": "VirtualNetwork" "destinationAddressPrefix": "Sql"',
  },
  'which side is the source, inbound': {
    off: 'Management 100 Inbound Allow Tcp VirtualNetwork:* -> ApiManagement:3443',
    says: `error «"VirtualNetwork"» Rule 'Management' has source and destination in each other's place;`,
    fix: "Swap source and destination of 'Management'",
    mended: '"sourceAddressPrefix": "ApiManagement" "destinationAddressPrefix": "VirtualNetwork"',
  },
  'the tag': {
    off: 'Management 100 Inbound Allow Tcp VirtualNetwork:* -> VirtualNetwork:3443',
    says: `error «"VirtualNetwork"» Rule 'Management' names VirtualNetwork where ApiManagement belongs;`,
    fix: "Write ApiManagement in 'Management'",
    mended: '"sourceAddressPrefix": "ApiManagement"',
  },
  'the side of the subnet': {
    off: 'Storage 100 Outbound Allow Tcp Internet:* -> Storage:443',
    says: `error «"Internet"» Rule 'Storage' names Internet where the API Management subnet (VirtualNetwork) belongs;`,
    fix: 'Write VirtualNetwork for the subnet',
    mended: '"sourceAddressPrefix": "VirtualNetwork"',
  },
  'the side of the subnet, inbound': {
    off: 'Management 100 Inbound Allow Tcp ApiManagement:* -> Internet:3443',
    says: `error «"Internet"» Rule 'Management' names Internet where the API Management subnet (VirtualNetwork) belongs;`,
    fix: 'Write VirtualNetwork for the subnet',
    mended: '"destinationAddressPrefix": "VirtualNetwork"',
  },
};

/** The properties of the first rule of a template, one after the other. */
function propertiesOf(text: string): readonly string[] {
  const template = JSON.parse(text) as {
    resources: { properties: { securityRules: { properties: Record<string, unknown> }[] } }[];
  };
  const properties = template.resources[0]?.properties.securityRules[0]?.properties ?? {};
  return Object.entries(properties).map(([name, value]) =>
    `"${name}": ${JSON.stringify(value)}`.replaceAll('","', '", "'),
  );
}

const denies = ['DenyIn 4000 Inbound Deny * *:* -> *:*', 'DenyOut 4000 Outbound Deny * *:* -> *:*'];

describe('wrong-rule', () => {
  for (const [what, { off, says, fix, mended }] of Object.entries(cases)) {
    it(`is said of a rule that is off in ${what}, which is mended`, async () => {
      const source = nsg('internal', off, ...denies);
      await check('wrong-rule', source, [says]);
      const before = propertiesOf(template(source));
      const after = propertiesOf(await afterFix('wrong-rule', source, fix));
      assert.equal(after.filter((property) => !before.includes(property)).join(' '), mended);
    });
  }

  it('is a warning where a default rule lets the traffic pass', async () => {
    await check('wrong-rule', nsg('internal', 'Sql 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443'), [
      'warning «"1443"» Rule \'Sql\' opens port 1443; API Management reaches Azure SQL on 1433. No rule allows outbound TCP 1433 to Sql: it passes by a default rule only',
    ]);
  });

  const silent: Readonly<Record<string, readonly string[]>> = {
    'where two things are off': ['Sql 100 Outbound Allow Udp VirtualNetwork:* -> Sql:1443'],
    'where another rule meets the requirement': [
      'Wrong 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443',
      'Right 110 Outbound Allow Tcp VirtualNetwork:* -> Sql:1433',
    ],
    'of ports on which the tag has another use': [
      'Redirects 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:11000-11999',
      'Files 110 Outbound Allow Tcp VirtualNetwork:* -> Storage:445',
      'AppGateway 100 Inbound Allow Tcp AzureLoadBalancer:* -> *:65200-65535',
      'Diagnostics 120 Outbound Allow Tcp VirtualNetwork:* -> AzureMonitor:12000',
    ],
    'of a tag that has many uses, where nothing else tells': [
      'Web 100 Outbound Allow Tcp VirtualNetwork:* -> Internet:8080',
      'Peers 100 Inbound Allow Tcp VirtualNetwork:* -> VirtualNetwork:8443',
      'Quic 110 Outbound Allow Udp VirtualNetwork:* -> Internet:80',
      'Site 120 Inbound Allow Tcp VirtualNetwork:* -> Internet:80',
    ],
    'of the databases that share a tag with SQL: MySQL and PostgreSQL': [
      'MySql 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:3306',
      'PostgreSql 110 Outbound Allow Tcp VirtualNetwork:* -> Sql:5432',
    ],
    'of a database server in the subnet, whatever its rule is called': [
      'AllowMSSQL 100 Inbound Allow Tcp *:* -> *:1433',
    ],
    'of a deny that is meant as one': ['NoSql 100 Outbound Deny Tcp VirtualNetwork:* -> Sql:1433'],
  };
  for (const [why, rules] of Object.entries(silent)) {
    it(`is not said ${why}`, async () => {
      await check('wrong-rule', nsg('internal', ...rules, ...denies), []);
    });
  }

  it('is said of a rule with the tag of another requirement, but where it is all that meets that', async () => {
    const ports = 'Outbound Allow Tcp VirtualNetwork -> AzureKeyVault [443,1886]';
    const says = (name: string): string =>
      `error «"AzureKeyVault"» Rule '${name}' names AzureKeyVault where AzureMonitor belongs;`;
    const denied = (...rules: readonly string[]): string => armTemplate([...rules, completeRules.deny]);
    await check('wrong-rule', denied(`Outgoing 100 ${ports}`), []);
    await check('wrong-rule', denied(`Monitor 100 ${ports}`), [says('Monitor')]);
    await check('wrong-rule', denied(`Outgoing 100 ${ports}`, completeRules.keyVault), [says('Outgoing')]);
  });

  it('is said of a rule for any protocol', async () => {
    const source = nsg('internal', 'Sql 100 Outbound Allow * VirtualNetwork:* -> Sql:1443', ...denies);
    await check('wrong-rule', source, ['error «"1443"» Rule \'Sql\' opens port 1443;']);
  });

  it('takes for right what is not known of a rule', async () => {
    const source = nsg(
      'internal',
      "Sql 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:[parameters('port')]",
      ...denies,
    );
    await check('wrong-rule', { parameters: { port: { type: 'string' } }, ...source }, []);
  });

  it('is said once of a rule, for the requirement that it is nearest to', async () => {
    const source = nsg(
      'internal',
      'Rule 100 Outbound Allow Tcp VirtualNetwork:* -> AzureKeyVault:3443',
      ...denies,
    );
    await check('wrong-rule', source, [
      'error «"3443"» Rule \'Rule\' opens port 3443; API Management reaches Azure Key Vault on 443.',
    ]);
  });

  it('mends a rule so that it is reached, and shares its priority with none', async () => {
    const rules = [
      'Sql 100 Inbound Allow Tcp VirtualNetwork:* -> Sql:1433',
      'Other 100 Outbound Allow Tcp VirtualNetwork:* -> VirtualNetwork:8080',
      'NoInternet 110 Outbound Deny * *:* -> Internet:*',
    ];
    const after = propertiesOf(
      await afterFix('wrong-rule', nsg('internal', ...rules), "Make 'Sql' outbound"),
    );
    assert.deepEqual(after.slice(0, 2), ['"priority": 101', '"direction": "Outbound"']);
  });
});

import { check, checkRules, groupWith, item, refuses, template } from './templates.js';

const sql = 'AllowSql 200 Outbound Allow Tcp VirtualNetwork -> Sql:1433';
const monitor = 'AllowMonitor 210 Outbound Allow Tcp VirtualNetwork -> AzureMonitor:1886,443';

const https = item(
  'AllowHttps',
  '"priority": 100',
  '"direction": "Inbound"',
  '"access": "Allow"',
  '"protocol": "Tcp"',
  '"sourceAddressPrefix": "Internet"',
  '"sourcePortRange": "*"',
  '"destinationAddressPrefix": "VirtualNetwork"',
  '"destinationPortRange": "443"',
);
const http = https.replace('AllowHttps', 'AllowHttp').replace('100', '110').replace('"443"', '"80"');
const addedSql = https
  .replace('AllowHttps', 'AllowSql')
  .replace('100', '200')
  .replace('Inbound', 'Outbound')
  .replace('Internet', 'VirtualNetwork')
  .replace(/(destinationAddressPrefix": ")VirtualNetwork/, '$1Sql')
  .replace('443', '1433');

describe('adding a rule to a list of an ARM template', () => {
  it('follows the order and layout of the neighbour', () => {
    checkRules(
      `[\n${https}\n        ]`,
      [{ add: sql, after: 'AllowHttps' }],
      `[\n${https},\n${addedSql}\n        ]`,
    );
  });

  it('puts it behind the rule that is named', () => {
    checkRules(
      `[\n${https},\n${http}\n        ]`,
      [{ add: sql, after: 'AllowHttps' }],
      `[\n${https},\n${addedSql},\n${http}\n        ]`,
    );
  });

  it('writes several ports in the plural property, where the singular one stands', () => {
    const added = addedSql
      .replace('AllowSql', 'AllowMonitor')
      .replace('200', '210')
      .replace('"Sql"', '"AzureMonitor"')
      .replace(
        '"destinationPortRange": "1433"',
        `"destinationPortRanges": [
                "1886",
                "443"
              ]`,
      );
    checkRules(
      `[\n${https}\n        ]`,
      [{ add: monitor, after: 'AllowHttps' }],
      `[\n${https},\n${added}\n        ]`,
    );
  });

  it('writes one port in the singular property, where the plural one stands', () => {
    const ports = https.replace('"destinationPortRange": "443"', '"destinationPortRanges": ["443", "80"]');
    checkRules(
      `[\n${ports}\n        ]`,
      [{ add: sql, after: 'AllowHttps' }],
      `[\n${ports},\n${addedSql}\n        ]`,
    );
  });

  it('writes a list of one where the neighbours do', () => {
    const ports = https.replace('"destinationPortRange": "443"', '"destinationPortRanges": ["443"]');
    checkRules(
      `[\n${ports}\n        ]`,
      [{ add: sql, after: 'AllowHttps' }],
      `[\n${ports},\n${addedSql.replace('"destinationPortRange": "1433"', '"destinationPortRanges": ["1433"]')}\n        ]`,
    );
  });

  it('takes the neighbour as example whose form it has', () => {
    const ports = https.replace('"destinationPortRange": "443"', '"destinationPortRanges": ["443", "80"]');
    const added = ports
      .replace('AllowHttps', 'AllowMonitor')
      .replace('100', '210')
      .replace('Inbound', 'Outbound')
      .replace('Internet', 'VirtualNetwork')
      .replace(/(destinationAddressPrefix": ")VirtualNetwork/, '$1AzureMonitor')
      .replace('["443", "80"]', '["1886", "443"]');
    checkRules(
      `[\n${ports},\n${http}\n        ]`,
      [{ add: monitor, after: 'AllowHttp' }],
      `[\n${ports},\n${http},\n${added}\n        ]`,
    );
  });

  it('keeps the spelling of words, the kind of numbers, and expressions that say the same', () => {
    const before = (name: string, priority: string, rest: string): string =>
      `          { "properties": { "protocol": "TCP", "sourcePortRange": "[variables('any')]", ${rest}, "priority": ${priority} }, "name": "${name}" }`;
    const rest = `"access": "allow", "direction": "inbound", "sourceAddressPrefix": "Internet", "destinationAddressPrefix": "[parameters('subnet')]", "destinationPortRange": 443`;
    const added = `"access": "allow", "direction": "outbound", "sourceAddressPrefix": "VirtualNetwork", "destinationAddressPrefix": "Sql", "destinationPortRange": 1433`;
    const around = (rules: string): string =>
      template(
        '  "variables": { "any": "*" }',
        '  "parameters": { "subnet": { "type": "string" } }',
        groupWith(rules),
      );
    check(
      { 'main.json': around(`[\n${before('A', '"100"', rest)}\n        ]`) },
      [{ add: sql, after: 'A' }],
      {
        'main.json': around(
          `[\n${before('A', '"100"', rest)},\n${before('AllowSql', '"200"', added)}\n        ]`,
        ),
      },
    );
  });

  it('goes with the commas, comments and blank lines of the list', () => {
    checkRules(
      `[
${https}, // clients

          // plain text
${http}, // to be removed
        ]`,
      [
        { add: sql, after: 'AllowHttps' },
        { add: monitor.replace(':1886,443', ':443'), after: 'AllowHttp' },
      ],
      `[
${https}, // clients

${addedSql},

          // plain text
${http}, // to be removed

${addedSql.replace('AllowSql', 'AllowMonitor').replace('200', '210').replace('"Sql"', '"AzureMonitor"').replace('1433', '443')},
        ]`,
    );
  });

  it('puts the comma before a comment behind the last rule', () => {
    checkRules(
      `[\n${https} // clients\n        ]`,
      [{ add: sql, after: 'AllowHttps' }],
      `[\n${https}, // clients\n${addedSql}\n        ]`,
    );
  });

  it('leaves the comments of the neighbour to it', () => {
    const commented = https
      .replace('{', '{ // clients')
      .replace('"direction"', '// of the internet\n              "direction"')
      .replace('"Allow"', '"Allow" /* all */');
    checkRules(
      `[\n${commented}\n        ]`,
      [{ add: sql, after: 'AllowHttps' }],
      `[\n${commented},\n${addedSql}\n        ]`,
    );
  });

  it('writes several rules in order, each behind its neighbour', () => {
    const second = addedSql.replace('AllowSql', 'AllowSql2').replace('200', '201');
    checkRules(
      `[\n${https}\n        ]`,
      [
        { add: sql, after: 'AllowHttps' },
        { add: sql.replace('AllowSql 200', 'AllowSql2 201'), after: 'AllowHttps' },
      ],
      `[\n${https},\n${addedSql},\n${second}\n        ]`,
    );
  });

  it('describes the rule as the neighbours are described, or not at all', () => {
    const described = https.replace('"priority"', '"description": "Clients",\n              "priority"');
    checkRules(
      `[\n${described}\n        ]`,
      [
        { add: sql, after: 'AllowHttps', description: 'Azure SQL' },
        { add: sql.replace('AllowSql 200', 'AllowSql2 201'), after: 'AllowHttps' },
      ],
      `[\n${described},\n${addedSql.replace('"priority"', '"description": "Azure SQL",\n              "priority"')},\n${addedSql.replace('AllowSql', 'AllowSql2').replace('200', '201')}\n        ]`,
    );
  });

  it('keeps what exports write beside a rule, and says it of the new one', () => {
    const exported = (name: string, priority: number, ports: string): string => `          {
            "name": "${name}",
            "id": "[resourceId('Microsoft.Network/networkSecurityGroups/securityRules', 'nsg-apim', '${name}')]",
            "type": "Microsoft.Network/networkSecurityGroups/securityRules",
            "properties": {
              "protocol": "TCP",
              "sourcePortRange": "*",${ports === '[]' ? '\n              "destinationPortRange": "443",' : ''}
              "sourceAddressPrefix": "VirtualNetwork",
              "destinationAddressPrefix": "AzureMonitor",
              "access": "Allow",
              "priority": ${priority},
              "direction": "Outbound",
              "sourcePortRanges": [],
              "destinationPortRanges": ${ports},
              "sourceAddressPrefixes": [],
              "destinationAddressPrefixes": []
            }
          }`;
    const ports = `[
                "1886",
                "443"
              ]`;
    checkRules(
      `[\n${exported('Monitor', 100, '[]')}\n        ]`,
      [{ add: monitor, after: 'Monitor' }],
      `[\n${exported('Monitor', 100, '[]')},\n${exported('AllowMonitor', 210, ports)}\n        ]`,
    );
  });

  it('leaves out what Azure gave the neighbour', () => {
    const given = https.replace(
      '"properties": {',
      '"etag": "W/1",\n            "properties": {\n              "provisioningState": "Succeeded",',
    );
    checkRules(
      `[\n${given}\n        ]`,
      [{ add: sql, after: 'AllowHttps' }],
      `[\n${given},\n${addedSql}\n        ]`,
    );
  });

  it('writes an address prefix in the place of application security groups', () => {
    const grouped = https.replace(
      '"sourceAddressPrefix": "Internet"',
      `"sourceApplicationSecurityGroups": [{ "id": "[variables('web')]" }]`,
    );
    checkRules(
      `[\n${grouped}\n        ]`,
      [{ add: sql, after: 'AllowHttps' }],
      `[\n${grouped},\n${addedSql}\n        ]`,
    );
  });

  it('keeps to one line where the list does', () => {
    const one = `{ "name": "A", "properties": { "priority": 100, "direction": "Outbound", "access": "Allow", "protocol": "*", "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "*", "destinationPortRange": "*" } }`;
    const added = one
      .replace('"A"', '"AllowMonitor"')
      .replace('100', '210')
      .replace('"*"', '"Tcp"')
      .replace('"sourceAddressPrefix": "*"', '"sourceAddressPrefix": "VirtualNetwork"')
      .replace('"destinationAddressPrefix": "*"', '"destinationAddressPrefix": "AzureMonitor"')
      .replace('"destinationPortRange": "*"', '"destinationPortRanges": ["1886", "443"]');
    checkRules(`[${one}]`, [{ add: monitor, after: 'A' }], `[${one}, ${added}]`);
  });

  it('goes on where brackets share a line', () => {
    const hugging = (text: string): string => text.trimStart();
    checkRules(
      `[${hugging(https)}, ${hugging(http)}]`,
      [{ add: sql, after: 'AllowHttp' }],
      `[${hugging(https)}, ${hugging(http)}, ${hugging(addedSql)}]`,
    );
  });

  it('keeps line ends, tabs, a byte-order mark and a missing line end', () => {
    const windows = (text: string): string =>
      `\uFEFF${text.trimEnd().replaceAll('  ', '\t').replaceAll('\n', '\r\n')}`;
    check(
      { 'main.json': windows(template(groupWith(`[\n${https}\n        ]`))) },
      [{ add: sql, after: 'AllowHttps' }],
      { 'main.json': windows(template(groupWith(`[\n${https},\n${addedSql}\n        ]`))) },
    );
  });

  it('does nothing to a broken list', () => {
    refuses(
      { 'main.json': template(groupWith(`[\n${https}\n          { "name": \n        ]`)) },
      { add: sql, after: 'AllowHttps' },
      /broken around the place/,
    );
  });
});

describe('adding the first rule to an NSG of an ARM template', () => {
  const first = `[
          {
            "name": "AllowSql",
            "properties": {
              "protocol": "Tcp",
              "sourcePortRange": "*",
              "destinationPortRange": "1433",
              "sourceAddressPrefix": "VirtualNetwork",
              "destinationAddressPrefix": "Sql",
              "access": "Allow",
              "priority": 200,
              "direction": "Outbound"
            }
          }
        ]`;

  it('fills the empty list', () => {
    for (const empty of ['[]', '[ ]', '[\n        ]']) checkRules(empty, [{ add: sql }], first);
  });

  it('keeps a comment in it', () => {
    checkRules(
      '[\n          // none yet\n        ]',
      [{ add: sql }],
      first.replace('[\n', '[\n          // none yet\n'),
    );
  });

  it('writes the list where there is none', () => {
    const group = (properties: string): string =>
      template(groupWith('').replace(/\{\n *"securityRules": \n *\}/, properties));
    const after = { 'main.json': template(groupWith(first)) };
    check({ 'main.json': group('{}') }, [{ add: sql }], after);
    check({ 'main.json': group('{}').replace(/,\s*"properties": \{\}/, '') }, [{ add: sql }], after);
    check({ 'main.json': template(groupWith('null')) }, [{ add: sql }], after);
    check({ 'main.json': group('{\n        "flushConnection": true\n      }') }, [{ add: sql }], {
      'main.json': group(`{\n        "flushConnection": true,\n        "securityRules": ${first}\n      }`),
    });
  });

  it('writes several rules into it', () => {
    const second = first.replace('AllowSql', 'AllowSql2').replace('200', '201');
    checkRules(
      '[]',
      [{ add: sql }, { add: sql.replace('AllowSql 200', 'AllowSql2 201') }],
      `${first.slice(0, -'\n        ]'.length)},${second.slice(1)}`,
    );
  });

  it('is refused where the rules are not known', () => {
    refuses(
      {
        'main.json': template(
          '  "parameters": { "rules": { "type": "array" } }',
          groupWith(`"[parameters('rules')]"`),
        ),
      },
      { add: sql },
      /no list of rules/,
    );
  });

  it('is refused where a loop makes the list from data without items', () => {
    const copied = `"copy": [{ "name": "securityRules", "count": "[length(variables('rules'))]", "input": {} }]`;
    const group = groupWith('[]').replace('"securityRules": []', copied);
    refuses(
      { 'main.json': template('  "variables": { "rules": [] }', group) },
      { add: sql },
      /copied from a list without items/,
    );
  });
});

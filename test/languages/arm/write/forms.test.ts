import { check, groupWith, refuses, template } from './templates.js';

const lb = 'AllowLb 120 Inbound Allow Tcp AzureLoadBalancer -> VirtualNetwork:6390';
const sql = 'AllowSql 200 Outbound Allow Tcp VirtualNetwork -> Sql:1433';

function resource(
  name: string,
  line: string,
  type = 'Microsoft.Network/networkSecurityGroups/securityRules',
): string {
  const [priority = '', direction = '', source = '', destination = '', port = ''] = line.split(' ');
  return `{
      "type": "${type}",
      "apiVersion": "2023-09-01",
      "name": ${name},
      "dependsOn": ["[resourceId('Microsoft.Network/networkSecurityGroups', 'apim')]"],
      "properties": {
        "priority": ${priority},
        "direction": "${direction}",
        "access": "Allow",
        "protocol": "Tcp",
        "sourceAddressPrefix": "${source}",
        "sourcePortRange": "*",
        "destinationAddressPrefix": "${destination}",
        "destinationPortRange": "${port}"
      }
    }`;
}

const https = '100 Inbound Internet VirtualNetwork 443';
const addedLb = '120 Inbound AzureLoadBalancer VirtualNetwork 6390';
const addedSql = '200 Outbound VirtualNetwork Sql 1433';
const group = `{ "type": "Microsoft.Network/networkSecurityGroups", "apiVersion": "2023-09-01", "name": "apim" }`;

describe('rules of ARM templates that are resources', () => {
  it('get neighbours of the same kind, named as they are', () => {
    for (const [name, added] of [
      ['"apim/AllowHttps"', '"apim/AllowSql"'],
      [`"[concat('apim', '/AllowHttps')]"`, `"[concat('apim', '/AllowSql')]"`],
    ] as const) {
      const resources = (...rules: readonly string[]): string =>
        `  "resources": [\n    ${[group, ...rules].join(',\n    ')}\n  ]`;
      check(
        { 'main.json': template(resources(resource(name, https))) },
        [{ add: sql, after: 'AllowHttps' }],
        { 'main.json': template(resources(resource(name, https), resource(added, addedSql))) },
      );
    }
  });

  it('get them within the resource of the group', () => {
    const nested = (...rules: readonly string[]): string =>
      `  "resources": [${group.replace(
        ' }',
        `, "resources": [
    ${rules.join(',\n    ')}
    ] }`,
      )}]`;
    const inner = (name: string, line: string): string => resource(name, line, 'securityRules');
    check(
      {
        'main.json': template(
          '  "variables": { "name": "AllowHttps" }',
          nested(inner(`"[variables('name')]"`, https)),
        ),
      },
      [{ add: lb, after: 'AllowHttps' }],
      {
        'main.json': template(
          '  "variables": { "name": "AllowHttps" }',
          nested(inner(`"[variables('name')]"`, https), inner('"AllowLb"', addedLb)),
        ),
      },
    );
  });

  it('get symbolic names by the neighbours', () => {
    const resources = (...rules: readonly string[]): string =>
      `  "languageVersion": "2.0",\n  "resources": {\n    "nsg": ${group},\n    ${rules.join(',\n    ')}\n  }`;
    check(
      { 'main.json': template(resources(`"ruleAllowHttps": ${resource('"apim/AllowHttps"', https)}`)) },
      [
        { add: sql, after: 'AllowHttps' },
        { add: lb, after: 'AllowHttps' },
      ],
      {
        'main.json': template(
          resources(
            `"ruleAllowHttps": ${resource('"apim/AllowHttps"', https)}`,
            `"ruleAllowSql": ${resource('"apim/AllowSql"', addedSql)}`,
            `"ruleAllowLb": ${resource('"apim/AllowLb"', addedLb)}`,
          ),
        ),
      },
    );
  });

  it('are written by hand where the name is computed from more than can be told', () => {
    refuses(
      {
        'main.json': template(
          '  "variables": { "name": "apim/AllowHttps" }',
          `  "resources": [${group}, ${resource(`"[variables('name')]"`, https)}]`,
        ),
      },
      { add: sql, after: 'AllowHttps' },
      /write it by hand/,
    );
  });
});

describe('rules of ARM templates that a loop makes', () => {
  const item = (name: string): string => `[variables('rules')[copyIndex('securityRules')].${name}]`;
  const looped = (rules: string, properties: string, name = item('name')): string =>
    template(
      `  "variables": {\n    "rules": ${rules}\n  }`,
      groupWith('').replace(
        '"securityRules": ',
        `"copy": [{
          "name": "securityRules",
          "count": "[length(variables('rules'))]",
          "input": { "name": "${name}", "properties": { ${properties} } }
        }]`,
      ),
    );
  const constant = `"direction": "Inbound", "access": "Allow", "protocol": "Tcp", "sourcePortRange": "*", "destinationAddressPrefix": "VirtualNetwork"`;
  const properties = `"priority": "${item('priority')}", "sourceAddressPrefix": "${item('source')}", "destinationPortRanges": "${item('ports')}", ${constant}`;
  const rules = (...items: readonly string[]): string => `[\n      ${items.join(',\n      ')}\n    ]`;
  const one = '{ "name": "AllowHttps", "priority": 100, "source": "Internet", "ports": ["80", "443"] }';

  it('get the data of another one', () => {
    check({ 'main.json': looped(rules(one), properties) }, [{ add: lb, after: 'AllowHttps' }], {
      'main.json': looped(
        rules(
          one,
          '{ "name": "AllowLb", "priority": 120, "source": "AzureLoadBalancer", "ports": ["6390"] }',
        ),
        properties,
      ),
    });
  });

  it('get a name that the loop makes right', () => {
    const around = `[concat('Allow', variables('rules')[copyIndex('securityRules')].name)]`;
    check(
      { 'main.json': looped(rules(one.replace('AllowHttps', 'Https')), properties, around) },
      [{ add: lb, after: 'AllowHttps' }],
      {
        'main.json': looped(
          rules(
            one.replace('AllowHttps', 'Https'),
            '{ "name": "Lb", "priority": 120, "source": "AzureLoadBalancer", "ports": ["6390"] }',
          ),
          properties,
          around,
        ),
      },
    );
  });

  it('are written by hand where the loop says something else', () => {
    refuses(
      { 'main.json': looped(rules(one), properties) },
      { add: sql, after: 'AllowHttps' },
      /write it by hand/,
    );
  });

  it('go with their data', () => {
    const two = one.replace('AllowHttps', 'Other').replace('100', '110');
    check({ 'main.json': looped(rules(one, two), properties) }, [{ remove: 'Other' }], {
      'main.json': looped(rules(one), properties),
    });
  });
});

import assert from 'node:assert/strict';
import { bicepLanguage } from '../../../../src/languages/bicep/index.js';
import { catalogue } from '../../../support/newGroup.js';
import type { Files } from '../../../support/sourceFiles.js';
import type { Change } from '../../../support/writing.js';
import { checkChanges, checkReadsBack, checkRefused, filesAfter } from '../../../support/writing.js';
import { group, properties, rule } from '../check.js';

const sql = rule('AllowSql 110 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443');
const deny = rule('DenyAll 4000 Outbound Deny * *:* -> *:*');
const ruleType = 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01';

const list = `[\n      ${sql}\n      ${deny}\n    ]`;

function resources(lines: readonly string[]): string {
  const [nsg = '', ...children] = lines;
  return [nsg, ...children].join('\n\n');
}

function child(symbol: string, name: string, line: string): string {
  return `resource ${symbol} '${ruleType}' = {
  parent: nsg
  name: '${name}'
  properties: ${properties(line)}
}`;
}

function rulesInJson(): readonly object[] {
  const outbound = { direction: 'Outbound', sourcePortRange: '*' };
  return [
    {
      name: 'AllowSql',
      properties: {
        ...outbound,
        priority: 110,
        access: 'Allow',
        protocol: 'Tcp',
        sourceAddressPrefix: 'VirtualNetwork',
        destinationAddressPrefix: 'Sql',
        destinationPortRange: '1443',
      },
    },
    {
      name: 'DenyAll',
      properties: {
        ...outbound,
        priority: 4000,
        access: 'Deny',
        protocol: '*',
        sourceAddressPrefix: '*',
        destinationAddressPrefix: '*',
        destinationPortRange: '*',
      },
    },
  ];
}

/** Data from which loops make the rules, with a word for all that differs. */
const data = `[
  { name: 'AllowSql', priority: 110, access: 'Allow', protocol: 'Tcp', source: 'VirtualNetwork', tag: 'Sql', port: '1443' }
  { name: 'DenyAll', priority: 4000, access: 'Deny', protocol: '*', source: '*', tag: '*', port: '*' }
]`;

const entries = `{
  AllowSql: { priority: 110, access: 'Allow', protocol: 'Tcp', source: 'VirtualNetwork', tag: 'Sql', port: '1443' }
  DenyAll: { priority: 4000, access: 'Deny', protocol: '*', source: '*', tag: '*', port: '*' }
}`;

/** A rule made of the data of one pass of a loop. */
function looped(name: string, value: string): string {
  return `{
      name: ${name}
      properties: {
        priority: ${value}.priority
        direction: 'Outbound'
        access: ${value}.access
        protocol: ${value}.protocol
        sourceAddressPrefix: ${value}.source
        sourcePortRange: '*'
        destinationAddressPrefix: ${value}.tag
        destinationPortRange: ${value}.port
      }
    }`;
}

const forms: Readonly<Record<string, Files>> = {
  'a list': { 'main.bicep': group(list) },
  'a variable': { 'main.bicep': `var rules = ${list}\n\n${group('rules')}\n` },
  'the default of a parameter': { 'main.bicep': `param rules array = ${list}\n\n${group('rules')}\n` },
  'resources with a parent': {
    'main.bicep': resources([
      group('[]'),
      child('allowSql', 'AllowSql', '110 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443'),
      child('denyAll', 'DenyAll', '4000 Outbound Deny * *:* -> *:*'),
    ]),
  },
  'the argument of a module': {
    'main.bicep': `module net 'net.bicep' = {\n  name: 'net'\n  params: {\n    rules: ${list}\n  }\n}\n`,
    'net.bicep': `param rules array\n\n${group('rules')}\n`,
  },
  'a list under a condition': {
    'main.bicep': `param deploy bool\n\n${group(list).replace(' = {', ' = if (deploy) {')}\n`,
  },
  'a list with comments': {
    'main.bicep': group(
      `[\n      // SQL\n      ${sql} // for the database\n      /* the rest */\n      ${deny}\n    ]`,
    ),
  },
  'a list on one line': { 'main.bicep': group(`[${sql}, ${deny}]`) },
  'a list with tabs and Windows line ends': {
    'main.bicep': group(list).replaceAll(/^ +/gm, '\t').replaceAll('\n', '\r\n'),
  },
  'resources within the group': {
    'main.bicep': `resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'apim'

  resource allowSql 'securityRules' = {
    name: 'AllowSql'
    properties: ${properties('110 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443')}
  }

  resource denyAll 'securityRules' = {
    name: 'DenyAll'
    properties: ${properties('4000 Outbound Deny * *:* -> *:*')}
  }
}
`,
  },
  'values of a file of parameters': {
    'main.bicep': `param rules array\n\n${group('rules')}\n`,
    'main.bicepparam': `using 'main.bicep'\n\nparam rules = ${list}\n`,
  },
  'values of a file of parameters in JSON': {
    'main.bicep': `param rules array\n\n${group('rules')}\n`,
    'main.parameters.json': JSON.stringify({ parameters: { rules: { value: rulesInJson() } } }, null, 2),
  },
  'JSON that is loaded': {
    'main.bicep': group("loadJsonContent('rules.json')"),
    'rules.json': JSON.stringify(rulesInJson(), null, 2),
  },
  'a loop over a list': {
    'main.bicep': `var data = ${data}\n\n${group(`[for d in data: ${looped('d.name', 'd')}]`)}\n`,
  },
  'a loop over a parameter of a file of parameters': {
    'main.bicep': `param data array\n\n${group(`[for d in data: ${looped('d.name', 'd')}]`)}\n`,
    'main.bicepparam': `using 'main.bicep'\n\nparam data = ${data}\n`,
  },
  'a loop over the items of an object': {
    'main.bicep': `var data = ${entries}\n\n${group(`[for d in items(data): ${looped('d.key', 'd.value')}]`)}\n`,
  },
  'a lambda over a list': {
    'main.bicep': `var data = ${data}\n\n${group(`map(data, d => ${looped('d.name', 'd')})`)}\n`,
  },
  'a loop that makes resources': {
    'main.bicep': `var data = ${data}\n\n${resources([
      group('[]'),
      `resource rules '${ruleType}' = [for d in data: {\n  parent: nsg\n  ${looped('d.name', 'd').slice(1)}]`,
    ])}\n`,
  },
  'lists that are joined': {
    'main.bicep': `var first = [\n  ${sql}\n]\n\n${group(`concat(first, [\n  ${deny}\n])`)}\n`,
  },
  'a list that is spread into another': {
    'main.bicep': `var first = [\n  ${sql}\n]\n\n${group(`[\n  ...first\n  ${deny}\n]`)}\n`,
  },
  'the argument of a registry module': {
    'main.bicep': `module nsg 'br/public:avm/res/network/network-security-group:0.5.0' = {
  params: {
    name: 'nsg-apim'
    securityRules: ${list}
  }
}
`,
  },
};

const changes: Readonly<Record<string, readonly Change[]>> = {
  'a rule is added': [
    { add: 'AllowStorage 120 Outbound Allow Tcp VirtualNetwork -> Storage:443', after: 'AllowSql' },
  ],
  'a rule of two ports is added': [
    { add: 'AllowMonitor 130 Outbound Allow Tcp VirtualNetwork -> AzureMonitor:443,1886', after: 'AllowSql' },
  ],
  'a port is corrected': [{ set: 'AllowSql', field: 'destinationPortRange', to: '1433' }],
  'a priority is changed': [{ set: 'AllowSql', field: 'priority', to: 105 }],
  'a rule is removed': [{ remove: 'AllowSql' }],
};

/** What can't be written into data that have a word for one port, and is refused with a reason. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  'a rule of two ports is added': [
    'a loop over a list',
    'a loop over a parameter of a file of parameters',
    'a loop over the items of an object',
    'a lambda over a list',
  ],
};

describe('Rules in Bicep', () => {
  for (const [form, before] of Object.entries(forms)) {
    for (const [what, made] of Object.entries(changes)) {
      if (refusals[what]?.includes(form)) continue;
      it(`that are ${form} are read back when ${what}`, () => {
        const after = filesAfter(bicepLanguage, before, made);
        assert.notDeepEqual(after, before);
        checkReadsBack(bicepLanguage, before, made, after);
      });
    }
  }

  for (const [what, refusing] of Object.entries(refusals)) {
    for (const form of refusing) {
      it(`that are ${form} are left to a person when ${what}`, () => {
        const [change] = changes[what] ?? [];
        assert(change);
        checkRefused(bicepLanguage, forms[form] ?? {}, change, /by hand/);
      });
    }
  }

  it('are written by the example of the one before', () => {
    checkChanges(
      bicepLanguage,
      { 'main.bicep': group(list) },
      [{ add: 'AllowStorage 120 Outbound Allow Tcp VirtualNetwork -> Storage:443', after: 'AllowSql' }],
      {
        'main.bicep': group(
          list.replace(
            sql,
            `${sql}\n      ${rule('AllowStorage 120 Outbound Allow Tcp VirtualNetwork:* -> Storage:443')}`,
          ),
        ),
      },
    );
  });

  it('of text with quotes and holes are escaped', () => {
    const after = filesAfter(bicepLanguage, { 'main.bicep': group(list) }, [
      { set: 'AllowSql', field: 'destinationAddressPrefix', to: "it's ${x}" },
    ]);
    assert.match(after['main.bicep'] ?? '', /destinationAddressPrefix: 'it\\'s \\\$\{x\}'/);
  });
});

describe('Rules in Bicep, as they stand after', () => {
  const storage = 'AllowStorage 120 Outbound Allow Tcp VirtualNetwork -> Storage:443';
  const storageRule = rule('AllowStorage 120 Outbound Allow Tcp VirtualNetwork:* -> Storage:443');

  it('one is added to a list on one line', () => {
    checkChanges(
      bicepLanguage,
      { 'main.bicep': group(`[${sql}, ${deny}]`) },
      [{ add: storage, after: 'AllowSql' }],
      { 'main.bicep': group(`[${sql}, ${storageRule}, ${deny}]`) },
    );
  });

  it('one is added behind a comment, with Windows line ends', () => {
    const before = `[\n      // SQL\n      ${sql} // for the database\n      ${deny}\n    ]`;
    const after = before.replace('database\n', `database\n      ${storageRule}\n`);
    const windows = (text: string): string => group(text).replaceAll('\n', '\r\n');
    checkChanges(bicepLanguage, { 'main.bicep': windows(before) }, [{ add: storage, after: 'AllowSql' }], {
      'main.bicep': windows(after),
    });
  });

  it('one is removed with the comment above it', () => {
    checkChanges(
      bicepLanguage,
      { 'main.bicep': group(`[\n      // SQL\n      ${sql}\n      // the rest\n      ${deny}\n    ]`) },
      [{ remove: 'AllowSql' }],
      { 'main.bicep': group(`[\n      // the rest\n      ${deny}\n    ]`) },
    );
  });

  it('the data of a loop is corrected', () => {
    const made = rule('$d.name $d.priority Outbound Allow Tcp VirtualNetwork:* -> $d.tag:$d.port');
    const text = `var data = [\n  { name: 'AllowSql', priority: 110, tag: 'Sql', port: '1443' }\n]\n\n${group(`[for d in data: ${made}]`)}\n`;
    checkChanges(
      bicepLanguage,
      { 'main.bicep': text },
      [
        { set: 'AllowSql', field: 'destinationPortRange', to: '1433' },
        { set: 'AllowSql', field: 'priority', to: 105 },
      ],
      { 'main.bicep': text.replace('1443', '1433').replace('110', '105') },
    );
  });
});

describe('A whole group in Bicep', () => {
  it('is put behind the statement at an offset, with a symbol that is free', () => {
    const text = "param location string\n\nvar nsgApim = 'x'\n\nvar y = 1\n";
    const edit = bicepLanguage.insertGroup({ uri: 'file:///w/main.bicep', text }, 30, catalogue);
    assert.ok(edit);
    assert.equal(text.slice(edit.start), '\n\nvar y = 1\n');
    assert.match(edit.newText, /^\n\nresource nsgApim2 /);
    assert.match(edit.newText, /\n {2}location: location\n/);
  });

  it('has no place in a file of parameters, nor in one that is deployed to a subscription', () => {
    const insert = (uri: string, text: string) => bicepLanguage.insertGroup({ uri, text }, 0, catalogue);
    assert.equal(insert('file:///w/main.bicepparam', "using 'main.bicep'\n"), undefined);
    assert.equal(insert('file:///w/main.bicep', "targetScope = 'subscription'\n"), undefined);
  });
});

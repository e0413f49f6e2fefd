import assert from 'node:assert/strict';
import type { NetworkSecurityGroup } from '../../../src/languages/declarations.js';
import { textAt } from '../../support/sourceFiles.js';
import { analyze, check, group, rule, template } from './check.js';

const body = {
  name: "[parameters('rules')[copyIndex('securityRules')].name]",
  properties: {
    priority: "[parameters('rules')[copyIndex('securityRules')].priority]",
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    sourceAddressPrefix: "[parameters('rules')[copyIndex('securityRules')].from]",
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: '443',
  },
};

const items = [
  { name: 'a', priority: 100, from: 'Internet' },
  { name: 'b', priority: 110, from: 'ApiManagement' },
];

/** A group whose rules are made by a loop. */
function looped(count: unknown, input: object = body): object {
  return {
    type: 'Microsoft.Network/networkSecurityGroups',
    name: 'apim',
    properties: { copy: [{ name: 'securityRules', count, input }] },
  };
}

const lines = [
  'nsg apim',
  '  a: 100 Inbound Allow Tcp Internet:* -> *:443 generated',
  '  b: 110 Inbound Allow Tcp ApiManagement:* -> *:443 generated',
];

describe('copy loops in ARM templates', () => {
  it('make rules from a list', () => {
    const parameters = { rules: { type: 'array', defaultValue: items } };
    check({ parameters, resources: [looped("[length(parameters('rules'))]")] }, ...lines);
    check({ parameters, resources: [looped(2)] }, ...lines);
  });

  it('leave each rule the item that it is made from', () => {
    const files = {
      'main.json': template({
        parameters: { rules: { type: 'array', defaultValue: items } },
        resources: [looped("[length(parameters('rules'))]")],
      }),
    };
    const [nsg] = analyze(files).declarations;
    assert(nsg?.kind === 'networkSecurityGroup');
    const [, second] = nsg.rules;
    assert(second);
    const place = (text: string | undefined): unknown => JSON.parse(text ?? 'null');
    assert.deepEqual(place(textAt(files, second.origin)), items[1]);
    assert.deepEqual(place(textAt(files, second.body)), body);
    const priority = second.properties.get('priority');
    assert.equal(textAt(files, priority?.value.origin), '110');
    assert.deepEqual(place(textAt(files, priority?.site)), body.properties.priority);
    assert.equal(textAt(files, second.properties.get('access')?.value.origin), '"Allow"');
    assert.equal(nsg.ruleList, undefined);
  });

  it('may be lambdas over a list', () => {
    const object =
      "createObject('name', lambdaVariables('r').name, 'properties', createObject('priority', lambdaVariables('r').priority))";
    const files = {
      'main.json': template({
        parameters: { rules: { type: 'array', defaultValue: items } },
        resources: [group('apim', `[map(parameters('rules'), lambda('r', ${object}))]`)],
      }),
    };
    check(files, 'nsg apim', '  a: 100 - - - -:- -> -:- generated', '  b: 110 - - - -:- -> -:- generated');
    const [nsg] = analyze(files).declarations;
    assert(nsg?.kind === 'networkSecurityGroup');
    assert.deepEqual(JSON.parse(textAt(files, nsg.rules[1]?.origin) ?? ''), items[1]);
  });

  it('make variables, in both forms', () => {
    const input = rule("[concat('rule',copyIndex('list'))] 100 Inbound Allow Tcp *:* -> *:443");
    const copy = [{ name: 'list', count: 2, input }];
    const expected = [
      'nsg apim',
      '  rule0: 100 Inbound Allow Tcp *:* -> *:443 generated',
      '  rule1: 100 Inbound Allow Tcp *:* -> *:443 generated',
    ];
    check({ variables: { copy }, resources: [group('apim', "[variables('list')]")] }, ...expected);
    check(
      { variables: { inner: { copy } }, resources: [group('apim', "[variables('inner').list]")] },
      ...expected,
    );
  });

  it('make resources', () => {
    check(
      {
        resources: [
          group("[concat('nsg', copyIndex())]", [rule('a 100 Inbound Allow Tcp *:* -> *:443')], {
            copy: { name: 'groups', count: 2, mode: 'serial' },
          }),
          {
            ...rule('x 100 Outbound Allow Tcp *:* -> *:443'),
            type: 'Microsoft.Network/networkSecurityGroups/securityRules',
            name: "[concat('nsg', copyIndex(1), '/rule', copyIndex('rules', 5))]",
            copy: { name: 'rules', count: 1 },
          },
        ],
      },
      'nsg nsg0',
      '  a: 100 Inbound Allow Tcp *:* -> *:443',
      'nsg nsg1',
      '  a: 100 Inbound Allow Tcp *:* -> *:443',
      '  rule5: 100 Outbound Allow Tcp *:* -> *:443 generated',
    );
  });

  it('stand within one another', () => {
    const input = rule(
      "[concat('rule',copyIndex(),copyIndex('securityRules'))] [copyIndex('securityRules',100)] Inbound Allow Tcp *:* -> *:443",
    );
    check(
      {
        resources: [
          {
            ...looped(2, input),
            name: "[concat('nsg', copyIndex('groups'))]",
            copy: { name: 'groups', count: 2 },
          },
        ],
      },
      'nsg nsg0',
      '  rule00: 100 Inbound Allow Tcp *:* -> *:443 generated',
      '  rule01: 101 Inbound Allow Tcp *:* -> *:443 generated',
      'nsg nsg1',
      '  rule10: 100 Inbound Allow Tcp *:* -> *:443 generated',
      '  rule11: 101 Inbound Allow Tcp *:* -> *:443 generated',
    );
  });

  it('run once or never where their count depends on a condition', () => {
    const copy = { name: 'one', count: "[if(parameters('deploy'), 1, 0)]" };
    check(
      { parameters: { deploy: { type: 'bool' } }, resources: [group('apim', [], { copy })] },
      'nsg apim if parameters("deploy")',
    );
  });

  it('know the items of a list whose length is not known', () => {
    check(
      {
        parameters: {
          more: { type: 'bool' },
          extra: { type: 'array', defaultValue: [items[1]] },
          base: { type: 'array', defaultValue: [items[0]] },
          rules: {
            type: 'array',
            defaultValue:
              "[concat(if(parameters('more'), parameters('extra'), createArray()), parameters('base'))]",
          },
        },
        resources: [looped("[length(parameters('rules'))]")],
      },
      'nsg apim',
      '  b: 110 Inbound Allow Tcp ApiManagement:* -> *:443 generated if parameters("more")',
      '  a: 100 Inbound Allow Tcp Internet:* -> *:443 generated',
    );
    check(
      {
        parameters: {
          extra: { type: 'array' },
          base: { type: 'array', defaultValue: [items[0]] },
          rules: { type: 'array', defaultValue: "[concat(parameters('base'), parameters('extra'))]" },
        },
        resources: [looped("[length(parameters('rules'))]")],
      },
      'nsg apim',
      '  a: 100 Inbound Allow Tcp Internet:* -> *:443 generated',
      "  …and more: parameter 'extra' has no default value",
    );
  });

  it('stand for any number of rules where nothing is known of their count', () => {
    check(
      { parameters: { rules: { type: 'array' } }, resources: [looped("[length(parameters('rules'))]")] },
      'nsg apim',
      '  ‹parameters("rules")[copyIndex("securityrules")].name›: ‹parameters("rules")[copyIndex("securityrules")].priority› Inbound Allow Tcp ‹parameters("rules")[copyIndex("securityrules")].from›:* -> *:443 generated if greater(length(parameters("rules")), 0)',
    );
  });

  it('are not run a billion times', () => {
    const reason = (resources: unknown): string | undefined => {
      const [nsg] = analyze({ 'main.json': template({ resources }) }).declarations;
      return (nsg as NetworkSecurityGroup).openRules?.reason;
    };
    const tooOften = 'the loop runs 1000000000 times, and Azure Resource Manager takes no more than 800';
    assert.equal(reason([looped(1_000_000_000)]), tooOften);
    const child = {
      ...rule('x 100 Outbound Allow Tcp *:* -> *:443'),
      type: 'Microsoft.Network/networkSecurityGroups/securityRules',
      name: "[concat('apim/rule', copyIndex())]",
      copy: { name: 'rules', count: 1_000_000_000 },
    };
    assert.equal(reason([group('apim', []), child]), tooOften);
    assert.equal(reason([looped(-1)]), 'the count of the loop is no number of times');
    assert.equal(reason([looped({})]), 'the count of the loop is no number');
  });
});

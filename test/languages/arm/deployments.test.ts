import assert from 'node:assert/strict';
import { identityOf } from '../../../src/languages/values.js';
import { analyze, check, group, rule, template } from './check.js';

const https = 'AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443';
const httpsLine = '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443';

/** A nested deployment. */
function deployment(name: string, properties: object, more: object = {}): object {
  return { type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name, ...more, properties };
}

const inner = { expressionEvaluationOptions: { scope: 'inner' } };

function nested(parts: object): object {
  return { $schema: 'x', contentVersion: '1.0.0.0', ...parts };
}

const subnet = (networkSecurityGroupId: string): object => ({
  type: 'Microsoft.Network/virtualNetworks/subnets',
  name: 'vnet/apim',
  properties: { networkSecurityGroup: { id: networkSecurityGroupId } },
});

describe('nested deployments of ARM templates', () => {
  const parameters = { name: { type: 'string', defaultValue: 'outerName' } };
  const innerTemplate = nested({
    parameters: { name: { type: 'string', defaultValue: 'innerName' }, rules: { type: 'array' } },
    resources: [group("[parameters('name')]", [rule(https)])],
  });

  it('evaluate their expressions in the scope that they say', () => {
    check(
      { parameters, resources: [deployment('d', { template: innerTemplate })] },
      'nsg outerName hints=d',
      httpsLine,
    );
    check(
      { parameters, resources: [deployment('d', { ...inner, template: innerTemplate })] },
      'nsg innerName hints=d',
      httpsLine,
    );
  });

  it('hand on values, loops, null and what is not known', () => {
    const template = nested({
      parameters: {
        name: { type: 'string', nullable: true },
        rules: { type: 'array', defaultValue: [] },
        more: { type: 'array' },
      },
      resources: [
        group("[parameters('name')]", "[parameters('rules')]"),
        group('more', "[parameters('more')]"),
      ],
    });
    check(
      {
        parameters: { name: { type: 'string' }, rules: { type: 'array' } },
        resources: [
          deployment('d', {
            ...inner,
            template,
            parameters: {
              name: { value: "[parameters('name')]" },
              rules: { value: null },
              more: {
                copy: [
                  {
                    name: 'value',
                    count: 1,
                    input: rule("[concat('rule',copyIndex('value'))] 100 Inbound Allow Tcp *:* -> *:443"),
                  },
                ],
              },
            },
          }),
        ],
      },
      'nsg ‹parameters("name")› hints=d',
      'nsg more hints=d',
      '  rule0: 100 Inbound Allow Tcp *:* -> *:443 generated',
    );
  });

  it('keep what is not known in one apart from what is not known in another', () => {
    const template = nested({
      parameters: { name: { type: 'string' } },
      resources: [group("[parameters('name')]", [])],
    });
    const { declarations } = analyze({
      'main.json': mainOf([deployment('a', { ...inner, template }), deployment('b', { ...inner, template })]),
    });
    const identities = declarations.map((one) => one.kind === 'networkSecurityGroup' && identityOf(one.name));
    assert.equal(new Set(identities).size, 2);
  });

  it('deploy to another place', () => {
    const template = nested({
      resources: [
        group('apim', [], { resources: [{ ...rule(https), type: 'securityRules' }] }),
        subnet("[resourceId('Microsoft.Network/networkSecurityGroups', 'apim')]"),
      ],
    });
    check(
      {
        parameters: { rg: { type: 'string' } },
        resources: [
          deployment('d', { ...inner, template }, { resourceGroup: "[parameters('rg')]" }),
          {
            ...rule(https),
            type: 'Microsoft.Network/networkSecurityGroups/securityRules',
            name: 'apim/Here',
          },
        ],
      },
      'nsg apim hints=d',
      `${httpsLine} resource`,
      'nsg apim',
      '  Here: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 resource',
      "  …and more: the other rules of network security group 'apim' are declared elsewhere",
      'subnet /subscriptions/‹subscription().subscriptionId›/resourceGroups/‹parameters("rg")›/providers/Microsoft.Network/virtualNetworks/vnet/apim' +
        ' nsg=/subscriptions/‹subscription().subscriptionId›/resourceGroups/‹parameters("rg")›/providers/Microsoft.Network/networkSecurityGroups/apim',
    );
  });

  it('give their outputs', () => {
    const template = nested({
      parameters: { name: { type: 'string' } },
      resources: [group("[parameters('name')]", [])],
      outputs: {
        id: {
          type: 'string',
          value: "[resourceId('Microsoft.Network/networkSecurityGroups', parameters('name'))]",
        },
      },
    });
    const make = deployment('make', { ...inner, template, parameters: { name: { value: 'apim' } } });
    const expected = [
      'nsg apim hints=make',
      'subnet vnet/apim nsg=…/Microsoft.Network/networkSecurityGroups/apim',
    ];
    const byId =
      "[reference(resourceId('Microsoft.Resources/deployments', 'make'), '2022-09-01').outputs.id.value]";
    check({ resources: [make, subnet(byId)] }, ...expected);
    check({ resources: [make, subnet("[reference('make').outputs.id.value]")] }, ...expected);
    check(
      {
        languageVersion: '2.0',
        resources: { module: make, subnet: subnet("[reference('module').outputs.id.value]") },
      },
      ...expected,
    );
  });

  it('exist under a condition, with all that is in them', () => {
    const template = nested({
      parameters: { deploy: { type: 'bool' } },
      resources: [
        group('apim', "[if(parameters('deploy'), createArray(), parameters('deploy'))]"),
        group('other', [], { condition: "[not(parameters('deploy'))]" }),
      ],
    });
    check(
      {
        parameters: { deploy: { type: 'bool' } },
        resources: [
          deployment(
            'd',
            { ...inner, template, parameters: { deploy: { value: "[parameters('deploy')]" } } },
            { condition: "[parameters('deploy')]" },
          ),
        ],
      },
      'nsg apim hints=d if parameters("deploy")',
    );
  });
});

function mainOf(resources: unknown): string {
  return template({ resources });
}

describe('linked templates', () => {
  const linked = template({
    parameters: { name: { type: 'string' } },
    resources: [group("[parameters('name')]", [rule(https)])],
  });
  const link = (templateLink: object, more: object = {}): string =>
    mainOf([deployment('net', { templateLink, parameters: { name: { value: 'apim' } }, ...more })]);

  it('are followed by relative paths, with their parameters', () => {
    const files = { 'main.json': link({ relativePath: 'nested/nsg.json' }), 'nested/nsg.json': linked };
    check(files, 'nsg apim hints=net', httpsLine);
    assert.deepEqual(analyze(files).calledUnits, ['file:///w/nested/nsg.json']);
  });

  it('are given parameters by a linked file', () => {
    const parametersLink = { relativePath: 'nested/p.json' };
    check(
      {
        'main.json': link({ relativePath: './nested/nsg.json' }, { parameters: undefined, parametersLink }),
        'nested/nsg.json': linked,
        'nested/p.json': JSON.stringify({ parameters: { name: { value: 'fromFile' } } }),
      },
      'nsg fromFile hints=net',
      httpsLine,
    );
  });

  it("are followed by addresses that are made of the template's own", () => {
    const uri = "[uri(deployment().properties.templateLink.uri, 'nested/nsg.json')]";
    check({ 'main.json': link({ uri }), 'nested/nsg.json': linked }, 'nsg apim hints=net', httpsLine);
  });

  it('leave a gap where they cannot be followed', () => {
    const gaps = (files: Record<string, string>): readonly string[] =>
      analyze(files).gaps.map(({ message }) => message);
    assert.deepEqual(gaps({ 'main.json': link({ relativePath: 'gone.json' }) }), [
      "the linked file 'gone.json' can't be found",
    ]);
    assert.deepEqual(gaps({ 'main.json': link({ uri: 'https://example.org/nsg.json' }) }), [
      "'https://example.org/nsg.json' is not in the workspace",
    ]);
    assert.deepEqual(gaps({ 'main.json': link({ uri: "[parameters('base')]" }) }), [
      "which file is linked is not known: parameter 'base' is not declared",
    ]);
    assert.deepEqual(gaps({ 'main.json': link({ relativePath: 'a.json' }), 'a.json': '{}' }), [
      "'a.json' is no template",
    ]);
    assert.deepEqual(gaps({ 'main.json': link({ relativePath: 'main.json' }) }), [
      "the template 'main.json' deploys itself",
    ]);
  });
});

describe('parameter files', () => {
  const main = template({
    parameters: { name: { type: 'string', defaultValue: 'default' } },
    resources: [group("[parameters('name')]", [])],
  });
  const values = (name: unknown): string => JSON.stringify({ parameters: { name: { value: name } } });

  it('give values where there is one beside the template', () => {
    check({ 'main.json': main, 'main.parameters.json': values('given') }, 'nsg given');
    check({ 'main.json': main, 'main.prod.parameters.json': values('given') }, 'nsg given');
    check({ 'main.json': main, 'main.parameters.prod.json': values('given') }, 'nsg given');
    check({ 'template.json': main, 'parameters.json': values('given') }, 'nsg given');
  });

  it('are left alone where there are several, or others', () => {
    check(
      {
        'main.json': main,
        'main.parameters.dev.json': values('a'),
        'main.parameters.prod.json': values('b'),
      },
      'nsg default',
    );
    check({ 'main.json': main, 'other.parameters.json': values('given') }, 'nsg default');
    check({ 'main.json': main, 'parameters.json': values('given') }, 'nsg default');
    check({ 'main.json': main, 'sub/main.parameters.json': values('given') }, 'nsg default');
  });

  it('may hold placeholders, which say nothing', () => {
    for (const placeholder of ['', 'GEN-UNIQUE', '<name>', null]) {
      check({ 'main.json': main, 'main.parameters.json': values(placeholder) }, 'nsg default');
    }
  });
});

describe('blueprint artifacts', () => {
  it('hold a template with values for its parameters', () => {
    check(
      JSON.stringify({
        kind: 'template',
        properties: {
          template: JSON.parse(
            template({
              parameters: { name: { type: 'string' } },
              resources: [group("[parameters('name')]", [rule(https)])],
            }),
          ) as unknown,
          parameters: { name: { value: 'apim' } },
        },
      }),
      'nsg apim',
      httpsLine,
    );
  });
});

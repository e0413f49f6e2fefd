import { check, checkRules, groupWith, item, refuses, template } from './templates.js';

function https(...replaced: readonly (readonly [string, string])[]): string {
  const text = item(
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
  return replaced.reduce((result, [from, to]) => result.replace(from, to), text);
}

const list = (...rules: readonly string[]): string => `[\n${rules.join(',\n')}\n        ]`;

describe('setting a property of a rule in an ARM template', () => {
  it('replaces the literal', () => {
    checkRules(
      list(https()),
      [
        { set: 'AllowHttps', field: 'priority', to: 150 },
        { set: 'AllowHttps', field: 'sourceAddressPrefix', to: 'ApiManagement' },
      ],
      list(https(['100', '150'], ['Internet', 'ApiManagement'])),
    );
  });

  it('keeps numbers numbers and texts texts', () => {
    const texts = https(['100', '"100"'], ['"443"', '443']);
    checkRules(
      list(texts),
      [
        { set: 'AllowHttps', field: 'priority', to: 150 },
        { set: 'AllowHttps', field: 'destinationPortRange', to: '3443' },
      ],
      list(https(['100', '"150"'], ['"443"', '3443'])),
    );
    checkRules(
      list(texts),
      [{ set: 'AllowHttps', field: 'destinationPortRange', to: '1-2' }],
      list(https(['100', '"100"'], ['"443"', '"1-2"'])),
    );
  });

  it('makes the singular property the plural one', () => {
    checkRules(
      list(https()),
      [{ set: 'AllowHttps', field: 'destinationPortRanges', to: ['1886', '443'] }],
      list(
        https([
          '"destinationPortRange": "443"',
          `"destinationPortRanges": [
                "1886",
                "443"
              ]`,
        ]),
      ),
    );
  });

  it('writes a list on one line where the neighbours do', () => {
    const other = https(
      ['AllowHttps', 'Other'],
      ['100', '110'],
      ['"destinationPortRange": "443"', '"destinationPortRanges": [ "80", "81" ]'],
    );
    checkRules(
      list(https(), other),
      [{ set: 'AllowHttps', field: 'destinationPortRanges', to: ['1886', '443'] }],
      list(https(['"destinationPortRange": "443"', '"destinationPortRanges": ["1886", "443"]']), other),
    );
  });

  it('makes the plural property the singular one', () => {
    checkRules(
      list(https(['"destinationPortRange": "443"', '"destinationPortRanges": ["80", "443"]'])),
      [{ set: 'AllowHttps', field: 'destinationPortRange', to: '443' }],
      list(https()),
    );
  });

  it('leaves one property of the two', () => {
    const both = https([
      '"destinationPortRange": "443"',
      '"destinationPortRange": "443",\n              "destinationPortRanges": []',
    ]);
    checkRules(
      list(both),
      [{ set: 'AllowHttps', field: 'destinationPortRanges', to: ['1886', '443'] }],
      list(
        https([
          '"destinationPortRange": "443"',
          `"destinationPortRanges": [
                "1886",
                "443"
              ]`,
        ]),
      ),
    );
    checkRules(
      list(both),
      [{ set: 'AllowHttps', field: 'destinationPortRange', to: '80' }],
      list(both.replace('"443"', '"80"')),
    );
  });

  const group = (...rules: readonly string[]) => groupWith(list(...rules));

  it('puts a literal in the place of a variable', () => {
    const variables = '  "variables": { "ports": { "https": "443" } }';
    const parameters = '  "parameters": { "first": { "type": "int", "defaultValue": 100 } }';
    const before = https(['"443"', `"[variables('ports').https]"`], ['100', `"[parameters('first')]"`]);
    check(
      { 'main.json': template(parameters, variables, group(before)) },
      [
        { set: 'AllowHttps', field: 'destinationPortRange', to: '3443' },
        { set: 'AllowHttps', field: 'priority', to: 120 },
      ],
      { 'main.json': template(parameters, variables, group(https(['"443"', '"3443"'], ['100', '120']))) },
    );
  });

  it('changes the value that a parameter file gives', () => {
    const main = template(
      '  "parameters": { "first": { "type": "int" } }',
      group(https(['100', `"[parameters('first')]"`])),
    );
    const given = (priority: number): string => `{ "parameters": { "first": { "value": ${priority} } } }`;
    check(
      { 'main.json': main, 'main.parameters.json': given(100) },
      [{ set: 'AllowHttps', field: 'priority', to: 120 }],
      { 'main.json': main, 'main.parameters.json': given(120) },
    );
  });

  it('leaves alone what several rules share', () => {
    const variables = `  "variables": { "rules": [{ "name": "A", "priority": 100 }, { "name": "B", "priority": 110 }], "access": "Allow" }`;
    const current = (name: string): string => `[variables('rules')[copyIndex('securityRules')].${name}]`;
    const body = https(['AllowHttps', current('name')], ['100', `"${current('priority')}"`]).trim();
    const loop = groupWith('').replace(
      '"securityRules": ',
      `"copy": [{ "name": "securityRules", "count": "[length(variables('rules'))]", "input": ${body} }]`,
    );
    const files = { 'main.json': template(variables, loop) };
    refuses(files, { set: 'A', field: 'access', to: 'Deny' }, /shared with other rules/);
    check(files, [{ set: 'B', field: 'priority', to: 120 }], {
      'main.json': files['main.json'].replace('110', '120'),
    });
  });

  it('changes the rule of its own name only', () => {
    checkRules(
      list(https(), https(['AllowHttps', 'Other'], ['100', '110'])),
      [{ set: 'AllowHttps', field: 'name', to: 'AllowClients' }],
      list(https(['AllowHttps', 'AllowClients']), https(['AllowHttps', 'Other'], ['100', '110'])),
    );
  });

  it('does nothing to a broken rule', () => {
    refuses(
      { 'main.json': template(groupWith(list(https(['"direction": "Inbound",', '"direction": '])))) },
      { set: 'AllowHttps', field: 'priority', to: 120 },
      /broken/,
    );
  });
});

describe('removing a rule from an ARM template', () => {
  const other = https(['AllowHttps', 'Other'], ['100', '110']);

  it('takes its comma with it', () => {
    checkRules(list(https(), other), [{ remove: 'AllowHttps' }], list(other));
    checkRules(list(https(), other), [{ remove: 'Other' }], list(https()));
    checkRules(list(https(), other), [{ remove: 'AllowHttps' }, { remove: 'Other' }], '[]');
    checkRules('[{ "name": "A" }, { "name": "B" }]', [{ remove: 'A' }], '[{ "name": "B" }]');
    checkRules('[{ "name": "A" }, { "name": "B" }]', [{ remove: 'B' }], '[{ "name": "A" }]');
  });

  it('takes the comments on it with it', () => {
    checkRules(
      `[
          // all clients
          // of the gateway
${https()}, // for good

          // others
${other} // mind
        ]`,
      [{ remove: 'AllowHttps' }],
      `[
          // others
${other} // mind
        ]`,
    );
    checkRules(
      `[
${https()}, // for good

          // others
${other} // mind
        ]`,
      [{ remove: 'Other' }],
      `[
${https()} // for good
        ]`,
    );
  });
});

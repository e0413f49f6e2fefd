import { check, group, rule } from './check.js';

const https = 'AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443';
const httpsLine = '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443';

describe('NSGs in ARM templates', () => {
  it('have their rules in a list', () => {
    check({ resources: [group('apim', [rule(https)])] }, 'nsg apim', httpsLine);
    check({ resources: [group('apim', [])] }, 'nsg apim');
    check({ resources: [{ type: 'microsoft.network/NETWORKSECURITYGROUPS', name: 'apim' }] }, 'nsg apim');
  });

  it('have singular and plural properties together', () => {
    const plural = {
      name: 'AllowMonitor',
      type: 'Microsoft.Network/networkSecurityGroups/securityRules',
      properties: {
        priority: '200',
        DIRECTION: 'Outbound',
        access: 'Allow',
        protocol: '*',
        sourcePortRange: '*',
        sourcePortRanges: [],
        sourceAddressPrefix: 'VirtualNetwork',
        destinationAddressPrefix: 'AzureMonitor',
        destinationPortRanges: [1886, '443'],
      },
    };
    check(
      { resources: [group('apim', [plural])] },
      'nsg apim',
      '  AllowMonitor: 200 Outbound Allow * VirtualNetwork:* -> AzureMonitor:[1886, 443]',
    );
  });

  it('have rules that are resources of their own', () => {
    const child = { ...rule(https), apiVersion: '2023-09-01' };
    const type = 'Microsoft.Network/networkSecurityGroups/securityRules';
    const asResource = `${httpsLine} resource`;
    check(
      { resources: [group('apim', []), { ...child, type, name: 'apim/AllowHttps' }] },
      'nsg apim',
      asResource,
    );
    check(
      { resources: [group('apim', [], { resources: [{ ...child, type: 'securityRules' }] })] },
      'nsg apim',
      asResource,
    );
    check({ resources: [group('apim', [], { resources: [{ ...child, type }] })] }, 'nsg apim', asResource);
    check(
      { resources: [group('apim', [], { resources: [{ ...child, type, name: 'apim/AllowHttps' }] })] },
      'nsg apim',
      asResource,
    );
  });

  it('have a rule once that is written in both ways, as the portal exports it', () => {
    const type = 'Microsoft.Network/networkSecurityGroups/securityRules';
    const other = rule('allowhttps 200 Inbound Allow Tcp Internet:* -> VirtualNetwork:443');
    const parameters = { replace: { type: 'bool' } };
    const condition = "[parameters('replace')]";
    const otherLine = httpsLine.replace('100', '200');
    check(
      { resources: [group('apim', [rule(https)]), { ...other, type, name: 'apim/AllowHttps' }] },
      'nsg apim',
      `${otherLine} resource`,
    );
    check(
      {
        parameters,
        resources: [group('apim', [rule(https)]), { ...other, type, name: 'apim/AllowHttps', condition }],
      },
      'nsg apim',
      `${httpsLine} if !parameters("replace")`,
      `${otherLine} resource if parameters("replace")`,
    );
  });

  it('are found by rules whose names are expressions', () => {
    const type = 'Microsoft.Network/networkSecurityGroups/securityRules';
    check(
      {
        parameters: { nsg: { type: 'string' } },
        variables: { ruleName: "[concat(parameters('nsg'), '/AllowHttps')]" },
        resources: [
          { ...rule(https), type, name: "[variables('ruleName')]" },
          group("[parameters('nsg')]", []),
          { ...rule(https), type, name: "[format('{0}/Other', parameters('NSG'))]" },
        ],
      },
      'nsg ‹parameters("nsg")›',
      `${httpsLine} resource`,
      '  Other: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 resource',
    );
  });

  it('that are declared elsewhere may have more rules', () => {
    const type = 'Microsoft.Network/networkSecurityGroups/securityRules';
    check(
      { resources: [{ ...rule(https), type, name: 'shared/AllowHttps' }] },
      'nsg shared',
      `${httpsLine} resource`,
      "  …and more: the other rules of network security group 'shared' are declared elsewhere",
    );
    check(
      {
        languageVersion: '2.0',
        resources: {
          shared: { existing: true, type: 'Microsoft.Network/networkSecurityGroups', name: 'shared' },
          'shared::https': { ...rule(https), type, name: "[format('{0}/{1}', 'shared', 'AllowHttps')]" },
        },
      },
      'nsg shared (shared)',
      `${httpsLine} resource`,
      "  …and more: the other rules of network security group 'shared' are declared elsewhere",
    );
  });

  it('may each have a rule whose group is not known', () => {
    const type = 'Microsoft.Network/networkSecurityGroups/securityRules';
    check(
      {
        parameters: { name: { type: 'string' } },
        resources: [group('apim', []), { ...rule(https), type, name: "[parameters('name')]" }],
      },
      'nsg apim',
      '  …and more: the network security group of a rule is not known before deployment',
      'nsg ‹group of parameters("name")›',
      '  ‹parameters("name")›: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 resource',
      '  …and more: the other rules of the network security group are declared elsewhere',
    );
  });

  it('have rules that are not known', () => {
    check(
      { parameters: { rules: { type: 'array' } }, resources: [group('apim', "[parameters('rules')]")] },
      'nsg apim',
      "  …and more: parameter 'rules' has no default value",
    );
    check(
      {
        parameters: { extra: { type: 'object' }, more: { type: 'object' } },
        resources: [
          group('apim', [
            rule(https),
            "[parameters('extra')]",
            { name: 'x', properties: "[parameters('more')]" },
          ]),
        ],
      },
      'nsg apim',
      httpsLine,
      "  …and more: parameter 'extra' has no default value",
    );
  });

  it('have rules that depend on a condition', () => {
    const parameters = { secure: { type: 'bool' } };
    check(
      {
        parameters,
        variables: { base: [rule(https)], deny: [rule('DenyAll 4096 Inbound Deny * *:* -> *:*')] },
        resources: [
          group('a', "[if(parameters('secure'), variables('deny'), variables('base'))]"),
          group('b', ["[if(parameters('secure'), variables('deny')[0], variables('base')[0])]"]),
        ],
      },
      'nsg a',
      '  DenyAll: 4096 Inbound Deny * *:* -> *:* if parameters("secure")',
      `${httpsLine} if !parameters("secure")`,
      'nsg b',
      '  DenyAll: 4096 Inbound Deny * *:* -> *:* if parameters("secure")',
      `${httpsLine} if !parameters("secure")`,
    );
  });

  it('have properties that depend on a condition', () => {
    const { properties } = rule(https) as { properties: object };
    const variables = {
      open: { securityRules: [rule(https)] },
      closed: { securityRules: [] },
      allow: properties,
      deny: { ...properties, access: 'Deny' },
    };
    check(
      {
        parameters: { c: { type: 'bool' } },
        variables,
        resources: [
          { ...group('a', []), properties: "[if(parameters('c'), variables('open'), variables('closed'))]" },
          group('b', [
            {
              name: 'AllowHttps',
              properties: "[if(parameters('c'), variables('allow'), variables('deny'))]",
            },
          ]),
        ],
      },
      'nsg a',
      `${httpsLine} if parameters("c")`,
      'nsg b',
      `${httpsLine} if parameters("c")`,
      `${httpsLine.replace('Allow Tcp', 'Deny Tcp')} if !parameters("c")`,
    );
  });

  it('have rules of which some properties are not known', () => {
    check(
      {
        parameters: { more: { type: 'object' } },
        resources: [
          group('apim', [
            {
              name: 'Some',
              properties:
                "[union(parameters('more'), createObject('access', 'Allow', 'direction', 'Inbound'))]",
            },
          ]),
        ],
      },
      'nsg apim',
      '  Some: ‹parameters("more").priority› Inbound Allow ‹parameters("more").protocol›' +
        ' ‹parameters("more").sourceAddressPrefix›:‹parameters("more").sourcePortRange›' +
        ' -> ‹parameters("more").destinationAddressPrefix›:‹parameters("more").destinationPortRange›',
    );
  });

  it('exist under a condition, which their rules need not repeat', () => {
    const type = 'Microsoft.Network/networkSecurityGroups/securityRules';
    const condition = "[parameters('deploy')]";
    check(
      {
        parameters: { deploy: { type: 'bool' }, never: { type: 'bool', defaultValue: false } },
        resources: [
          group('apim', [], { condition }),
          { ...rule(https), type, name: 'apim/AllowHttps', condition },
          { ...rule(https), type, name: 'apim/Never', condition: "[not(parameters('deploy'))]" },
          group('off', [], { condition: "[parameters('never')]" }),
        ],
      },
      'nsg apim if parameters("deploy")',
      `${httpsLine} resource`,
    );
  });

  it('say by their metadata how to check them', () => {
    check(
      { resources: [group('apim', [], { metadata: { apimNsg: 'internal' } })] },
      'nsg apim directive=internal',
    );
  });
});

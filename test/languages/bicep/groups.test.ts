import { check, group, properties, rule } from './check.js';

const https = 'AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443';
const httpsProperties = properties('100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443');
const ruleType = 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01';

describe('Network security groups in Bicep', () => {
  it('have rules in a list', () => {
    check(
      group(`[\n${rule(https)}\n]`),
      'nsg apim (nsg)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
    );
  });

  it('have rules of parameters and variables', () => {
    check(
      `param rules array = [\n${rule(https)}\n]
       var more = [${rule('B 110 Outbound Deny * *:* -> *:*')}]
       ${group('concat(rules, more)')}`,
      'nsg apim (nsg)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
      '  B: 110 Outbound Deny * *:* -> *:*',
    );
  });

  it('have rules that are spread into a list', () => {
    check(
      `var more = [${rule('B 110 Outbound Deny * *:* -> *:*')}]
       ${group(`[...more, ${rule(https)}]`)}`,
      'nsg apim (nsg)',
      '  B: 110 Outbound Deny * *:* -> *:*',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
    );
  });

  it('have rules that a loop makes of data', () => {
    const made = rule('$d.name $100+i Inbound Allow Tcp Internet:* -> VirtualNetwork:$d.port');
    check(
      `var data = [{ name: 'a', port: '443' }, { name: 'b', port: '80' }]
       ${group(`[for (d, i) in data: ${made}]`)}`,
      'nsg apim (nsg)',
      '  a: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 generated',
      '  b: 101 Inbound Allow Tcp Internet:* -> VirtualNetwork:80 generated',
    );
  });

  it('have rules that depend on a condition', () => {
    check(
      `param deny bool
       ${group(`concat([${rule(https)}], deny ? [${rule('D 4000 Inbound Deny * *:* -> *:*')}] : [])`)}`,
      'nsg apim (nsg)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
      '  D: 4000 Inbound Deny * *:* -> *:* if parameters("deny")',
    );
  });

  it('have rules that are resources: with a parent, within the group, or with its name', () => {
    const expected = [
      'nsg apim (nsg)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 resource',
    ];
    check(
      `${group('[]')}
       resource r '${ruleType}' = {
         parent: nsg
         name: 'AllowHttps'
         properties: ${httpsProperties}
       }`,
      ...expected,
    );
    check(
      `${group('[]')}
       resource r '${ruleType}' = {
         name: '\${nsg.name}/AllowHttps'
         properties: ${httpsProperties}
       }`,
      ...expected,
    );
    check(
      `resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
         name: 'apim'
         resource r 'securityRules' = {
           name: 'AllowHttps'
           properties: ${httpsProperties}
         }
       }`,
      ...expected,
    );
  });

  it('are known in part where they are deployed elsewhere', () => {
    check(
      `resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' existing = {
         name: 'apim'
       }
       resource rules '${ruleType}' = [for p in ['443', '80']: {
         parent: nsg
         name: 'r\${p}'
         properties: ${properties('100 Inbound Allow Tcp Internet:* -> VirtualNetwork:$p')}
       }]`,
      'nsg apim (nsg)',
      '  r443: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 generated',
      '  r80: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:80 generated',
      "  …and more: the other rules of network security group 'apim' are declared elsewhere",
    );
  });

  it('are in the resource group of what they are part of', () => {
    const inNetwork =
      '/subscriptions/‹subscription().subscriptionId›/resourceGroups/network/providers/Microsoft.Network/virtualNetworks/vnet/subnets';
    check(
      `
      resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
        name: 'vnet'
        scope: resourceGroup('network')

        resource nested 'subnets' existing = {
          name: 'nested'
        }
      }
      resource beside 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
        parent: vnet
        name: 'beside'
      }
      resource first 'Microsoft.ApiManagement/service@2024-05-01' = {
        name: 'first'
        properties: { virtualNetworkConfiguration: { subnetResourceId: vnet::nested.id } }
      }
      resource second 'Microsoft.ApiManagement/service@2024-05-01' = {
        name: 'second'
        properties: { virtualNetworkConfiguration: { subnetResourceId: beside.id } }
      }`,
      `service first (first) - - subnet=${inNetwork}/nested`,
      `service second (second) - - subnet=${inNetwork}/beside`,
    );
  });

  it('have rules of a file that is loaded', () => {
    const loaded = {
      name: 'A',
      properties: {
        priority: 100,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        sourceAddressPrefix: '*',
        sourcePortRange: '*',
        destinationAddressPrefix: '*',
        destinationPortRange: '443',
      },
    };
    check(
      {
        'main.bicep': group("loadJsonContent('rules.json', 'rules')"),
        'rules.json': JSON.stringify({ rules: [loaded] }),
      },
      'nsg apim (nsg)',
      '  A: 100 Inbound Allow Tcp *:* -> *:443',
    );
  });

  it('have rules of variables and functions that are imported', () => {
    const allowed = `{ name: name, properties: ${properties('$priority Inbound Allow Tcp Internet:* -> VirtualNetwork:443')} }`;
    check(
      {
        'main.bicep': `import { rules, allow as permit } from 'shared.bicep'
          import * as shared from 'shared.bicep'
          ${group("[...rules, permit('x', 200), shared.allow('y', 210)]")}`,
        'shared.bicep': `@export()
          var rules = [${rule(https)}]
          @export()
          func allow(name string, priority int) object => ${allowed}`,
      },
      'nsg apim (nsg)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
      '  x: 200 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 generated',
      '  y: 210 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 generated',
    );
  });

  it('keep what is known while a line is being typed', () => {
    check(
      `${group(`[\n${rule(https)}\n]`)}\nvar half = nsg.\nresource other 'Micro`,
      'nsg apim (nsg)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
    );
  });
});

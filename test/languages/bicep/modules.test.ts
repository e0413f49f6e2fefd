import assert from 'node:assert/strict';
import { textAt } from '../../support/sourceFiles.js';
import { analyze, check, group, rule } from './check.js';

const https = rule('AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443');

const network = `param name string
param rules array
${group('rules').replace("'apim'", 'name')}
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: {
    subnets: [
      { name: 'apim', properties: { addressPrefix: '10.0.0.0/24', networkSecurityGroup: { id: nsg.id } } }
    ]
  }
}
output subnets array = vnet.properties.subnets
`;

const service = `param subnetId string
resource api 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'api'
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    virtualNetworkType: 'Internal'
    virtualNetworkConfiguration: { subnetResourceId: subnetId }
  }
}
`;

describe('Bicep modules', () => {
  it('are followed with their arguments, and their outputs back', () => {
    check(
      {
        'main.bicep': `param env string
          module net 'modules/net.bicep' = {
            name: 'net'
            params: { name: 'nsg-\${env}', rules: [ ${https} ] }
          }
          module api './api.bicep' = {
            name: 'api'
            params: { subnetId: net.outputs.subnets[0].id }
          }`,
        'modules/net.bicep': network,
        'api.bicep': service,
      },
      'nsg nsg-‹parameters("env")› (nsg) hints=net',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
      'subnet vnet/apim 10.0.0.0/24 nsg=…/Microsoft.Network/networkSecurityGroups/nsg-‹parameters("env")›',
      'service api (api) Premium Internal subnet=…/Microsoft.Network/virtualNetworks/vnet/subnets/apim',
    );
  });

  it('give rules the place where the caller writes them', () => {
    const files = {
      'main.bicep': `module net 'net.bicep' = { params: { name: 'apim', rules: [ ${https} ] } }`,
      'net.bicep': network,
    };
    const [found] = analyze(files).declarations;
    assert.ok(found?.kind === 'networkSecurityGroup');
    assert.equal(textAt(files, found.rules[0]?.origin), https);
    assert.equal(textAt(files, found.ruleList), `[ ${https} ]`);
    assert.equal(textAt(files, found.name.origin), "'apim'");
  });

  it('are deployed for each pass of a loop, under its condition', () => {
    check(
      {
        'main.bicep': `param both bool
          module nets 'net.bicep' = [for (name, i) in ['a', 'b']: if (i == 0 || both) {
            name: 'net-\${name}'
            params: { name: name, rules: [] }
          }]`,
        'net.bicep': `param name string\nparam rules array\n${group('rules').replace("'apim'", 'name')}`,
      },
      'nsg a (nsg) hints=nets,net-a',
      'nsg b (nsg) hints=nets,net-b if parameters("both")',
    );
  });

  it('of the public registry are understood without a copy', () => {
    check(
      `module nsg 'br/public:avm/res/network/network-security-group:0.5.0' = {
         params: { name: 'nsg-apim', securityRules: [ ${https} ] }
       }
       module vnet 'br/public:avm/res/network/virtual-network:0.5.0' = {
         params: {
           name: 'vnet'
           addressPrefixes: ['10.0.0.0/16']
           subnets: [
             { name: 'apim', addressPrefix: '10.0.0.0/24', networkSecurityGroupResourceId: nsg.outputs.resourceId }
           ]
         }
       }
       module api 'br/public:avm/res/api-management/service:0.9.0' = {
         params: { name: 'api', virtualNetworkType: 'External', subnetResourceId: vnet.outputs.subnetResourceIds[0] }
       }`,
      'nsg nsg-apim (nsg) hints=nsg',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
      'subnet vnet/apim 10.0.0.0/24 nsg=…/Microsoft.Network/networkSecurityGroups/nsg-apim',
      'service api (api) Premium External subnet=…/Microsoft.Network/virtualNetworks/vnet/subnets/apim',
    );
  });

  it('of the registry show what they make where they are called', () => {
    const module = `module nsg 'br/public:avm/res/network/network-security-group:0.5.0' = {
      params: { name: 'nsg-apim' }
    }`;
    const files = { 'main.bicep': module };
    const [found] = analyze(files).declarations;
    assert.ok(found?.kind === 'networkSecurityGroup');
    assert.equal(textAt(files, found.origin), module);
    assert.equal(textAt(files, found.nameOrigin), "'nsg-apim'");
    assert.equal(found.ruleList, undefined);
  });

  it('that can not be followed leave a gap, and the rest as it is', () => {
    const { declarations, gaps } = analyze({
      'main.bicep': `module a 'main.bicep' = { name: 'a' }
        module b '../../../../out.bicep' = { name: 'b' }
        module c 'missing.bicep' = { name: 'c' }
        module d 'br:contoso.azurecr.io/nsg:v1' = { name: 'd' }
        ${group('[]')}`,
    });
    assert.deepEqual(
      gaps.map(({ message }) => message),
      [
        "the module 'main.bicep' deploys itself",
        "'../../../../out.bicep' is not in the workspace",
        "the module 'missing.bicep' can't be found",
      ],
    );
    assert.equal(declarations.length, 1);
  });
});

describe('References in Bicep', () => {
  it('find resources of loops, nested ones, and those under a condition', () => {
    check(
      `param names array = ['a', 'b']
       resource nsgs 'Microsoft.Network/networkSecurityGroups@2024-05-01' = [for name in names: {
         name: 'nsg-\${name}'
         properties: { securityRules: [] }
       }]
       resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
         name: 'v'
         properties: {}
         resource sub 'subnets' = { name: 's', properties: { networkSecurityGroup: { id: nsgs[1].id } } }
       }
       resource api 'Microsoft.ApiManagement/service@2024-05-01' = if (length(names) > 1) {
         name: 'api'
         sku: { name: 'Developer', capacity: 1 }
         properties: {
           virtualNetworkType: 'Internal'
           virtualNetworkConfiguration: { subnetResourceId: vnet::sub.id }
         }
       }`,
      'nsg nsg-a (nsgs)',
      'nsg nsg-b (nsgs)',
      'subnet v/s nsg=…/Microsoft.Network/networkSecurityGroups/nsg-b',
      'service api (api) Developer Internal subnet=…/Microsoft.Network/virtualNetworks/v/subnets/s',
    );
  });

  it('that go round in a circle are unknown', () => {
    check(
      `var a = b
       var b = a
       param p string = p
       resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
         name: '\${a}-\${p}'
         properties: { securityRules: [] }
       }`,
      "nsg ‹variable 'a'›-‹parameter 'p'› (nsg)",
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { namesApiManagement, speaksOfApiManagement, vnetTypeOfRules } from '../../src/workspace/evidence.js';
import { rule } from '../support/rules.js';

const condition = { identity: 'c', holds: true };

describe('a name that speaks of the subnet of API Management', () => {
  const names = [
    'apim',
    'nsg-apim',
    'APIM-NSG',
    'apimNsg',
    'nsgApim',
    'nsg_apim_prod_weu',
    'myAPIMSubnet',
    'snetapim',
    'apimsnet',
    'apim01',
    'api-management',
    'ApiManagementSubnet',
    'contoso-api-mgmt',
    'apimgmt',
    'nsg-apim-{…}',
  ];
  for (const name of names) {
    it(`is ${name}`, () => {
      assert.ok(namesApiManagement(name));
    });
  }
});

describe('a name that does not speak of the subnet of API Management', () => {
  const others = [
    '',
    'nsg',
    'api',
    'nsg-api',
    'management-nsg',
    'management-api',
    'apimetrics',
    'xapim',
    'nsg-apim-agw',
    'apimAppGatewayNsg',
    'nsg-app-gw-apim',
    'nsg-apim-application-gateway',
    'apim-private-endpoint',
    'apim-pe',
    'waf-apim',
    'apim-jumpbox',
    'vm-api-management',
  ];
  for (const name of others) {
    it(name === '' ? 'is none' : `is ${name}`, () => {
      assert.ok(!namesApiManagement(name));
    });
  }
});

describe('rules that speak of API Management', () => {
  const cases: readonly (readonly [line: string, speaks: boolean])[] = [
    ['100 in allow tcp ApiManagement -> VirtualNetwork 3443', true],
    ['100 in allow tcp ApiManagement -> VirtualNetwork 443', true],
    ['100 in allow tcp 10.0.0.1,ApiManagement -> * *', true],
    ['100 in allow tcp VirtualNetwork -> ApiManagement 3443', true],
    ['100 out allow tcp VirtualNetwork -> Storage,ApiManagement 1-65535', true],
    ['100 out allow tcp VirtualNetwork -> ApiManagement 443', false],
    ['100 out allow tcp ApiManagement -> Internet 443', false],
    ['100 in allow tcp Internet -> VirtualNetwork 3443', false],
  ];
  for (const [line, speaks] of cases) {
    it(`${speaks ? 'are' : 'are not'} ${line}`, () => {
      const other = rule('200 in allow tcp Internet -> VirtualNetwork 80');
      assert.equal(speaksOfApiManagement([other, rule(line)], ['nsg-web']), speaks);
    });
  }

  it('are none where names do, unless they are those of an application gateway', () => {
    const gateway = rule('100 in allow tcp GatewayManager -> * 65200-65535');
    const web = rule('110 in allow tcp Internet -> * 443');
    assert.ok(speaksOfApiManagement([], ['nsg', 'nsg-apim']));
    assert.ok(speaksOfApiManagement([web], ['nsg-apim']));
    assert.ok(!speaksOfApiManagement([web], ['nsg', 'nsg-web']));
    assert.ok(!speaksOfApiManagement([web, gateway], ['nsg-apim']));
    const out = rule('100 out allow tcp * -> Storage,GatewayManager 443');
    assert.ok(!speaksOfApiManagement([out], ['nsg-apim']));
    const management = rule('120 in allow tcp ApiManagement -> VirtualNetwork 3443');
    assert.ok(speaksOfApiManagement([gateway, management], ['nsg-edge']));
  });
});

describe('the VNet type that rules tell', () => {
  it('is external where the internet is let in', () => {
    const rules = [
      '100 in deny * * -> * 80',
      '110 in allow tcp 10.0.0.0/8,Internet -> VirtualNetwork 80,443',
    ];
    assert.equal(vnetTypeOfRules(rules.map((line) => rule(line))), 'External');
  });

  it('is not told by any other rule', () => {
    for (const line of [
      '100 in deny tcp Internet -> VirtualNetwork 443',
      '100 out allow tcp Internet -> VirtualNetwork 443',
      '100 in allow tcp Internet -> VirtualNetwork 80',
      '100 in allow tcp VirtualNetwork -> VirtualNetwork 443',
      '100 in allow tcp 10.0.0.0/8 -> VirtualNetwork 443',
    ])
      assert.equal(vnetTypeOfRules([rule(line)]), undefined, line);
    const perhaps = rule('100 in allow tcp Internet -> * 443', { presence: [condition] });
    assert.equal(vnetTypeOfRules([perhaps]), undefined);
  });
});

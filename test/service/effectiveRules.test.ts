import assert from 'node:assert/strict';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { serviceOverFiles, uriIn } from './files.js';

const text = `param far string

// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: [
      {
        name: 'Late'
        properties: {
          priority: 300
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'ApiManagement'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRange: '3443'
        }
      }
      {
        name: 'Early'
        properties: {
          priority: 200
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
      {
        name: 'Somewhere'
        properties: {
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: far
          destinationPortRange: '443'
        }
      }
    ]
  }
}
`;

describe('the effective rules in a report', () => {
  it('stand in the order in which Azure tries them, with what takes their traffic and what is not known', async () => {
    const service = serviceOverFiles({ 'main.bicep': text });
    const { networkSecurityGroups } = await service.check([uriIn('main.bicep')], neverCancelled);
    const rules = networkSecurityGroups.flatMap((group) => group.rules);
    assert.deepEqual(
      rules.map(({ name, direction, priority }) => `${direction} ${priority} ${name}`),
      [
        'Inbound 200 Early',
        'Inbound 300 Late',
        'Inbound 65000 AllowVNetInBound',
        'Inbound 65001 AllowAzureLoadBalancerInBound',
        'Inbound 65500 DenyAllInBound',
        'Outbound 100 Somewhere',
        'Outbound 65000 AllowVnetOutBound',
        'Outbound 65001 AllowInternetOutBound',
        'Outbound 65500 DenyAllOutBound',
      ],
    );
    const late = rules.find(({ name }) => name === 'Late');
    assert.deepEqual(late, {
      name: 'Late',
      direction: 'Inbound',
      priority: 300,
      access: 'Allow',
      protocol: 'Tcp',
      source: 'ApiManagement',
      sourcePorts: '*',
      destination: 'VirtualNetwork',
      destinationPorts: '3443',
      default: false,
      shadowedBy: ['Early'],
      conditions: [],
      unknown: [],
    });
    const somewhere = rules.find(({ name }) => name === 'Somewhere');
    assert.deepEqual([somewhere?.destination, somewhere?.unknown], ['far', ['destination']]);
  });

  it('are left out of an NSG that is not checked', async () => {
    const service = serviceOverFiles({
      'main.bicep': text.replace('// apim-nsg: internal', '// apim-nsg: off'),
    });
    const { networkSecurityGroups } = await service.check([uriIn('main.bicep')], neverCancelled);
    assert.deepEqual(
      networkSecurityGroups.map(({ checked, rules }) => ({ checked, rules })),
      [{ checked: 'no', rules: [] }],
    );
  });
});

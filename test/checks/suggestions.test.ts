import { describe, it } from 'mocha';
import { catalogue } from '../../src/azure/requirements.js';
import type { Configuration } from '../../src/workspace/configuration.js';
import { check } from './check.js';
import type { NetworkParts } from './network.js';
import { network } from './network.js';

const denies = ['InNone 4096 Inbound Deny * *:* -> *:*', 'OutNone 4096 Outbound Deny * *:* -> *:*'];
const core = 'management|load-balancer|certificates|storage|sql|key-vault|monitor';

/** What is said of missing rules beyond what a classic service needs in any case. */
async function suggested(
  parts: NetworkParts,
  expected: readonly string[],
  configuration: Partial<Configuration> = {},
): Promise<void> {
  const rules: Record<string, 'off'> = { 'missing-rule/network-client-inbound': 'off' };
  for (const id of core.split('|')) {
    rules[`missing-rule/${id}-inbound`] = 'off';
    rules[`missing-rule/${id}-outbound`] = 'off';
  }
  const parameters = { open: { type: 'bool' }, late: { type: 'string' } };
  await check('missing-rule', { parameters, ...network(parts) }, expected, { rules, ...configuration });
}

const ofService = (type: string, properties: object, service = 'apim'): object => ({
  type: `Microsoft.ApiManagement/service/${type}`,
  name: `${service}/x`,
  properties,
});

const cache = ofService('caches', { connectionString: 'x', useFromLocation: 'default' });
const logger = ofService('loggers', { loggerType: 'azureEventHub' });
const limit = ofService('policies', {
  format: 'rawxml',
  value: '<policies><rate-limit calls="1" /></policies>',
});

describe('clients of a service in Internal mode', () => {
  const of = async (virtualNetworkType: string, rules: readonly string[], hints: number): Promise<void> => {
    const hint =
      'hint «"nsg"» No rule allows inbound TCP 443 from VirtualNetwork; \'InNone\' (priority 4096) drops it. Without it, no client in the virtual network reaches the gateway.';
    const off = Object.fromEntries(
      catalogue
        .filter(({ id }) => id !== 'network-client-inbound')
        .map(({ id }) => [`missing-rule/${id}`, 'off'] as const),
    );
    const source = network({ service: { virtualNetworkType }, rules });
    await check('missing-rule', source, Array<string>(hints).fill(hint), { rules: off });
  };

  it('are shut out by a deny of all inbound, which is a hint', async () => {
    await of('Internal', denies, 1);
    await of('Internal', [], 0);
    await of('External', denies, 0);
  });

  it('may be let in from a part of the network', async () => {
    await of('Internal', ['Web 100 Inbound Allow Tcp 10.1.0.0/16:* -> VirtualNetwork:443', ...denies], 0);
  });
});

describe('optional features that a service evidently uses', () => {
  it('are suggested where their traffic is dropped', async () => {
    await suggested({ rules: denies, more: [cache] }, [
      "hint «\"nsg\"» No rule allows inbound TCP 6380 from VirtualNetwork; 'InNone' (priority 4096) drops it. Without it, the external cache can't be reached. This is a hint, since an external cache is declared for the service: with 'external-cache' among the features",
      'hint «"nsg"» No rule allows outbound TCP 6380 to VirtualNetwork',
    ]);
    await suggested({ rules: denies, more: [logger] }, [
      'hint «"nsg"» No rule allows outbound TCP 443, 5671',
    ]);
    await suggested({ rules: denies, more: [limit] }, [
      'hint «"nsg"» No rule allows inbound UDP 4290',
      'hint «"nsg"» No rule allows outbound UDP 4290',
    ]);
  });

  it('are not, where their traffic passes', async () => {
    await suggested({ more: [cache, logger, limit] }, []);
  });

  it('count in full once they are configured', async () => {
    await suggested(
      { rules: denies, more: [logger] },
      ['error «"nsg"» No rule allows outbound TCP 443, 5671'],
      { features: ['event-hub'] },
    );
  });

  it('are told of any service behind the NSG, wherever that is deployed', async () => {
    const subnetResourceId = "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apim')]";
    const service = (name: string, more: object = {}): object => ({
      type: 'Microsoft.ApiManagement/service',
      name,
      sku: { name: 'Premium' },
      properties: {
        virtualNetworkType: 'Internal',
        virtualNetworkConfiguration: { subnetResourceId },
      },
      ...more,
    });
    const hint = 'hint «"nsg"» No rule allows outbound TCP 443, 5671';
    await suggested({ rules: denies, more: [service('edge'), logger] }, [hint]);
    const condition = "[parameters('open')]";
    const hub = ofService('loggers', { loggerType: 'azureEventHub' }, 'edge');
    await suggested({ rules: denies, more: [service('edge'), { ...hub, condition }] }, []);
    await suggested({ rules: denies, more: [service('edge', { condition }), hub] }, [hint]);
    await suggested({ rules: denies, more: [service('edge', { condition }), { ...hub, condition }] }, [hint]);
    const late = "[parameters('late')]";
    const hubOf = (name: string): object => ({ ...hub, name });
    await suggested({ rules: denies, more: [service(late), hubOf("[concat(parameters('late'), '/x')]")] }, [
      hint,
    ]);
    await suggested({ rules: denies, more: [service(late), hubOf('EDGE/x')] }, []);
    await suggested({ rules: denies, more: [service('edge'), hubOf('EDGE/x')] }, [hint]);
    const elsewhere = service('edge', { properties: { virtualNetworkType: 'None' } });
    await suggested({ rules: denies, more: [elsewhere, hub] }, []);
    const gateway = {
      type: 'Microsoft.ApiManagement/gateways',
      name: 'edge',
      properties: { virtualNetworkType: 'External', backend: { subnet: { id: subnetResourceId } } },
    };
    await suggested({ rules: denies, more: [elsewhere, hub, gateway] }, []);
  });

  it('are told of their own service only, and of several units only', async () => {
    await suggested({ rules: denies, more: [ofService('caches', {}, 'another')] }, []);
    await suggested({ rules: denies, more: [limit], service: { sku: 'Developer' } }, []);
    await suggested(
      { rules: denies, more: [ofService('loggers', { loggerType: 'applicationInsights' })] },
      [],
    );
  });
});

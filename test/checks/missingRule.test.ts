import { describe, it } from 'mocha';
import { catalogue } from '../../src/azure/requirements.js';
import { template } from '../languages/arm/check.js';
import { check, nsg } from './check.js';
import type { NetworkParts } from './network.js';
import { network } from './network.js';

const denyIn = 'InNone 4096 Inbound Deny * *:* -> *:*';
const parameters = { late: { type: 'string' }, regions: { type: 'array' } };

/** Asserts the severities of what is said of a missing rule for one requirement. */
async function severities(
  requirement: string,
  source: NetworkParts | string,
  ...expected: readonly string[]
): Promise<void> {
  const others = catalogue.filter(({ id }) => id !== requirement);
  const text = typeof source === 'string' ? source : template({ parameters, ...network(source) });
  await check('missing-rule', text, expected, {
    rules: Object.fromEntries(others.map(({ id }) => [`missing-rule/${id}`, 'off'] as const)),
  });
}

const external = (service: object, ...rules: readonly string[]): NetworkParts => ({
  service: { virtualNetworkType: 'External', ...service },
  rules: [...rules, denyIn],
});

describe('missing-rule of the load balancer', () => {
  it('is an error, and a hint for the one unit of the Developer tier', async () => {
    const of = (sku: string, ...expected: readonly string[]): Promise<void> =>
      severities('load-balancer-inbound', { service: { sku }, rules: [denyIn] }, ...expected);
    await of('Premium', 'error');
    await of('Developer', 'hint');
    await of("[parameters('late')]", 'error');
    await severities('load-balancer-inbound', template(nsg('internal', denyIn)), 'error');
  });
});

describe('missing-rule of Traffic Manager', () => {
  const of = (service: object, ...expected: readonly string[]): Promise<void> =>
    severities('traffic-manager-inbound', external(service), ...expected);

  it('is an error where the service has further regions, and a hint where it has one', async () => {
    await of({ additionalLocations: [{ location: 'westus' }] }, 'error');
    await of({ additionalLocations: [] }, 'hint');
    await of({}, 'hint');
  });

  it('is a warning where nothing is known of the regions', async () => {
    await of({ additionalLocations: "[parameters('regions')]" }, 'warning');
    await severities('traffic-manager-inbound', template(nsg('external', denyIn)), 'warning');
  });

  it('is not said where an allow of Internet covers it, or in Internal mode', async () => {
    const web = 'Web 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443';
    await severities('traffic-manager-inbound', external({}, web));
    await severities('traffic-manager-inbound', { rules: [denyIn] });
  });
});

describe('missing-rule of clients', () => {
  const of = (source: string, ...expected: readonly string[]): Promise<void> =>
    severities(
      'client-inbound',
      external({}, `Some 100 Inbound Allow Tcp ${source}:* -> VirtualNetwork:443`),
      ...expected,
    );

  it('is not said where they are narrowed on purpose', async () => {
    for (const source of ['AzureFrontDoor.Backend', 'VirtualNetwork', '10.0.1.0/24', '203.0.113.0/24'])
      await of(source);
    await of("[parameters('late')]");
  });

  it('is an error where a rule is for the tag of another requirement', async () => {
    for (const tag of ['AzureTrafficManager', 'ApiManagement', 'AzureLoadBalancer']) await of(tag, 'error');
  });

  it('needs 443 alone: 80 is optional', async () => {
    const of80 = 'Web 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:80';
    await severities('client-inbound', external({}, of80), 'error');
    await of('Internet');
  });
});

describe('missing-rule of the v2 tiers and workspace gateways', () => {
  const denyOut = 'OutNone 4096 Outbound Deny * *:* -> *:*';
  const of = (directive: string, requirement: string, ...expected: readonly string[]): Promise<void> =>
    severities(requirement, template(nsg(directive, denyIn, denyOut)), ...expected);

  it('is a hint of what a profile merely advises', async () => {
    await of('v2-injection', 'storage-outbound', 'error');
    await of('v2-injection', 'key-vault-outbound', 'hint');
    await of('v2-integration', 'storage-outbound', 'hint');
    await of('workspace-injection', 'storage-outbound', 'error');
    await of('workspace-injection', 'key-vault-outbound', 'error');
    await of('workspace-integration', 'storage-outbound', 'error');
  });

  it('is said of inbound traffic to an injected gateway of workspaces only', async () => {
    await of('workspace-injection', 'gateway-load-balancer-inbound', 'error');
    await of('workspace-injection', 'gateway-client-inbound', 'error');
    for (const { id } of catalogue.filter(({ direction }) => direction === 'Inbound')) {
      await of('workspace-integration', id);
      await of('v2-integration', id);
      await of('v2-injection', id);
    }
  });

  it('is not said of what passes by a default rule: an integrated service needs no rule at all', async () => {
    const bare = nsg('v2-integration');
    for (const code of ['missing-rule', 'implicit-rule'] as const) await check(code, bare, []);
    await check('implicit-rule', nsg('workspace-integration'), ['information']);
  });
});

const management = 'Management 100 Inbound Allow Tcp ApiManagement:* -> VirtualNetwork:3443';
const clients = 'Clients 120 Inbound Allow Tcp VirtualNetwork:* -> VirtualNetwork:443';

describe('missing-rule', () => {
  it('names the traffic, what drops it, and what follows', async () => {
    await check('missing-rule', nsg('internal'), [
      'error «"nsg"» No rule allows inbound TCP 3443 from ApiManagement, and the default rules drop it. Without it, the service can be neither activated nor managed.',
    ]);
    await check('missing-rule', nsg('internal', management, clients, denyIn), [
      'error «"nsg"» No rule allows inbound TCP 6390 from AzureLoadBalancer; \'InNone\' (priority 4096) drops it. Without it, the load balancer takes every unit for dead',
    ]);
  });

  it('names only the ports that are dropped, and the denies that drop them', async () => {
    const rules = [
      management,
      'Low 100 Outbound Deny Tcp *:* -> AzureMonitor:1-1000',
      'High 110 Outbound Deny Tcp *:* -> AzureMonitor:1001-2000',
    ];
    await check('missing-rule', nsg('internal', ...rules), [
      "error «\"nsg\"» No rule allows outbound TCP 443, 1886 to AzureMonitor; 'High' (priority 110) and 'Low' (priority 100) drops it.",
    ]);
    await check('missing-rule', nsg('internal', management, rules[1] ?? ''), [
      'error «"nsg"» No rule allows outbound TCP 443 to AzureMonitor; \'Low\' (priority 100) drops it.',
    ]);
  });
});

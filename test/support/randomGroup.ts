import fc from 'fast-check';
import type { GroupRule } from './forms/groupRule.js';

const tags = [
  '*',
  'Internet',
  'Storage',
  'Sql',
  'AzureKeyVault',
  'AzureMonitor',
  'ApiManagement',
  'AzureLoadBalancer',
  'VirtualNetwork',
];

const portLists: readonly [string, ...string[]][] = [
  ['*'],
  ['443'],
  ['80'],
  ['3443'],
  ['6390'],
  ['1433'],
  ['1443'],
  ['1886'],
  ['8080'],
  ['443', '1886'],
  ['80', '443'],
];

const randomRule = fc.record({
  direction: fc.constantFrom('Inbound', 'Outbound'),
  access: fc.constantFrom('Allow', 'Allow', 'Deny'),
  protocol: fc.constantFrom('Tcp', 'Tcp', '*', 'Udp'),
  far: fc.constantFrom(...tags),
  sourcePort: fc.constantFrom('*', '*', '*', '443'),
  ports: fc.constantFrom(...portLists),
  priority: fc.oneof(fc.integer({ min: 100, max: 4096 }), fc.constantFrom(100, 101, 110, 4096)),
});

/** Some rules, among which there are good, bad, and twice the same priorities. */
export const randomRules: fc.Arbitrary<readonly GroupRule[]> = fc
  .array(randomRule, { maxLength: 7 })
  .map((rules) =>
    rules.map(({ far, ...rule }, index) => ({
      ...rule,
      name: `rule-${index}`,
      source: rule.direction === 'Inbound' ? far : 'VirtualNetwork',
      destination: rule.direction === 'Inbound' ? 'VirtualNetwork' : far,
    })),
  );

export const randomVnetType = fc.constantFrom('External', 'Internal');

import assert from 'node:assert/strict';
import type { VirtualNetworkType } from '../../src/azure/profiles.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { serviceOf, uriOf } from '../support/filesService.js';
import { armForms } from '../support/forms/armForms.js';
import { bicepForms } from '../support/forms/bicepForms.js';
import type { GroupRule } from '../support/forms/groupRule.js';
import { terraformForms } from '../support/forms/terraformForms.js';

/** An NSG of a classic Premium service, and what holds of it, whatever the language. */
interface WorkedCase {
  readonly what: string;
  readonly vnetType: VirtualNetworkType;
  /** A rule on a line: `100 Inbound Allow Tcp Internet -> 443`, with source ports after `from`. */
  readonly rules: readonly string[];
  /** The statuses other than allowed-by-default, with the rules that take the traffic. */
  readonly holds: Readonly<Record<string, string>>;
  /** The codes of what is said besides missing, blocked and implicit rules, with their requirements. */
  readonly says?: readonly string[];
}

const denyAllOut = '4000 Outbound Deny * * -> *';
const [storage, sql, keyVault] = [
  '100 Outbound Allow Tcp Storage -> 443',
  '110 Outbound Allow Tcp Sql -> 1433',
  '120 Outbound Allow Tcp AzureKeyVault -> 443',
];
const management = { 'management-inbound': 'missing' };

/** All outbound rows but some, dropped by a deny of all. */
function others(allowed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const rows = ['certificates', 'storage', 'sql', 'key-vault', 'monitor'].map((row) => `${row}-outbound`);
  const dropped = Object.fromEntries(rows.map((row) => [row, 'missing by 4000']));
  return { ...management, ...dropped, ...allowed };
}

const cases: readonly WorkedCase[] = [
  { what: 'no rules, Internal', vnetType: 'Internal', rules: [], holds: management },
  {
    what: 'no rules, External',
    vnetType: 'External',
    rules: [],
    holds: { ...management, 'client-inbound': 'missing', 'traffic-manager-inbound': 'missing' },
  },
  {
    what: 'Internet on 443, which covers Traffic Manager',
    vnetType: 'External',
    rules: ['100 Inbound Allow Tcp Internet -> 443', '110 Inbound Allow Tcp ApiManagement -> 3443'],
    holds: {
      'client-inbound': 'allowed',
      'management-inbound': 'allowed',
      'traffic-manager-inbound': 'allowed',
    },
  },
  {
    what: 'a deny of all inbound before the default rules',
    vnetType: 'Internal',
    rules: ['100 Inbound Allow Tcp ApiManagement -> 3443', '4096 Inbound Deny * * -> *'],
    holds: { 'management-inbound': 'allowed', 'load-balancer-inbound': 'missing by 4096' },
  },
  {
    what: 'a deny of Internet before all allows',
    vnetType: 'Internal',
    rules: [
      '100 Outbound Deny * Internet -> *',
      '200 Outbound Allow Tcp Storage -> 443',
      '210 Outbound Allow Tcp Sql -> 1433',
      '220 Outbound Allow Tcp AzureKeyVault -> 443',
      '230 Outbound Allow Tcp AzureMonitor -> 443,1886',
    ],
    holds: {
      ...management,
      'certificates-outbound': 'missing by 100',
      'storage-outbound': 'blocked by 100',
      'sql-outbound': 'blocked by 100',
      'key-vault-outbound': 'blocked by 100',
      'monitor-outbound': 'blocked by 100',
    },
  },
  {
    what: 'three allows before a deny of all outbound',
    vnetType: 'Internal',
    rules: [storage, sql, keyVault, denyAllOut],
    holds: others({
      'storage-outbound': 'allowed',
      'sql-outbound': 'allowed',
      'key-vault-outbound': 'allowed',
    }),
  },
  { what: 'a deny of UDP', vnetType: 'Internal', rules: ['100 Outbound Deny Udp * -> *'], holds: management },
  {
    what: 'Azure Monitor on 443 only',
    vnetType: 'Internal',
    rules: ['100 Outbound Allow Tcp AzureMonitor -> 443', denyAllOut],
    holds: others({}),
    says: ['wrong-rule monitor-outbound'],
  },
  {
    what: 'Azure Monitor by two rules',
    vnetType: 'Internal',
    rules: [
      '100 Outbound Allow Tcp AzureMonitor -> 443',
      '110 Outbound Allow Tcp AzureMonitor -> 1886',
      denyAllOut,
    ],
    holds: others({ 'monitor-outbound': 'allowed' }),
  },
  {
    what: 'two denies of ranges, of which one has 3443',
    vnetType: 'Internal',
    rules: [
      '150 Inbound Deny * * -> 3000-3442',
      '160 Inbound Deny * * -> 3443-4000',
      '200 Inbound Allow Tcp ApiManagement -> 3443',
    ],
    holds: { 'management-inbound': 'blocked by 160' },
  },
  {
    what: 'two denies that together take Azure Monitor',
    vnetType: 'Internal',
    rules: [
      '150 Outbound Deny Tcp AzureMonitor -> 443',
      '160 Outbound Deny Tcp AzureMonitor -> 1886',
      '200 Outbound Allow Tcp AzureMonitor -> 443,1886',
    ],
    holds: { ...management, 'monitor-outbound': 'blocked by 150, 160' },
  },
  {
    what: 'management from one source port',
    vnetType: 'Internal',
    rules: ['100 Inbound Allow Tcp ApiManagement -> 3443 from 3443'],
    holds: management,
    says: ['wrong-rule management-inbound'],
  },
  {
    what: 'the same priority inbound and outbound',
    vnetType: 'Internal',
    rules: ['100 Inbound Allow Tcp ApiManagement -> 3443', '100 Outbound Allow Tcp Sql -> 1433'],
    holds: { 'management-inbound': 'allowed', 'sql-outbound': 'allowed' },
  },
  {
    what: 'Azure SQL on 1443',
    vnetType: 'Internal',
    rules: ['100 Inbound Allow Tcp ApiManagement -> 3443', '100 Outbound Allow Tcp Sql -> 1443'],
    holds: { 'management-inbound': 'allowed' },
    says: ['wrong-rule sql-outbound'],
  },
  {
    what: 'tags and words in any case',
    vnetType: 'Internal',
    rules: ['100 INBOUND allow TCP apimanagement -> 3443', '100 outbound ALLOW tcp SQL -> 1433'],
    holds: { 'management-inbound': 'allowed', 'sql-outbound': 'allowed' },
  },
];

function ruleOf(line: string): GroupRule {
  const [priority = '', direction = '', access = '', protocol = '', far = '', , ports = '', , from = '*'] =
    line.split(' ');
  const isInbound = direction.toLowerCase() === 'inbound';
  const [first = '', ...more] = ports.split(',');
  return {
    name: `Rule${priority}${direction}`,
    priority: Number(priority),
    direction,
    access,
    protocol,
    source: isInbound ? far : 'VirtualNetwork',
    sourcePort: from,
    destination: isInbound ? 'VirtualNetwork' : far,
    ports: [first, ...more],
  };
}

const writers = {
  ARM: armForms['properties of the group'],
  Bicep: bicepForms['properties of the group'],
  Terraform: terraformForms['blocks in the group'],
};

const saidBesides = ['missing-rule', 'blocked-rule', 'implicit-rule'];

for (const [language, write] of Object.entries(writers)) {
  describe(`worked cases in ${language}`, () => {
    for (const { what, vnetType, rules, holds, says = [] } of cases) {
      it(`hold for ${what}`, async () => {
        const files = write?.(rules.map(ruleOf)) ?? {};
        const service = serviceOf(files, { vnetType });
        const { networkSecurityGroups, findings } = await service.check(
          Object.keys(files).map(uriOf),
          neverCancelled,
        );
        const [group] = networkSecurityGroups;
        const statuses = (group?.requirements ?? []).map(({ id, status, blockedBy }): [string, string] => {
          const by = blockedBy.map((name) => Number.parseInt(name.slice('Rule'.length), 10)).sort();
          return [id, by.length > 0 ? `${status} by ${by.join(', ')}` : status];
        });
        const telling = statuses.filter(([, status]) => status !== 'allowed-by-default');
        assert.equal(statuses.length, vnetType === 'External' ? 9 : 7);
        assert.deepEqual(Object.fromEntries(telling), holds);
        const said = findings
          .filter(({ code }) => !saidBesides.includes(code))
          .map(({ code, requirement }) => `${code} ${requirement ?? ''}`);
        assert.deepEqual(said, says);
      });
    }
  });
}

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ProfileId } from '../../src/azure/profiles.js';
import { features, findProfile, profiles, requirementsOf } from '../../src/azure/profiles.js';
import type { Requirement, RequirementId } from '../../src/azure/requirements.js';
import { catalogue, findRequirement } from '../../src/azure/requirements.js';

/** A row as Microsoft's tables have it: `Inbound Internet 443 (80) Tcp`, with the far side's tag and optional ports. */
function rowOf({ direction, tag, ports, optionalPorts, protocols }: Requirement): string {
  const optional = optionalPorts.length > 0 ? ` (${optionalPorts.join(',')})` : '';
  return `${direction} ${tag} ${ports.join(',')}${optional} ${protocols.join('+')}`;
}

/** Asserts the rows of a feature or profile, by requirement id. */
function assertRows(requirements: readonly Requirement[], expected: Readonly<Record<string, string>>): void {
  assert.deepEqual(Object.fromEntries(requirements.map((each) => [each.id, rowOf(each)])), expected);
}

const classicOfBoth = {
  'management-inbound': 'Inbound ApiManagement 3443 Tcp',
  'load-balancer-inbound': 'Inbound AzureLoadBalancer 6390 Tcp',
  'certificates-outbound': 'Outbound Internet 80 Tcp',
  'storage-outbound': 'Outbound Storage 443 Tcp',
  'sql-outbound': 'Outbound Sql 1433 Tcp',
  'key-vault-outbound': 'Outbound AzureKeyVault 443 Tcp',
  'monitor-outbound': 'Outbound AzureMonitor 1886,443 Tcp',
};
const storage = { 'storage-outbound': 'Outbound Storage 443 Tcp' };
const keyVault = { 'key-vault-outbound': 'Outbound AzureKeyVault 443 Tcp' };

interface ExpectedProfile {
  readonly rows: Readonly<Record<string, string>>;
  readonly advised?: readonly string[];
  readonly delegation?: string;
}

const expectedProfiles: Readonly<Record<ProfileId, ExpectedProfile>> = {
  'classic-external': {
    rows: {
      ...classicOfBoth,
      'client-inbound': 'Inbound Internet 443 (80) Tcp',
      'traffic-manager-inbound': 'Inbound AzureTrafficManager 443 Tcp',
    },
  },
  'classic-internal': { rows: classicOfBoth },
  'v2-injection': {
    rows: { ...storage, ...keyVault },
    advised: ['key-vault-outbound'],
    delegation: 'Microsoft.Web/hostingEnvironments',
  },
  'v2-integration': { rows: storage, advised: ['storage-outbound'], delegation: 'Microsoft.Web/serverFarms' },
  'workspace-injection': {
    rows: {
      'gateway-load-balancer-inbound': 'Inbound AzureLoadBalancer 80 Tcp',
      'gateway-client-inbound': 'Inbound VirtualNetwork 80,443 Tcp',
      ...storage,
      ...keyVault,
    },
    delegation: 'Microsoft.Web/hostingEnvironments',
  },
  'workspace-integration': { rows: storage, delegation: 'Microsoft.Web/serverFarms' },
};

const expectedFeatures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  entra: { 'entra-outbound': 'Outbound AzureActiveDirectory 443 Tcp' },
  connectors: { 'connectors-outbound': 'Outbound AzureConnectors 443 Tcp' },
  'event-hub': { 'event-hub-outbound': 'Outbound EventHub 5671,5672,443 Tcp' },
  'external-cache': {
    'external-cache-inbound': 'Inbound VirtualNetwork 6380 Tcp',
    'external-cache-outbound': 'Outbound VirtualNetwork 6380 Tcp',
  },
  'internal-cache': {
    'internal-cache-inbound': 'Inbound VirtualNetwork 6381,6382,6383 Tcp',
    'internal-cache-outbound': 'Outbound VirtualNetwork 6381,6382,6383 Tcp',
  },
  'rate-limit': {
    'rate-limit-inbound': 'Inbound VirtualNetwork 4290 Udp',
    'rate-limit-outbound': 'Outbound VirtualNetwork 4290 Udp',
  },
  'unit-health': { 'unit-health-inbound': 'Inbound AzureLoadBalancer 6391 Tcp' },
  dns: { 'dns-outbound': 'Outbound * 53 Tcp+Udp' },
  ntp: { 'ntp-outbound': 'Outbound Internet 123 Udp' },
  diagnostics: { 'diagnostics-outbound': 'Outbound Internet 12000 Tcp' },
};

describe('the catalogue', () => {
  for (const profile of profiles) {
    it(`has what the documents ask for: ${profile.id}`, () => {
      const { rows, advised = [], delegation } = expectedProfiles[profile.id];
      assertRows(requirementsOf(profile, []), rows);
      assert.deepEqual(profile.advised, advised);
      assert.equal(profile.delegation, delegation);
    });
  }

  it('has each optional feature, which a profile gets by its name or by a requirement of it', () => {
    assert.deepEqual([...features.keys()], Object.keys(expectedFeatures));
    const profile = findProfile('workspace-integration');
    assert.ok(profile);
    for (const [feature, rows] of Object.entries(expectedFeatures)) {
      assertRows(requirementsOf(profile, [feature]), { ...storage, ...rows });
      for (const [id, row] of Object.entries(rows))
        assertRows(requirementsOf(profile, [id]), { ...storage, [id]: row });
    }
    assertRows(requirementsOf(profile, ['client-inbound', 'none']), storage);
  });

  it('takes tags of a region where the documents do, and says where each row is from', () => {
    const regional = catalogue.filter((row) => row.regional !== 'none').map(({ id }) => id);
    assert.deepEqual(regional, ['storage-outbound', 'sql-outbound', 'event-hub-outbound']);
    for (const { id, source } of catalogue) {
      assert.match(source.url, /^https:\/\/learn\.microsoft\.com\/azure\/api-management\//, id);
      assert.match(source.date, /^20\d\d-\d\d-\d\d$/, id);
    }
  });

  it('finds each row by its id, and none by another word', () => {
    const ids: readonly RequirementId[] = catalogue.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.equal(findRequirement(id)?.id, id);
    assert.equal(findRequirement('sql'), undefined);
  });
});

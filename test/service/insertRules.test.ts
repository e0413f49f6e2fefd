import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { InsertOutcome } from '../../src/service/languageService.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import type { NetworkParts } from '../checks/network.js';
import { network } from '../checks/network.js';
import { template } from '../languages/arm/check.js';
import { filesAfterEdit, serviceOf, uriOf } from '../support/filesService.js';
import { positionIn } from './files.js';

const name = 'main.json';
const denyOut = 'OutNone 4096 Outbound Deny * *:* -> *:*';
const storage = (destination: string): string =>
  `Storage 100 Outbound Allow Tcp VirtualNetwork:* -> ${destination}`;
const further = {
  additionalLocations: [
    {
      location: 'northeurope',
      virtualNetworkConfiguration: {
        subnetResourceId: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'other')]",
      },
    },
  ],
};

/** What is wrong with the rule for storage, which the quick fix mends as well. */
const faults: readonly (readonly [what: string, parts: NetworkParts])[] = [
  ['no port', { rules: [storage('Storage:444')] }],
  [
    'the tag of a region that the service is not in',
    { service: { location: 'northeurope' }, rules: [storage('Storage.WestEurope:443')] },
  ],
  [
    'the tag of one of the two regions of a service',
    {
      service: { location: 'westeurope', ...further },
      otherSubnet: true,
      rules: [storage('Storage.WestEurope:443')],
    },
  ],
];

/** The text after the quick fix of what is said of the rule for storage. */
async function afterQuickFix(text: string): Promise<string> {
  const service = serviceOf({ [name]: text });
  const { findings } = await service.check([uriOf(name)], neverCancelled);
  const finding = findings.find(({ code }) => code === 'wrong-rule');
  assert(finding);
  const actions = await service.codeActions(uriOf(name), finding.range, { diagnostics: [] }, neverCancelled);
  const [action] = actions.filter(({ isPreferred }) => isPreferred);
  assert(action?.edit);
  return filesAfterEdit({ [name]: text }, action.edit)[name] ?? '';
}

/** What the insert command does at the NSG. */
async function insert(text: string): Promise<InsertOutcome & { readonly kind: 'edit' }> {
  const outcome = await serviceOf({ [name]: text }).insertRules(
    uriOf(name),
    positionIn(text, '"securityRules"'),
    { vnetType: 'Internal', features: [] },
    neverCancelled,
  );
  assert(outcome.kind === 'edit');
  return outcome;
}

async function afterInsert(text: string): Promise<string> {
  const outcome = await insert(text);
  return filesAfterEdit({ [name]: text }, outcome.edit)[name] ?? '';
}

/** The rule for storage, as it is written. */
function storageRule(text: string): string {
  const [, rule] = /(\{\s*"name": "Storage"[^}]*\})/.exec(text) ?? [];
  assert(rule);
  return rule;
}

describe('the insert command at an NSG', () => {
  for (const [what, parts] of faults) {
    it(`corrects a rule as the quick fix does: ${what}`, async () => {
      const text = template(network({ ...parts, rules: [...(parts.rules ?? []), denyOut] }));
      const inserted = await afterInsert(text);
      assert.notEqual(storageRule(inserted), storageRule(text));
      assert.equal(storageRule(inserted), storageRule(await afterQuickFix(text)));
      const { findings } = await serviceOf({ [name]: inserted }).check([uriOf(name)], neverCancelled);
      assert.deepEqual(
        findings.map(({ message }) => message),
        [],
      );
    });
  }

  it('adds what the tier of the service needs, of which the VNet type of the classic ones says nothing', async () => {
    const text = template(network({ service: { sku: 'PremiumV2' }, rules: [denyOut] }));
    const { added } = await insert(text);
    assert.deepEqual(added, ['storage-outbound', 'key-vault-outbound']);
  });

  it('gives a new rule no number that a corrected one has then', async () => {
    const sql = 'Sql 100 Inbound Allow Tcp VirtualNetwork:* -> Sql:1433';
    const text = template(network({ rules: [sql, denyOut] }));
    const outcome = await insert(text);
    assert.deepEqual(outcome.corrected, ['sql-outbound']);
    assert.ok(!outcome.added.includes('sql-outbound') && outcome.added.includes('storage-outbound'));
    const after = filesAfterEdit({ [name]: text }, outcome.edit)[name] ?? '';
    const { findings } = await serviceOf({ [name]: after }).check([uriOf(name)], neverCancelled);
    assert.deepEqual(findings, []);
  });
});

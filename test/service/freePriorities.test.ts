import assert from 'node:assert/strict';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { filesAfterEdit, serviceOf, uriOf } from '../support/filesService.js';
import { armTemplate, completeRules, rulesWith } from '../vscode/host/support/armTemplate.js';

const name = 'main.json';

interface Template {
  readonly resources: readonly [
    {
      readonly properties: {
        readonly securityRules: readonly {
          readonly name: string;
          readonly properties: { readonly priority: number };
        }[];
      };
    },
  ];
}

/** The rules whose priority a quick fix changes, with the new ones; nothing where it isn't offered. */
async function moved(rules: readonly string[], title: string): Promise<Readonly<Record<string, number>>> {
  return changed(rules, await prioritiesAfter(rules, title));
}

function changed(
  rules: readonly string[],
  after: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  const old = prioritiesIn(armTemplate(rules));
  return Object.fromEntries([...after].filter(([rule, priority]) => old.get(rule) !== priority));
}

/** The priorities of all rules after a quick fix, in the order of the text; those before where it isn't offered. */
async function prioritiesAfter(
  rules: readonly string[],
  title: string,
): Promise<ReadonlyMap<string, number>> {
  const before = armTemplate(rules);
  const files = { [name]: before };
  const service = serviceOf(files);
  const { findings } = await service.check([uriOf(name)], neverCancelled);
  for (const { uri, range } of findings) {
    const actions = await service.codeActions(uri, range, { diagnostics: [] }, neverCancelled);
    const edit = actions.find((action) => action.title === title)?.edit;
    if (edit) return prioritiesIn(filesAfterEdit(files, edit)[name] ?? '');
  }
  return prioritiesIn(before);
}

function prioritiesIn(text: string): ReadonlyMap<string, number> {
  const [group] = (JSON.parse(text) as Template).resources;
  return new Map(group.properties.securityRules.map((rule) => [rule.name, rule.properties.priority]));
}

/** Rules of traffic that API Management has nothing to do with. */
const other = (rule: string, priority: number, access: 'Allow' | 'Deny'): string =>
  `${rule} ${priority} Outbound ${access} Udp 10.9.0.0/24 -> 10.8.0.0/24 9999`;

const keyVaultAt = (priority: number): string => completeRules.keyVault.replace('130', String(priority));
const denyAt = (priority: number): string => completeRules.deny.replace('4000', String(priority));

describe('a free priority for a rule that shares its own', () => {
  const title = "Give 'Other' a free priority";

  it('is a step behind', async () => {
    assert.deepEqual(await moved([...rulesWith({}), other('Other', 140, 'Allow')], title), { Other: 150 });
  });

  it('is nearer where the next rule is, so that the order stays', async () => {
    const beside = (next: number): readonly string[] => [
      ...rulesWith({}),
      other('Other', 140, 'Allow'),
      other('Next', next, 'Deny'),
    ];
    assert.deepEqual(await moved(beside(147), title), { Other: 145 });
    assert.deepEqual(await moved(beside(143), title), { Other: 141 });
  });

  it('is a step before for an allow that shares it with a deny, and none for a deny without a place', async () => {
    const before = [...rulesWith({}), other('Wall', 300, 'Deny'), other('Other', 300, 'Allow')];
    assert.deepEqual(await moved(before, title), { Other: 290 });
    const crowded = [...rulesWith({}), other('Other', 140, 'Deny'), other('Next', 141, 'Allow')];
    assert.deepEqual(await moved(crowded, title), {});
  });

  it('is anywhere before the next rule for an allow without a place', async () => {
    const crowded = [...rulesWith({}), other('Other', 140, 'Allow'), other('Next', 141, 'Deny')];
    assert.deepEqual(await moved(crowded, title), { Other: 101 });
  });
});

describe('a free priority for a rule whose own Azure does not take', () => {
  it('is the last one that is free for a deny beyond the last', async () => {
    const title = "Give 'DenyOutbound' a free priority";
    assert.deepEqual(await moved(rulesWith({ deny: denyAt(5000) }), title), { DenyOutbound: 4096 });
    const taken = [...rulesWith({ deny: denyAt(4097) }), other('Last', 4096, 'Deny')];
    assert.deepEqual(await moved(taken, title), { DenyOutbound: 4095 });
  });

  it('is before the first deny for an allow, behind the other allows', async () => {
    const title = "Give 'AllowKeyVaultOutbound' a free priority";
    for (const written of [99, 0, 4097])
      assert.deepEqual(
        await moved(rulesWith({ keyVault: keyVaultAt(written) }), title),
        { AllowKeyVaultOutbound: 150 },
        String(written),
      );
    const walled = [...rulesWith({ keyVault: keyVaultAt(99) }), other('Wall', 115, 'Deny')];
    assert.deepEqual(await moved(walled, title), { AllowKeyVaultOutbound: 111 });
  });

  it('is behind all for a deny before the first', async () => {
    const title = "Give 'DenyOutbound' a free priority";
    assert.deepEqual(await moved(rulesWith({ deny: denyAt(50) }), title), { DenyOutbound: 150 });
  });
});

describe('the place of an allow that a deny blocks', () => {
  const title = "Move 'AllowKeyVaultOutbound' before 'DenyOutbound'";

  it('is before the deny', async () => {
    const rules = rulesWith({ deny: denyAt(145), keyVault: keyVaultAt(200) });
    assert.deepEqual(await moved(rules, title), { AllowKeyVaultOutbound: 130 });
  });

  it('is behind which the deny goes where no number is left before it', async () => {
    const only = { management: undefined, loadBalancer: undefined };
    const rules = rulesWith({
      ...only,
      deny: denyAt(100),
      certificates: undefined,
      keyVault: keyVaultAt(200),
    });
    assert.deepEqual(await moved(rules, title), { DenyOutbound: 210 });
  });

  it('is made by moving all behind, where another deny is between them', async () => {
    const rules = [
      ...rulesWith({
        deny: denyAt(100),
        certificates: undefined,
        storage: undefined,
        keyVault: keyVaultAt(200),
      }),
      other('Wall', 104, 'Deny'),
    ];
    assert.deepEqual(await moved(rules, title), {
      AllowKeyVaultOutbound: 100,
      DenyOutbound: 110,
      Wall: 120,
      AllowSqlOutbound: 130,
    });
  });
});

describe('the place of a rule that is corrected', () => {
  it('is made by moving a deny of its traffic behind, where no number is left before that', async () => {
    const rules = [
      denyAt(100),
      'AllowMonitorOutbound 4096 Outbound Allow Tcp VirtualNetwork -> AzureMonitor 443',
    ];
    assert.deepEqual(await moved(rules, "Open 443, 1886 in 'AllowMonitorOutbound'"), {
      AllowMonitorOutbound: 100,
      DenyOutbound: 110,
    });
  });
});

describe('the place of a rule that is added', () => {
  const title = 'Add a rule for outbound TCP 443 to AzureKeyVault';
  const denied = (priority: number): readonly string[] =>
    rulesWith({ certificates: undefined, keyVault: undefined, deny: denyAt(priority) });

  it('is behind the other allows, before the deny', async () => {
    assert.deepEqual(await moved(denied(4000), title), { AllowKeyVaultOutbound: 150 });
  });

  it('is one that no rule of its direction has, or may have', async () => {
    const at = (priority: number, direction: string): string =>
      `Other${priority} ${priority} ${direction} Allow Udp 10.9.0.0/24 -> 10.8.0.0/24 9999`;
    const inbound = [...denied(4000), at(150, 'Inbound')];
    assert.deepEqual(await moved(inbound, title), { AllowKeyVaultOutbound: 150 });
    const open = [...denied(4000), at(150, "[parameters('late')]")];
    assert.deepEqual(await moved(open, title), { AllowKeyVaultOutbound: 160 });
  });

  it('is in the text behind the rule of its direction that comes before it', async () => {
    const [management = '', loadBalancer = '', storage = '', sql = '', monitor = '', deny = ''] =
      denied(4000);
    const namesAfter = async (...rules: readonly string[]): Promise<readonly string[]> =>
      [...(await prioritiesAfter(rules, title)).keys()].map((each) =>
        each.replace(/^Allow|(In|Out)bound$/g, ''),
      );
    const inbound = loadBalancer.replace('110', '145');
    assert.deepEqual(await namesAfter(deny, sql, monitor, storage, inbound, management), [
      'Deny',
      'Sql',
      'Monitor',
      'KeyVault',
      'Storage',
      'LoadBalancer',
      'Management',
    ]);
    const later = monitor.replace('140', '4050');
    assert.deepEqual(await namesAfter(management, later, deny, loadBalancer), [
      'Management',
      'Monitor',
      'Deny',
      'KeyVault',
      'LoadBalancer',
    ]);
  });

  it('is that of the deny where no number is left before it, which goes on with all behind it', async () => {
    assert.deepEqual(await moved([...denied(101), other('Other', 100, 'Allow')], title), {
      AllowKeyVaultOutbound: 101,
      DenyOutbound: 111,
      AllowStorageOutbound: 121,
      AllowSqlOutbound: 131,
    });
  });
});

describe('a priority that is given unasked', () => {
  /** The rules whose priority fix on save changes. */
  async function mended(...rules: readonly string[]): Promise<Readonly<Record<string, number>>> {
    const complete = [...rulesWith({}), ...rules];
    const files = { [name]: armTemplate(complete) };
    const edit = await serviceOf(files).fixAll([uriOf(name)], neverCancelled);
    return changed(complete, prioritiesIn(filesAfterEdit(files, edit)[name] ?? ''));
  }

  it('is that of the later of two rules that share one', async () => {
    const inbound = other('In', 300, 'Deny').replace('Outbound', 'Inbound');
    const rules = [inbound, other('One', 300, 'Allow'), other('Two', 300, 'Allow')];
    assert.deepEqual(await mended(...rules, other('Three', 400, 'Allow')), { Two: 310 });
  });

  it('is none of an allow and a deny that share one, as a person knows which comes first', async () => {
    assert.deepEqual(await mended(other('One', 300, 'Allow'), other('Two', 300, 'Deny')), {});
  });

  it('is one that Azure takes', async () => {
    assert.deepEqual(await mended(other('One', 50, 'Allow')), { One: 150 });
  });
});

describe('the places of rules that are added together', () => {
  it('are made before each deny of their traffic, where rules that were added first stand behind it', async () => {
    const rules = ['DenySql 100 Outbound Deny Tcp VirtualNetwork -> * 1433', denyAt(110)];
    assert.deepEqual(await moved(rules, 'Add all 7 missing API Management rules'), {
      AllowManagementEndpointInbound: 100,
      AllowLoadBalancerInbound: 110,
      AllowSqlOutbound: 100,
      DenySql: 110,
      AllowCertificateValidationOutbound: 120,
      AllowStorageOutbound: 130,
      AllowKeyVaultOutbound: 131,
      AllowMonitorOutbound: 132,
      DenyOutbound: 140,
    });
  });
});

import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { filesAfterEdit, serviceOf, uriOf } from '../support/filesService.js';
import { armTemplate, completeRules, rulesWith } from '../vscode/host/support/armTemplate.js';

const name = 'main.json';

/** The quick fixes of the findings of one code, the preferred ones with a star, without those of every finding. */
async function fixesOf(code: string, rules: readonly string[]): Promise<readonly string[]> {
  const service = serviceOf({ [name]: armTemplate(rules) });
  const { findings } = await service.check([uriOf(name)], neverCancelled);
  const titles: string[] = [];
  for (const finding of findings.filter((each) => each.code === code)) {
    const actions = await service.codeActions(
      finding.uri,
      finding.range,
      { diagnostics: [] },
      neverCancelled,
    );
    const own = actions.filter(({ diagnostics = [] }) => diagnostics.some((each) => each.code === code));
    titles.push(...own.map(({ title, isPreferred = false }) => `${isPreferred ? '* ' : ''}${title}`));
  }
  return [...new Set(titles)].filter((title) => !/Disable|for this (?:line|file)/.test(title));
}

/** The codes of what is left to be said once all safe fixes are made. */
async function leftAfterFixAll(rules: readonly string[]): Promise<readonly string[]> {
  const files = { [name]: armTemplate(rules) };
  const after = filesAfterEdit(files, await serviceOf(files).fixAll([uriOf(name)], neverCancelled));
  const { findings } = await serviceOf(after).check([uriOf(name)], neverCancelled);
  return [...new Set(findings.map(({ code }) => code))];
}

interface Case {
  readonly code: string;
  readonly what: string;
  readonly rules: readonly string[];
  readonly fixes: readonly string[];
  readonly left: readonly string[];
}

const cases: readonly Case[] = [
  {
    code: 'missing-rule',
    what: 'one rule',
    rules: rulesWith({ storage: undefined }),
    fixes: ['* Add a rule for outbound TCP 443 to Storage'],
    left: [],
  },
  {
    code: 'missing-rule',
    what: 'two rules',
    rules: rulesWith({ storage: undefined, sql: undefined }),
    fixes: [
      '* Add a rule for outbound TCP 443 to Storage',
      'Add all 2 missing API Management rules',
      '* Add a rule for outbound TCP 1433 to Sql',
    ],
    left: [],
  },
  {
    code: 'implicit-rule',
    what: 'one rule that nothing denies',
    rules: rulesWith({ storage: undefined, deny: undefined }),
    fixes: ['* Write this rule'],
    left: ['implicit-rule'],
  },
  {
    code: 'implicit-rule',
    what: 'two rules that nothing denies',
    rules: rulesWith({ storage: undefined, sql: undefined, deny: undefined }),
    fixes: ['* Write these 2 rules'],
    left: ['implicit-rule'],
  },
  {
    code: 'wrong-rule',
    what: 'a mistyped port',
    rules: rulesWith({ sql: completeRules.sql.replace('1433', '1443') }),
    fixes: ["* Open 1433 in 'AllowSqlOutbound'"],
    left: [],
  },
  {
    code: 'blocked-rule',
    what: 'a deny of higher priority',
    rules: rulesWith({ deny: completeRules.deny.replace('4000', '115') }),
    fixes: [
      "* Move 'AllowSqlOutbound' before 'DenyOutbound'",
      "* Move 'AllowKeyVaultOutbound' before 'DenyOutbound'",
      "* Move 'AllowMonitorOutbound' before 'DenyOutbound'",
    ],
    left: [],
  },
  {
    code: 'duplicate-priority',
    what: 'a priority that two rules share',
    rules: rulesWith({ keyVault: completeRules.keyVault.replace('130', '140') }),
    fixes: [
      "* Give 'AllowKeyVaultOutbound' a free priority",
      "* Give 'AllowMonitorOutbound' a free priority",
    ],
    left: [],
  },
  {
    code: 'unknown-service-tag',
    what: 'a misspelt tag',
    rules: rulesWith({ storage: completeRules.storage.replace('Storage ', 'Storge ') }),
    fixes: ["* Replace by 'Storage'"],
    left: ['unknown-service-tag', 'unresolved'],
  },
  {
    code: 'unneeded-rule',
    what: 'a rule for a port that is retired',
    rules: [...rulesWith({}), 'AllowSmtp 150 Outbound Allow Tcp VirtualNetwork -> Internet 25028'],
    fixes: ["Remove 'AllowSmtp'"],
    left: ['unneeded-rule'],
  },
];

describe('the quick fixes of', () => {
  for (const { code, what, rules, fixes, left } of cases) {
    it(`${code}, ${what}, and whether they are made unasked`, async () => {
      assert.deepEqual(await fixesOf(code, rules), fixes);
      assert.deepEqual(await leftAfterFixAll(rules), left);
    });
  }

  it('add all that is missing for those findings that it mends, and not for a hint', async () => {
    const denied = 'DenyTcp 100 Inbound Deny Tcp * -> VirtualNetwork *';
    const service = serviceOf({ [name]: armTemplate([denied]) });
    const { findings } = await service.check([uriOf(name)], neverCancelled);
    const [first] = findings;
    assert(first);
    const actions = await service.codeActions(first.uri, first.range, { diagnostics: [] }, neverCancelled);
    const addAll = actions.find(({ title }) => title === 'Add all 7 missing API Management rules');
    const mended = addAll?.diagnostics?.map(({ message }) => message).toSorted();
    const expected = findings.filter(({ severity }) => severity !== DiagnosticSeverity.Hint);
    assert.deepEqual(mended, expected.map(({ message }) => message).toSorted());
    assert.deepEqual(
      expected.map(({ code }) => code),
      ['missing-rule', 'missing-rule', 'implicit-rule'],
    );
    assert.equal(findings.length, 4);
  });
});

import { completeRules, rulesWith } from './armTemplate.js';

/** A quick fix as its user sees it, whatever the language: rules before and after, in lines. */
export interface FixCase {
  readonly what: string;
  readonly before: readonly string[];
  /** The codes of all findings; the fix is that of the first. */
  readonly codes: readonly string[];
  readonly title: string;
  readonly after: readonly string[];
}

const denyBeforeStorage = 'DenyOutbound 105 Outbound Deny * * -> Storage *';
const client = 'AllowClientInbound 120 Inbound Allow Tcp Internet -> VirtualNetwork 443';

/** Each kind of quick fix once. */
export const fixCases: readonly FixCase[] = [
  {
    what: 'adds the rule',
    before: rulesWith({ monitor: undefined }),
    codes: ['missing-rule'],
    title: 'Add a rule for outbound TCP 443, 1886 to AzureMonitor',
    after: rulesWith({}),
  },
  {
    what: 'adds all missing rules',
    before: rulesWith({ keyVault: undefined, monitor: undefined }),
    codes: ['missing-rule', 'missing-rule'],
    title: 'Add all 2 missing API Management rules',
    after: rulesWith({}),
  },
  {
    what: 'writes a rule which passes only by a default rule',
    before: rulesWith({ loadBalancer: undefined }),
    codes: ['implicit-rule'],
    title: 'Write this rule',
    after: rulesWith({}),
  },
  {
    what: 'moves an allow before the deny',
    before: rulesWith({ deny: denyBeforeStorage }),
    codes: ['blocked-rule'],
    title: "Move 'AllowStorageOutbound' before 'DenyOutbound'",
    after: rulesWith({ deny: denyBeforeStorage, storage: completeRules.storage.replace('110', '101') }),
  },
  {
    what: 'gives a free priority',
    before: rulesWith({ sql: completeRules.sql.replace('120', '130') }),
    codes: ['duplicate-priority', 'duplicate-priority'],
    title: "Give 'AllowSqlOutbound' a free priority",
    after: rulesWith({ sql: completeRules.sql.replace('120', '135') }),
  },
  {
    what: 'corrects the property',
    before: rulesWith({ sql: completeRules.sql.replace('1433', '1443') }),
    codes: ['wrong-rule'],
    title: "Open 1433 in 'AllowSqlOutbound'",
    after: rulesWith({}),
  },
  {
    what: 'replaces a service tag',
    before: rulesWith({ storage: completeRules.storage.replace('Storage ', 'Storge ') }),
    codes: ['unknown-service-tag', 'unresolved'],
    title: "Replace by 'Storage'",
    after: rulesWith({}),
  },
  {
    what: 'removes a rule',
    before: [...rulesWith({}), client],
    codes: ['unneeded-rule'],
    title: "Remove 'AllowClientInbound'",
    after: rulesWith({}),
  },
];

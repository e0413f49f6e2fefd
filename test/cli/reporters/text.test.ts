import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { textReporter } from '../../../src/cli/reporters/text.js';
import { documentationOf } from '../../../src/service/diagnostics.js';
import type { CheckedRequirement } from '../../../src/service/languageService.js';
import { example, placesIn } from '../support/outcomes.js';

const page = documentationOf('');

function check(title: string, { outcome, context }: ReturnType<typeof example>, expected: string): void {
  it(title, () => {
    const text = textReporter(outcome, context).replaceAll(page, 'DOCS#');
    assert.equal(text, `${expected.replace(/^\n/, '').trimEnd()}\n`);
  });
}

function requirement(status: CheckedRequirement['status']): CheckedRequirement {
  const ports = { allowed: '', default: '', dropped: '', unknown: '' };
  return { id: 'sql-outbound', status, rules: [], blockedBy: [], ports };
}

describe('the report for people', () => {
  check(
    'shows where a finding is',
    example({ 'infra/main.bicep': "resource nsg = {\n  name: «'nsg-apim'»\n}" }, [{}]),
    `
error[missing-rule]: No rule allows it.
 --> infra/main.bicep:2:9  nsg-apim
  |
2 |   name: 'nsg-apim'
  |         ^^^^^^^^^^
  = see DOCS#missing-rule

1 error: checked 0 network security groups of API Management in 1 file. (41 ms)
`,
  );

  const one = { 'main.tf': '  name = «"a"»' };
  check(
    'says together what is said of one place',
    example(one, [
      { message: 'No rule allows A.', fixable: true },
      { message: 'No rule allows B.' },
      { message: 'These are not written.', code: 'implicit-rule', severity: DiagnosticSeverity.Information },
    ]),
    `
error[missing-rule]: No rule allows A.
error[missing-rule]: No rule allows B.
note[implicit-rule]: These are not written.
 --> main.tf:1:10  nsg-apim
  |
1 |   name = "a"
  |          ^^^
  = 1 of 3 fixable with 'apim-nsg fix'
  = see DOCS#missing-rule
  = see DOCS#implicit-rule

2 errors, 1 note: checked 0 network security groups of API Management in 1 file. (41 ms)
1 finding can be fixed with 'apim-nsg fix'.
`,
  );

  const related = { 'a.tf': '«allow»\n\n\n«deny»', 'b.tf': '\n«other»' };
  check(
    'shows what is related, in the same file and in another',
    example(
      related,
      [
        {
          code: 'blocked-rule',
          related: placesIn(related)
            .slice(1)
            .map((place, index) => ({ ...place, message: `deny ${index + 1}` })),
        },
      ],
      [],
    ),
    `
error[blocked-rule]: No rule allows it.
 --> a.tf:1:1  nsg-apim
  |
1 | allow
  | ^^^^^
...
4 | deny
  | ---- deny 1
 ::: b.tf:2:1
  |
2 | other
  | ----- deny 2
  = see DOCS#blocked-rule

1 error: checked 0 network security groups of API Management in 2 files. (41 ms)
`,
  );

  check(
    'tells how the checked NSGs stand, and leaves out the others',
    example(
      { 'main.tf': '«nsg»' },
      [],
      [
        {
          requirements: [
            requirement('allowed'),
            requirement('blocked'),
            requirement('missing'),
            requirement('missing'),
          ],
        },
        {
          name: 'nsg-v2',
          service: undefined,
          profile: 'v2-injection',
          requirements: [requirement('allowed-by-default')],
        },
        { name: 'other', checked: 'no' },
      ],
    ),
    `
nsg-apim (main.tf:1:1) External, linked to apim: 1 of 4 requirements allowed, 1 blocked, 2 missing
nsg-v2 (main.tf:1:1) v2-injection: 0 of 1 requirement allowed, 1 by a default rule only

Nothing to report: checked 2 network security groups of API Management in 1 file. (41 ms)
`,
  );

  check(
    'tells NSGs of one place apart by what deploys them',
    example(
      { 'modules/nsg/main.tf': '«nsg»' },
      [],
      [
        { deployment: 'file:///work%20dir/dev', symbol: 'module.nsg.azurerm_network_security_group.this' },
        { deployment: 'file:///work%20dir/prod', symbol: 'module.nsg.azurerm_network_security_group.this' },
        { name: 'nsg-other' },
      ],
    ),
    `
nsg-apim (modules/nsg/main.tf:1:1, deployed by dev as module.nsg.azurerm_network_security_group.this) External, linked to apim: 0 of 0 requirements allowed
nsg-apim (modules/nsg/main.tf:1:1, deployed by prod as module.nsg.azurerm_network_security_group.this) External, linked to apim: 0 of 0 requirements allowed
nsg-other (modules/nsg/main.tf:1:1) External, linked to apim: 0 of 0 requirements allowed

Nothing to report: checked 3 network security groups of API Management in 1 file. (41 ms)
`,
  );

  check(
    'says that no NSG was checked',
    example({ 'main.tf': '' }),
    'There is no network security group of API Management in 1 file. (41 ms)',
  );

  it('prints findings alone when that is wanted, and nothing for none', () => {
    const noisy = example(one, [{}], [{}], { quiet: true });
    assert.match(textReporter(noisy.outcome, noisy.context), /^error\[missing-rule\][^]*#missing-rule\n\n$/);
    const silent = example(one, [], [{}], { quiet: true });
    assert.equal(textReporter(silent.outcome, silent.context), '');
  });

  it('colours what matters, and nothing when colours are off', () => {
    const escape = String.fromCharCode(27);
    const coloured = example(one, [{}], [{}], { colors: true });
    assert.ok(textReporter(coloured.outcome, coloured.context).includes(`${escape}[31merror[missing-rule]`));
    const plain = example(one, [{}], [{}]);
    assert.ok(!textReporter(plain.outcome, plain.context).includes(escape));
  });

  it('lets no file steer the terminal', () => {
    const escape = String.fromCharCode(27);
    const evil = `${escape}[2Jx`;
    const { outcome, context } = example({ 'main.tf': `${escape}]0;title «name»` }, [
      {
        message: evil,
        networkSecurityGroup: evil,
        related: placesIn({ 'main.tf': '«a»' }).map((place) => ({ ...place, message: evil })),
      },
    ]);
    assert.ok(!textReporter(outcome, context).includes(escape));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { DiagnosticCode } from '../../src/workspace/diagnosticCodes.js';
import { group, rule, template } from '../languages/arm/check.js';
import { afterFix, check, checkTerraform, fixOf, nsg } from './check.js';

const web = 'Web 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443';

/** A template with a needless rule, and a comment before what a pattern finds and at the top. */
function commented(comment: string, before: RegExp, top = ''): string {
  const resources = [group('nsg', [rule(web)], { metadata: { apimNsg: 'internal' } })];
  return top + template({ resources }).replace(before, (line) => `// ${comment}\n${line}`);
}

const atRule = / *\{\s*"name": "Web"/;

type Expected = Partial<Record<DiagnosticCode, readonly string[]>>;

async function said(text: string, expected: Expected): Promise<void> {
  for (const code of ['unneeded-rule', 'unused-suppression', 'invalid-directive'] as const)
    await check(code, text, expected[code] ?? []);
}

const unneeded = ["hint «{» Rule 'Web' can go"];

describe('suppression by comments', () => {
  it('switches off a code on the next line, with a reason', async () => {
    await said(commented('apim-nsg-disable-next-line unneeded-rule -- a health probe', atRule), {});
    await said(commented('APIM-NSG-DISABLE-Next-Line Unneeded-Rule', atRule), {});
    await said(commented('apim-nsg-disable-next-line unneeded-rule -- x\n\n// and why\n', atRule), {});
  });

  it('switches off a code in the whole file', async () => {
    await said(commented('nothing', atRule, '// apim-nsg-disable unneeded-rule -- not ours\n'), {});
  });

  it('is told when it switches nothing off', async () => {
    await said(commented('apim-nsg-disable-next-line unneeded-rule -- x', / *"type"/), {
      'unneeded-rule': unneeded,
      'unused-suppression': [
        'hint «// apim-nsg-disable-next-line unneeded-rule -- x» There is no unneeded-rule on the next line. Remove the comment.',
      ],
    });
    await said(commented('nothing', atRule, '/* apim-nsg-disable missing-rule sql-outbound */\n'), {
      'unneeded-rule': unneeded,
      'unused-suppression': [
        'hint «/* apim-nsg-disable missing-rule sql-outbound */» There is no missing-rule of sql-outbound in this file.',
      ],
    });
  });

  it('is for one requirement where it names one', async () => {
    const text = commented('apim-nsg-disable-next-line missing-rule Management-Inbound', / *"name": "nsg"/);
    await check('missing-rule', text, []);
    const other = commented('apim-nsg-disable-next-line missing-rule sql-outbound', / *"name": "nsg"/);
    await check('missing-rule', other, ['error «"nsg"» No rule allows inbound TCP 3443']);
  });

  it('is told its mistakes', async () => {
    const mistakes: readonly (readonly [string, string])[] = [
      ['apim-nsg-disable-next-line', 'Say what is switched off, and why'],
      [
        'apim-nsg-disable-next-line uneeded-rule',
        "There is no diagnostic code 'uneeded-rule'. Did you mean 'unneeded-rule'?",
      ],
      ['apim-nsg-disable missing-rule sql', "There is no requirement 'sql'"],
      ['apim-nsg-disable missing-rule sql-outbound because', "Write the reason after '--'"],
      ['apim-nsg-disabel unneeded-rule', "There is no 'apim-nsg-disabel'. Did you mean 'apim-nsg-disable'?"],
      [
        'apim-nsg: extrenal',
        "'extrenal' says nothing of how the NSG is to be checked. Did you mean 'external'?",
      ],
      [
        'apim-nsg: EXTRENAL for now',
        "'EXTRENAL' says nothing of how the NSG is to be checked. Did you mean 'external'?",
      ],
      ['apim-nsg: sideways -- why', "'sideways' says nothing of how the NSG is to be checked. Use one of"],
    ];
    for (const [comment, message] of mistakes) {
      await said(commented(comment, atRule), {
        'unneeded-rule': unneeded,
        'invalid-directive': [`warning «// ${comment}» ${message}`],
      });
    }
    await said(commented('apim-nsg: the tool that checks this', atRule), { 'unneeded-rule': unneeded });
  });

  it('is told a mistake in the metadata, where case and blanks are none', async () => {
    await check('missing-rule', nsg(' Internal '), ['error «"nsg"» No rule allows inbound TCP 3443']);
    const resources = [group('nsg', [], { metadata: { apimNsg: 'intrenal' } })];
    await check('invalid-directive', { resources }, [
      "warning «\"intrenal\"» 'intrenal' says nothing of how the NSG is to be checked. Did you mean 'internal'?",
    ]);
  });

  it('works in Terraform', async () => {
    const text = (comment: string): string => `
resource "azurerm_network_security_group" "apim" {
  # apim-nsg: internal
  ${comment}
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"
}
`;
    const message = 'error «"nsg-apim"» No rule allows inbound TCP 3443';
    await checkTerraform('missing-rule', text(''), [message]);
    await checkTerraform('missing-rule', text('# apim-nsg-disable-next-line missing-rule -- elsewhere'), []);
    await checkTerraform('missing-rule', text('// apim-nsg-disable-next-line wrong-rule'), [message]);
  });

  it('may stand above a line without indentation', async () => {
    const rule = (name: string, priority: number): string => `
resource "azurerm_network_security_rule" "${name}" {
  name                        = "${name}"
  priority                    = ${priority}
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "*"
  source_port_range           = "*"
  destination_port_range      = "*"
  source_address_prefix       = "*"
  destination_address_prefix  = "*"
  resource_group_name         = "rg"
  network_security_group_name = azurerm_network_security_group.apim.name
}
`;
    const group = `resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"
}
`;
    const text = (comment: string): string => `${group}${rule('all', 100)}${comment}${rule('again', 110)}`;
    await checkTerraform('shadowed-rule', text(''), [
      'hint «resource "azurerm_network_security_rule" "again" {» Rule \'again\'',
    ]);
    const comment = '\n# apim-nsg-disable-next-line shadowed-rule -- kept for the day when the other goes';
    await checkTerraform('shadowed-rule', text(comment), []);
  });

  it('is written by a quick fix where the file has comments', async () => {
    const text = commented('a comment', atRule);
    const after = await afterFix('unneeded-rule', text, 'Disable unneeded-rule for this line');
    assert.match(after, /\n {10}\/\/ apim-nsg-disable-next-line unneeded-rule -- say why\n {10}\{\n/);
    await check('unneeded-rule', after, []);
    const strict = commented('a comment', /^never/);
    await assert.rejects(afterFix('unneeded-rule', strict, 'Disable unneeded-rule'), /no 'Disable/);
  });

  it('is written with the reason to type over', async () => {
    const snippetOf = async (title: string): Promise<string> => {
      const { edit } = await fixOf('unneeded-rule', commented('a comment', atRule), title);
      return JSON.stringify(edit?.documentChanges);
    };
    assert.match(
      await snippetOf('Disable unneeded-rule for this line'),
      /next-line unneeded-rule -- \$\{1:say why\}/,
    );
    assert.match(
      await snippetOf('Disable unneeded-rule for this file'),
      /disable unneeded-rule -- \$\{1:say why\}/,
    );
  });

  it('is written for the whole file by another quick fix, at its top', async () => {
    const text = commented('a comment', atRule);
    const after = await afterFix('unneeded-rule', text, 'Disable unneeded-rule for this file');
    assert.equal(after, `// apim-nsg-disable unneeded-rule -- say why\n${text}`);
    await check('unneeded-rule', after, []);
    await check('unused-suppression', after, []);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bicepFile } from './support/bicepFile.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { until } from './support/events.js';
import { findingsOf, findingsWithCodes } from './support/findings.js';
import { applyFix } from './support/mending.js';

const folder = scratch('other languages');

/** The command in an empty file writes an NSG that needs nothing more, when it is checked. */
async function checkInsertion(uri: vscode.Uri, text: RegExp, directive: string): Promise<void> {
  const { document } = await show(await writeFile(uri, ''));
  const options = { vnetType: 'Internal', features: [] };
  await vscode.commands.executeCommand('apimNsg.insertRules', options);
  assert.match(document.getText(), text);
  await replace(document, 'resource', `${directive}\nresource`);
  await until(() => findingsOf(uri).length === 0, vscode.languages.onDidChangeDiagnostics);
}

async function cleanUp(): Promise<void> {
  await closeEditors();
  await remove(folder);
}

describe('a Bicep file in the editor', () => {
  afterEach(cleanUp);

  const file = vscode.Uri.joinPath(folder, 'main.bicep');
  const bicep = bicepFile(['AllowSql 100 Outbound Allow Tcp VirtualNetwork -> Sql 1443']);
  it('is of our language where no other extension knows it', async () => {
    const { document } = await show(await writeFile(file, bicep));
    assert.equal(document.languageId, 'bicep');
  });

  it('shows findings as it is typed, and offers to mend them', async () => {
    const { document } = await show(await writeFile(file, bicep));
    const wrong = findingsWithCodes(file, ['wrong-rule', 'missing-rule', 'implicit-rule']);
    const finding = (await wrong).find(({ message }) => message.includes('1443'));
    assert.equal(finding && document.getText(finding.range), "'1443'");
    await replace(document, "'1443'", "'1433'");
    await findingsWithCodes(file, ['missing-rule', 'implicit-rule']);
    await applyFix(
      file,
      ['missing-rule', 'implicit-rule'],
      'Add a rule for inbound TCP 3443 from ApiManagement',
    );
    await findingsWithCodes(file, ['implicit-rule']);
  });
});

describe('Terraform files in the editor', () => {
  afterEach(cleanUp);

  const main = vscode.Uri.joinPath(folder, 'main.tf');
  const rules = vscode.Uri.joinPath(folder, 'rules.tf');
  const group = `# apim-nsg: internal
resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"

  dynamic "security_rule" {
    for_each = local.rules
    content {
      name                       = security_rule.key
      priority                   = security_rule.value.priority
      direction                  = "Inbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      destination_port_range     = security_rule.value.port
      source_address_prefix      = security_rule.value.source
      destination_address_prefix = "VirtualNetwork"
    }
  }
}
`;
  const locals = `locals {
  rules = {
    AllowManagement = { priority = 100, port = "3433", source = "ApiManagement" }
  }
}
`;

  it('show what is said of a module in the file where it is written, and follow one another', async () => {
    await writeFile(main, group);
    await show(await writeFile(rules, locals));
    const { document } = await show(main, vscode.ViewColumn.Beside);
    assert.equal(document.languageId, 'terraform');
    const [finding] = await findingsWithCodes(rules, ['wrong-rule']);
    const text = await vscode.workspace.openTextDocument(rules);
    assert.equal(finding && text.getText(finding.range), '"3433"');
    await replace(text, '"3433"', '"3443"');
    await findingsWithCodes(rules, []);
    await replace(document, 'local.rules', '{}');
    await findingsWithCodes(main, ['missing-rule', 'implicit-rule']);
  });

  it('are mended where the rule is written', async () => {
    await writeFile(main, group);
    const { document } = await show(await writeFile(rules, locals));
    await applyFix(rules, ['wrong-rule'], "Open 3443 in 'AllowManagement'");
    assert.equal(document.getText(), locals.replace('3433', '3443'));
  });

  it('get a whole NSG by the insert command', async () => {
    const nsg = /^resource "azurerm_network_security_group" "nsg_apim" \{/;
    await checkInsertion(main, nsg, '# apim-nsg: internal');
  });
});

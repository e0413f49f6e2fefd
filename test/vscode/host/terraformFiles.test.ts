import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { outside } from '../inside/outside.js';
import { completeRules, rulesWith } from './support/armTemplate.js';
import { scratch, show, writeFile } from './support/documents.js';
import { until } from './support/events.js';
import { findingsWithCodes } from './support/findings.js';
import { putCursorAt, testDisabling, testMending } from './support/mending.js';
import { terraformFile } from './support/terraformFile.js';

describe('a Terraform file in the editor', () => {
  const file = vscode.Uri.joinPath(scratch('terraform files'), 'main.tf');

  testMending({
    file,
    editorLanguage: 'terraform',
    print: terraformFile,
    group: /^resource "azurerm_network_security_group" "nsg_apim" \{/,
    internal: ['resource', '# apim-nsg: internal\nresource'],
  });

  testDisabling({ file, print: terraformFile, comment: '#', hasColumns: true });

  it('is mended from the menu of quick fixes', async () => {
    const wrong = terraformFile(rulesWith({ sql: completeRules.sql.replace('1433', '1443') }));
    const { document } = await show(await writeFile(file, wrong));
    await findingsWithCodes(file, ['wrong-rule']);
    await putCursorAt(document, '1443');
    await outside.seen('.squiggly-error');
    await outside.screenshot('terraform-squiggle');
    await outside.seenAfter(
      () => vscode.commands.executeCommand('editor.action.quickFix'),
      '.action-widget .monaco-list-row:has-text("1433")',
    );
    await outside.screenshot('terraform-quick-fixes');
    await outside.press('Enter');
    await until(() => !document.getText().includes('1443'), vscode.workspace.onDidChangeTextDocument);
    assert.equal(document.getText(), terraformFile(rulesWith({})));
    await findingsWithCodes(file, []);
    await outside.screenshot('terraform-mended');
  });
});

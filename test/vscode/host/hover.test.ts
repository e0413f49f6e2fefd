import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { outside } from '../inside/outside.js';
import { armTemplate, rulesWith } from './support/armTemplate.js';
import { bicepFile } from './support/bicepFile.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { findingsWithCodes } from './support/findings.js';

const folder = scratch('hover');
const rules = rulesWith({ sql: 'AllowSqlOutbound 120 Outbound Allow Tcp VirtualNetwork -> Sql 1443' });

/** What is said at the first place of a text in a document, by this extension and others. */
async function saidAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((each) => (each instanceof vscode.MarkdownString ? each.value : '')).join('\n');
}

describe('hovers', () => {
  afterEach(async () => {
    await closeEditors();
    await remove(folder);
  });

  for (const [name, text] of [
    ['nsg.json', armTemplate(rules)],
    ['nsg.bicep', bicepFile(rules)],
  ] as const) {
    it(`explain a finding, a rule, a service tag and the NSG in ${name}`, async () => {
      const { document } = await show(await writeFile(vscode.Uri.joinPath(folder, name), text));
      await findingsWithCodes(document.uri, ['wrong-rule']);
      assert.match(await saidAt(document, '1443'), /\*\*Why this is needed\*\*/);
      assert.match(await saidAt(document, 'AllowStorage'), /Allows outbound TCP 443 from VirtualNetwork/);
      assert.match(await saidAt(document, 'AzureKeyVault'), /Azure Key Vault: the service/);
      assert.match(await saidAt(document, 'nsg-apim'), /API Management · Internal · 6 of 7 rules/);
    });
  }

  it('follow unsaved text', async () => {
    const uri = vscode.Uri.joinPath(folder, 'nsg.bicep');
    const { document } = await show(await writeFile(uri, bicepFile(rules)));
    await replace(document, '1443', '1433');
    assert.match(await saidAt(document, 'nsg-apim'), /API Management · Internal · 7 of 7 rules/);
  });

  it('say nothing of an NSG that is not checked', async () => {
    const text = bicepFile(['Web 100 Inbound Allow Tcp Internet -> * 443']);
    const uri = vscode.Uri.joinPath(folder, 'web.bicep');
    const other = text.replace('// apim-nsg: internal\n', '').replace('nsg-apim', 'nsg-web');
    const { document } = await show(await writeFile(uri, other));
    assert.equal(await saidAt(document, 'nsg-web'), '');
    assert.equal(await saidAt(document, 'Internet'), '');
  });

  it('are seen where the cursor is', async () => {
    const uri = vscode.Uri.joinPath(folder, 'nsg.bicep');
    const editor = await show(await writeFile(uri, bicepFile(rules)));
    await findingsWithCodes(uri, ['wrong-rule']);
    for (const [name, text] of [
      ['rule', 'AllowStorage'],
      ['finding', '1443'],
      ['tag', 'AzureKeyVault'],
      ['nsg', 'nsg-apim'],
    ] as const) {
      const position = editor.document.positionAt(editor.document.getText().indexOf(text) + 1);
      editor.selection = new vscode.Selection(position, position);
      editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
      await outside.seenAfter(
        () => vscode.commands.executeCommand('editor.action.showHover'),
        '.monaco-hover-content',
      );
      await outside.screenshot(`hover-${name}`);
      await outside.press('Escape');
      await outside.gone('.monaco-hover-content');
    }
  });
});

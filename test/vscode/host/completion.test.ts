import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { outside } from '../inside/outside.js';
import { armTemplate, rulesWith } from './support/armTemplate.js';
import { bicepFile } from './support/bicepFile.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { until } from './support/events.js';
import { findingsWithCodes } from './support/findings.js';

const folder = scratch('completion');
const lacking = rulesWith({ sql: undefined, keyVault: undefined });

/** What this extension offers at the end of a text in a document, by label. */
async function offeredBehind(
  document: vscode.TextDocument,
  text: string,
): Promise<ReadonlyMap<string, vscode.CompletionItem>> {
  const position = document.positionAt(document.getText().indexOf(text) + text.length);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return new Map(items.map((item) => [typeof item.label === 'string' ? item.label : item.label.label, item]));
}

/** Puts the cursor to a place, shows it and asks for what may stand there, until that has an entry with a text. */
async function suggestAt(editor: vscode.TextEditor, place: vscode.Range, text: string): Promise<void> {
  await outside.seenAfter(() => {
    editor.selection = new vscode.Selection(place.start, place.end);
    editor.revealRange(place, vscode.TextEditorRevealType.InCenter);
    return vscode.commands.executeCommand('editor.action.triggerSuggest');
  }, `.suggest-widget:has-text("${text}")`);
}

describe('completion in rules', () => {
  afterEach(async () => {
    await closeEditors();
    await remove(folder);
  });

  for (const [name, text, property, end] of [
    ['nsg.json', armTemplate(lacking), '"destinationAddressPrefix": "', '"priority": 4000'],
    ['nsg.bicep', bicepFile(lacking), "destinationAddressPrefix: '", 'priority: 4000'],
  ] as const) {
    it(`offers tags and ports in ${name}`, async () => {
      const uri = vscode.Uri.joinPath(folder, name);
      const { document } = await show(await writeFile(uri, text));
      await findingsWithCodes(uri, ['missing-rule', 'missing-rule']);
      const tags = await offeredBehind(document, property);
      assert.equal(tags.get('Storage')?.detail, 'service tag');
      assert.notEqual((await offeredBehind(document, end)).get('Storage')?.detail, 'service tag');
      await replace(document, '3443', '');
      const ports = await offeredBehind(
        document,
        name === 'nsg.json' ? '"destinationPortRange": "' : "destinationPortRange: '",
      );
      assert.equal(ports.get('3443')?.detail, 'Management endpoint for Azure portal and PowerShell');
    });
  }

  it('is taken by keys: a rule that is missing, then a service tag', async () => {
    const uri = vscode.Uri.joinPath(folder, 'nsg.bicep');
    const editor = await show(await writeFile(uri, bicepFile(lacking)));
    const { document } = editor;
    await findingsWithCodes(uri, ['missing-rule', 'missing-rule']);
    const end = document.positionAt(document.getText().indexOf('    ]\n'));
    await editor.edit((edit) => {
      edit.insert(end, '      \n');
    });
    await suggestAt(editor, new vscode.Range(end.line, 6, end.line, 6), 'AllowSqlOutbound');
    await outside.screenshot('completion-rules');
    await outside.type('sql');
    await outside.seen('.suggest-widget .monaco-list-row.focused:has-text("AllowSqlOutbound")');
    await outside.press('Enter');
    await findingsWithCodes(uri, ['missing-rule']);
    assert.match(document.getText(), /\n {6}\{\n {8}name: 'AllowSqlOutbound'\n/);

    const tag = document.positionAt(document.getText().indexOf("'AzureMonitor'") + 1);
    const name = new vscode.Range(tag, tag.translate(0, 'AzureMonitor'.length));
    await editor.edit((edit) => {
      edit.delete(name);
    });
    await suggestAt(editor, new vscode.Range(tag, tag), 'AzureKeyVault');
    await outside.screenshot('completion-tags');
    await outside.type('key');
    await outside.seen('.suggest-widget .monaco-list-row.focused:has-text("AzureKeyVault")');
    await outside.press('Enter');
    await until(
      () => document.getText().split("'AzureKeyVault'").length === 2,
      vscode.workspace.onDidChangeTextDocument,
    );
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { outside } from '../inside/outside.js';
import { armTemplate, rulesWith } from './support/armTemplate.js';
import { bicepFile } from './support/bicepFile.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { findingsWithCodes } from './support/findings.js';

const folder = scratch('codeLens');
const lacking = rulesWith({ sql: undefined, keyVault: undefined });

/** The titles of the lenses of a document, as the editor asks for them. */
async function titlesIn(uri: vscode.Uri): Promise<readonly string[]> {
  const lenses = await lensesIn(uri);
  return lenses.map(({ command }) => command?.title ?? '');
}

async function lensesIn(uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
}

async function setCodeLens(value: boolean | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('apimNsg');
  await settings.update('codeLens', value, vscode.ConfigurationTarget.Workspace);
}

describe('lenses above an NSG', () => {
  afterEach(async () => {
    await closeEditors();
    await remove(folder);
  });

  for (const [name, text] of [
    ['nsg.json', armTemplate(lacking)],
    ['nsg.bicep', bicepFile(lacking)],
  ] as const) {
    it(`tell how many rules are there in ${name}, and again after an edit`, async () => {
      const uri = vscode.Uri.joinPath(folder, name);
      const { document } = await show(await writeFile(uri, text));
      await findingsWithCodes(uri, ['missing-rule', 'missing-rule']);
      assert.deepEqual(await titlesIn(uri), [
        'API Management · Internal · 5 of 7 rules',
        'Add 2 rules',
        'Show picture',
      ]);
      await replace(document, '3443', '3444');
      const [first] = await titlesIn(uri);
      assert.equal(first, 'API Management · Internal · 4 of 7 rules · 1 wrong');
    });
  }

  it('add what is missing in one step to undo, and are seen to follow that', async () => {
    const seen = (counts: string): Promise<void> =>
      outside.seen(`.codelens-decoration:has-text("${counts}")`);
    const uri = vscode.Uri.joinPath(folder, 'nsg.bicep');
    const { document } = await show(await writeFile(uri, bicepFile(lacking)));
    await seen('5 of 7 rules');
    await outside.screenshot('code-lens');
    const add = (await lensesIn(uri)).find(({ command }) => command?.title === 'Add 2 rules');
    assert.ok(add?.command);
    await vscode.commands.executeCommand(add.command.command, add.command.arguments?.[0]);
    await findingsWithCodes(uri, []);
    await seen('7 of 7 rules');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), bicepFile(lacking));
    await seen('5 of 7 rules');
  });

  it('are not shown where the settings say so', async () => {
    const uri = await writeFile(vscode.Uri.joinPath(folder, 'nsg.json'), armTemplate(lacking));
    await show(uri);
    await setCodeLens(false);
    try {
      assert.deepEqual(await titlesIn(uri), []);
    } finally {
      await setCodeLens(undefined);
    }
    assert.equal((await titlesIn(uri)).length, 3);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { outside } from '../inside/outside.js';
import { rulesWith } from './support/armTemplate.js';
import { bicepFile } from './support/bicepFile.js';
import { closeEditors, remove, scratch, show, writeFile } from './support/documents.js';
import { until } from './support/events.js';

const folder = scratch('insert rules');
const file = ofName('main.bicep');
const other = ofName('other.bicep');

function ofName(name: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, name);
}

/** The service tags that rules of a document allow traffic to. */
function destinationsIn(document: vscode.TextDocument): readonly string[] {
  const tags = [...document.getText().matchAll(/destinationAddressPrefix: '(\w+)'/g)].map(
    ([, tag = '']) => tag,
  );
  return [...new Set(tags)].filter((tag) => tag !== 'VirtualNetwork').sort();
}

/** What can be picked. */
const row = '.quick-input-list .monaco-list-row';

const always = ['AzureKeyVault', 'AzureMonitor', 'Internet', 'Sql', 'Storage'];

describe('the command that inserts rules', () => {
  afterEach(async () => {
    await closeEditors();
    await remove(folder);
  });

  it('asks nothing where it is given the VNet type, in any case, and the features', async () => {
    const { document } = await show(await writeFile(file, ''));
    const options = { vnetType: 'external', features: ['event-hub'] };
    await vscode.commands.executeCommand('apimNsg.insertRules', options);
    assert.deepEqual(destinationsIn(document), [...always, 'EventHub'].sort());
    assert.match(document.getText(), /sourceAddressPrefix: 'Internet'/);
  });

  it('takes a VNet type alone for one without features', async () => {
    const { document } = await show(await writeFile(file, ''));
    await vscode.commands.executeCommand('apimNsg.insertRules', { vnetType: 'Internal' });
    assert.deepEqual(destinationsIn(document), always);
    assert.ok(!document.getText().includes("sourceAddressPrefix: 'Internet'"));
  });

  it('opens the file that the menu of the explorer gives it, and asks what to write into that', async () => {
    await writeFile(file, '');
    const { document: untouched } = await show(
      await writeFile(other, bicepFile(rulesWith({ sql: undefined }))),
    );
    const inserted = vscode.commands.executeCommand('apimNsg.insertRules', file);
    await outside.seen('.quick-input-title:has-text("(1/3)")');
    await outside.press('Enter');
    await outside.seen('.quick-input-title:has-text("(2/3)")');
    await outside.press('Enter');
    await outside.seen('.quick-input-title:has-text("(3/3)")');
    await outside.press('Enter');
    await inserted;
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.toString(), file.toString());
    assert.deepEqual(destinationsIn(document), always);
    assert.equal(untouched.isDirty, false);
  });

  it('asks no VNet type at the NSG of a v2 tier, which has none', async () => {
    const v2 = bicepFile([]).replace('apim-nsg: internal', 'apim-nsg: v2-injection');
    const { document } = await show(await writeFile(ofName('v2.bicep'), v2));
    const inserted = vscode.commands.executeCommand('apimNsg.insertRules');
    await outside.seen('.quick-input-title:has-text("(1/3)")');
    assert.match((await outside.texts(row))[0] ?? '', /nsg-apim/);
    await outside.press('Enter');
    await outside.seen('.quick-input-title:has-text("(2/3)")');
    assert.ok((await outside.texts(row)).some((each) => each.includes('event-hub')));
    await outside.press('Enter');
    await outside.seen('.quick-input-title:has-text("(3/3)")');
    await outside.press('Enter');
    await inserted;
    assert.deepEqual(destinationsIn(document), ['Storage']);
  });

  it('proposes the VNet type that API Management has at the NSG', async () => {
    await show(await writeFile(ofName('internal.bicep'), bicepFile([])));
    const left = vscode.commands.executeCommand('apimNsg.insertRules');
    await outside.seen('.quick-input-title:has-text("(1/4)")');
    await outside.press('Enter');
    await outside.seen('.quick-input-title:has-text("(2/4)")');
    await outside.seen(`${row}.focused:has-text("Internal")`);
    await outside.press('Escape');
    await left;
  });

  it('changes nothing where its user leaves the questions', async () => {
    const { document } = await show(await writeFile(file, ''));
    const left = vscode.commands.executeCommand('apimNsg.insertRules');
    await outside.seen('.quick-input-title:has-text("(1/3)")');
    await outside.press('Escape');
    await left;
    assert.equal(document.getText(), '');
  });
});

describe('what the menus know of the active editor', () => {
  const action = '.editor-actions [aria-label^="Show APIM NSG rules"]';

  afterEach(async () => {
    await closeEditors();
    await remove(folder);
  });

  it('is whether its file has an NSG that is checked, as it is typed', async () => {
    const unchecked = 'param name string\n';
    await show(await writeFile(file, bicepFile(rulesWith({}))));
    await outside.seen(action);
    const editor = await show(await writeFile(other, unchecked));
    await outside.gone(action);
    await editor.edit((edit) => {
      edit.insert(editor.document.positionAt(unchecked.length), bicepFile(rulesWith({})));
    });
    await outside.seen(action);
    await closeEditors();
    await until(
      () => vscode.window.activeTextEditor === undefined,
      vscode.window.onDidChangeActiveTextEditor,
    );
    await outside.gone(action);
  });
});

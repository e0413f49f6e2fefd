import * as vscode from 'vscode';
import { outside } from '../inside/outside.js';
import { armTemplate, completeRules, rulesWith } from './support/armTemplate.js';
import { bicepFile } from './support/bicepFile.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { findingsWithCodes } from './support/findings.js';

const folder = scratch('languageStatus');
const entry = '[id="status.languageStatus"]';
const details = '.hover-language-status';

/** Points at the entry of languages in the status bar until its details say this. */
async function detailsSay(text: string): Promise<void> {
  await outside.seenAfter(() => outside.click(entry), `${details}:has-text("${text}")`);
}

/** Follows a link in the details of the entry to where it leads. */
async function follow(link: string, goal: string): Promise<void> {
  await outside.seenAfter(async () => {
    do await outside.click(entry);
    while (!(await outside.clickIfSeen(`${details} a:has-text("${link}")`)));
  }, goal);
}

describe('the status of the active file', () => {
  afterEach(async () => {
    await closeEditors();
    await remove(folder);
  });

  it('tells how many rules are there and what is wrong, and follows edits', async () => {
    const uri = vscode.Uri.joinPath(folder, 'nsg.json');
    const { document } = await show(await writeFile(uri, armTemplate(rulesWith({ sql: undefined }))));
    await findingsWithCodes(uri, ['missing-rule']);
    await detailsSay('API Management · 6 of 7 rules');
    await detailsSay('Errors: 1');
    await outside.screenshot('language-status');
    await follow('Show Problems', '.markers-panel');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await replace(document, '"destinationPortRange": "3443"', '"destinationPortRange": "3444"');
    await findingsWithCodes(uri, ['missing-rule', 'wrong-rule']);
    await detailsSay('5 of 7 rules');
  });

  it('leads to the picture where nothing is wrong', async () => {
    const uri = vscode.Uri.joinPath(folder, 'nsg.bicep');
    await show(await writeFile(uri, bicepFile(Object.values(completeRules))));
    await detailsSay('7 of 7 rules');
    await detailsSay('no problems');
    await follow('Show picture', 'iframe.webview.ready');
  });

  it('is not there for a file that has no such NSG', async () => {
    await show(await writeFile(vscode.Uri.joinPath(folder, 'nsg.json'), armTemplate([])));
    await detailsSay('API Management');
    await show(await writeFile(vscode.Uri.joinPath(folder, 'web.bicep'), "var name = 'web'\n"));
    await outside.gone(`${details}:has-text("API Management")`);
    await outside.gone(entry);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { shownAsProblems, summaryOf } from '../../../src/vscode/commands/checkSummary.js';
import { armTemplate, rulesWith } from './support/armTemplate.js';
import { closeEditors, remove, scratch, show, writeFile } from './support/documents.js';
import { codeOf, findingsOf, findingsWithCodes } from './support/findings.js';
import { makeWatched } from './support/watched.js';

const folder = scratch('check (workspace)');
const broken = vscode.Uri.joinPath(folder, 'net', "it's broken.json");
const fine = vscode.Uri.joinPath(folder, 'fine.json');
const ignored = vscode.Uri.joinPath(folder, 'build', 'ignored.json');

describe('a check of the workspace', () => {
  beforeEach(async () => {
    for (const uri of [broken, ignored]) await makeWatched(vscode.Uri.joinPath(uri, '..'));
    await writeFile(broken, armTemplate(rulesWith({ storage: undefined })));
    await writeFile(fine, armTemplate(rulesWith({})));
    await writeFile(ignored, armTemplate(rulesWith({ storage: undefined })));
    await writeFile(vscode.Uri.joinPath(folder, '.gitignore'), '/build/\n');
    await vscode.commands.executeCommand('apimNsg.checkWorkspace');
  });

  afterEach(async () => {
    await closeEditors();
    await remove(folder);
    await findingsWithCodes(broken, []);
  });

  it('shows the findings of files that nobody has open', () => {
    assert.deepEqual(findingsOf(broken).map(codeOf), ['missing-rule']);
    assert.deepEqual(findingsOf(fine), []);
  });

  it('leaves out what git ignores', () => {
    assert.deepEqual(findingsOf(ignored), []);
  });

  it('keeps them when such a file is opened and closed, with what was saved meanwhile', async () => {
    await show(broken);
    await closeEditors();
    await findingsWithCodes(broken, ['missing-rule']);
    await writeFile(broken, armTemplate(rulesWith({ storage: undefined, monitor: undefined })));
    await findingsWithCodes(broken, ['missing-rule', 'missing-rule']);
    await writeFile(broken, armTemplate(rulesWith({})));
    await findingsWithCodes(broken, []);
  });

  it('replaces what the check before it showed', async () => {
    await writeFile(broken, armTemplate(rulesWith({})));
    await vscode.commands.executeCommand('apimNsg.checkWorkspace');
    assert.deepEqual(findingsOf(broken), []);
  });

  it('counts in its summary what the Problems panel has, which has no hints', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const findings = ([1, 1, 3, 4, 4] as const).map((severity) => ({ range, severity, message: '' }));
    const report = { files: 7, findings: [], networkSecurityGroups: [] };
    const summary = summaryOf(report, shownAsProblems(findings));
    assert.ok(summary.endsWith(' Errors: 2. Notes: 1.'), summary);
  });

  it('is made of a folder alone, and keeps what was said of the others', async () => {
    await writeFile(fine, armTemplate(rulesWith({ sql: undefined })));
    await writeFile(broken, armTemplate(rulesWith({ storage: undefined, monitor: undefined })));
    await vscode.commands.executeCommand('apimNsg.checkFolder', vscode.Uri.joinPath(folder, 'net'));
    assert.deepEqual(findingsOf(broken).map(codeOf), ['missing-rule', 'missing-rule']);
    await writeFile(broken, armTemplate(rulesWith({})));
    await vscode.commands.executeCommand('apimNsg.checkFolder', vscode.Uri.joinPath(folder, 'build'));
    await findingsWithCodes(broken, []);
    await vscode.commands.executeCommand('apimNsg.checkFolder', folder);
    assert.deepEqual(findingsOf(fine).map(codeOf), ['missing-rule']);
    await writeFile(fine, armTemplate(rulesWith({})));
  });
});

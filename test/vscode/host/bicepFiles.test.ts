import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { outside } from '../inside/outside.js';
import { completeRules, rulesWith } from './support/armTemplate.js';
import { bicepFile } from './support/bicepFile.js';
import { scratch, show, writeFile } from './support/documents.js';
import { until } from './support/events.js';
import { findingsWithCodes } from './support/findings.js';
import { putCursorAt, testDisabling, testMending } from './support/mending.js';

describe('a Bicep file in the editor', () => {
  const file = vscode.Uri.joinPath(scratch('bicep files'), 'main.bicep');

  testMending({
    file,
    editorLanguage: 'bicep',
    print: bicepFile,
    group: /^resource nsgApim 'Microsoft\.Network\/networkSecurityGroups@/,
    internal: ['resource', '// apim-nsg: internal\nresource'],
  });

  testDisabling({ file, print: bicepFile, comment: '//' });

  it('is mended from the menu of quick fixes', async () => {
    const wrong = bicepFile(rulesWith({ sql: completeRules.sql.replace('1433', '1443') }));
    const { document } = await show(await writeFile(file, wrong));
    await findingsWithCodes(file, ['wrong-rule']);
    await putCursorAt(document, '1443');
    await outside.seen('.squiggly-error');
    await outside.screenshot('bicep-squiggle');
    await outside.seenAfter(
      () => vscode.commands.executeCommand('editor.action.quickFix'),
      '.action-widget .monaco-list-row:has-text("1433")',
    );
    await outside.screenshot('bicep-quick-fixes');
    await outside.press('Enter');
    await until(() => !document.getText().includes('1443'), vscode.workspace.onDidChangeTextDocument);
    assert.equal(document.getText(), bicepFile(rulesWith({})));
    await findingsWithCodes(file, []);
    await outside.screenshot('bicep-mended');
  });
});

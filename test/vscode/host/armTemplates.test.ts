import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { armTemplate, completeRules, rulesWith } from './support/armTemplate.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { codeOf, findingsOf, findingsWithCodes } from './support/findings.js';
import { applyFix, offeredFor, testDisabling, testMending } from './support/mending.js';

const folder = scratch('arm templates');
const file = vscode.Uri.joinPath(folder, 'azuredeploy.json');

/** Shows a template of these rules in an editor. */
async function showRules(rules: readonly string[]): Promise<vscode.TextDocument> {
  return (await show(await writeFile(file, armTemplate(rules)))).document;
}

describe('an ARM template in the editor', () => {
  describe('shows findings', () => {
    it('at the name of an NSG that lacks a rule, with the deny and the page about it', async () => {
      const document = await showRules(rulesWith({ storage: undefined }));
      const [finding] = await findingsWithCodes(file, ['missing-rule']);
      assert.ok(finding);
      assert.equal(document.getText(finding.range), '"nsg-apim"');
      assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
      assert.match(finding.message, /443 to Storage/);
      assert.match(finding.relatedInformation?.[0]?.message ?? '', /DenyOutbound/);
      const { target } = finding.code as { readonly target: vscode.Uri };
      assert.match(target.toString(true), /docs\/rules\.md#missing-rule$/);
    });

    it('as the text is typed, saved or not', async () => {
      const document = await showRules(rulesWith({}));
      await replace(document, '"1433"', '"1443"');
      const [finding] = await findingsWithCodes(file, ['wrong-rule']);
      assert.equal(finding && document.getText(finding.range), '"1443"');
      await replace(document, '"1443"', '"1433"');
      await findingsWithCodes(file, []);
    });

    it('that stay while the text is broken for a moment', async () => {
      const document = await showRules(rulesWith({ sql: completeRules.sql.replace('1433', '1443') }));
      await findingsWithCodes(file, ['wrong-rule']);
      const lost: string[] = [];
      const watch = vscode.languages.onDidChangeDiagnostics(() => {
        if (!findingsOf(file).some((finding) => codeOf(finding) === 'wrong-rule'))
          lost.push(document.getText());
      });
      await replace(document, '"3443"', '"3443');
      await replace(document, '"3443', '"344"');
      const [finding] = await findingsWithCodes(file, ['wrong-rule', 'wrong-rule']);
      watch.dispose();
      assert.equal(finding && document.getText(finding.range), '"344"');
      assert.deepEqual(lost, []);
    });

    it("for none but real documents: not for git's side of a diff", async () => {
      const text = armTemplate(rulesWith({ storage: undefined }));
      const contents = { provideTextDocumentContent: () => text };
      const registration = vscode.workspace.registerTextDocumentContentProvider('git', contents);
      await writeFile(file, text);
      const side = await vscode.workspace.openTextDocument(
        file.with({ scheme: 'git', query: '{"ref":"~"}' }),
      );
      assert.deepEqual([side.languageId, side.getText()], ['json', text]);
      await vscode.commands.executeCommand('vscode.diff', side.uri, file);
      await findingsWithCodes(file, ['missing-rule']);
      assert.deepEqual(findingsOf(side.uri), []);
      registration.dispose();
    });

    it('of a file outside of the workspace while it is open', async () => {
      const elsewhere = vscode.Uri.joinPath(folder, '../../../elsewhere/azuredeploy.json');
      assert.equal(vscode.workspace.getWorkspaceFolder(elsewhere), undefined);
      await show(await writeFile(elsewhere, armTemplate(rulesWith({ storage: undefined }))));
      await findingsWithCodes(elsewhere, ['missing-rule']);
      await vscode.commands.executeCommand('apimNsg.checkWorkspace');
      await closeEditors();
      await findingsWithCodes(elsewhere, []);
      await remove(vscode.Uri.joinPath(elsewhere, '..'));
    });

    it('until they are switched off', async () => {
      const settings = vscode.workspace.getConfiguration('apimNsg', file);
      await showRules(rulesWith({ storage: undefined }));
      await findingsWithCodes(file, ['missing-rule']);
      await settings.update('rules', { 'missing-rule': 'off' }, vscode.ConfigurationTarget.Workspace);
      await findingsWithCodes(file, []);
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
      await findingsWithCodes(file, ['missing-rule']);
      await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
      await findingsWithCodes(file, []);
      await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
      await findingsWithCodes(file, ['missing-rule']);
    });
  });

  testMending({
    file,
    editorLanguage: 'json',
    print: armTemplate,
    group: /"type": "Microsoft.Network\/networkSecurityGroups"/,
    internal: ['"type"', '"metadata": { "apimNsg": "internal" },\n      "type"'],
  });

  it('offers a quick fix that writes several ports as a list', async () => {
    const ports = completeRules.monitor.replace('[443,1886]', '443,1886');
    const document = await showRules(rulesWith({ monitor: ports }));
    await applyFix(file, ['invalid-rule', 'unresolved'], 'Write the ports as destinationPortRanges');
    assert.equal(document.getText(), armTemplate(rulesWith({})));
  });

  it('offers no comments in strict JSON', async () => {
    await showRules(rulesWith({ sql: completeRules.sql.replace('1433', '1443') }));
    const offered = await offeredFor(file, ['wrong-rule']);
    assert.deepEqual(
      offered.map(({ title }) => title),
      ["Open 1433 in 'AllowSqlOutbound'"],
    );
  });

  testDisabling({
    file: vscode.Uri.joinPath(folder, 'azuredeploy.jsonc'),
    print: armTemplate,
    comment: '//',
  });

  it('is mended as a whole when it is saved', async () => {
    const settings = vscode.workspace.getConfiguration('editor', file);
    const onSave = { 'source.fixAll.apimNsg': 'explicit' };
    await settings.update('codeActionsOnSave', onSave, vscode.ConfigurationTarget.Workspace);
    const document = await showRules(rulesWith({}));
    await replace(document, '"1433"', '"1443"');
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.equal(document.getText(), armTemplate(rulesWith({})));
    await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
  });
});

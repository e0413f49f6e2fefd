import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { armTemplate, completeRules, rulesWith } from './support/armTemplate.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { until } from './support/events.js';
import { codeOf, findingsOf, findingsWithCodes } from './support/findings.js';

const folder = scratch('arm templates');
const file = vscode.Uri.joinPath(folder, 'azuredeploy.json');

/** Shows a template of these rules in an editor. */
async function showRules(rules: readonly string[]): Promise<vscode.TextDocument> {
  return (await show(await writeFile(file, armTemplate(rules)))).document;
}

/** Applies the quick fix of this title to the template of some rules, and compares the text after it. */
async function checkFix(
  before: readonly string[],
  codes: readonly string[],
  title: string,
  after: readonly string[],
): Promise<void> {
  const document = await showRules(before);
  const [finding] = await findingsWithCodes(file, codes);
  assert.ok(finding);
  const offered = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    file,
    finding.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const fix = offered.find((action) => action.title === title);
  assert.ok(fix, `offered: ${offered.map((action) => action.title).join('; ')}`);
  assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
  assert.equal(document.getText(), armTemplate(after));
}

describe('an ARM template in the editor', () => {
  afterEach(async () => {
    await closeEditors();
    await remove(folder);
  });

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

    it('for none but real documents', async () => {
      const text = armTemplate(rulesWith({ storage: undefined }));
      const contents = { provideTextDocumentContent: () => text };
      const registration = vscode.workspace.registerTextDocumentContentProvider('git-side', contents);
      const side = await vscode.workspace.openTextDocument(vscode.Uri.parse('git-side:/azuredeploy.json'));
      assert.equal(side.languageId, 'json');
      await writeFile(file, text);
      await vscode.commands.executeCommand('vscode.diff', side.uri, file);
      await findingsWithCodes(file, ['missing-rule']);
      assert.deepEqual(findingsOf(side.uri), []);
      registration.dispose();
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

    it('of a file that has no name yet', async () => {
      const content = armTemplate(rulesWith({ storage: undefined }));
      const document = await vscode.workspace.openTextDocument({ language: 'arm-template', content });
      if (document.languageId === 'json') await vscode.window.showTextDocument(document);
      const untitled = await vscode.workspace.openTextDocument({ language: 'json', content });
      await findingsWithCodes(untitled.uri, ['missing-rule']);
    });
  });

  describe('offers a quick fix', () => {
    it('that adds the rule', async () => {
      await checkFix(
        rulesWith({ monitor: undefined }),
        ['missing-rule'],
        'Add a rule for outbound TCP 443, 1886 to AzureMonitor',
        rulesWith({}),
      );
    });

    it('that adds all missing rules', async () => {
      await checkFix(
        rulesWith({ keyVault: undefined, monitor: undefined }),
        ['missing-rule', 'missing-rule'],
        'Add all 2 missing API Management rules',
        rulesWith({}),
      );
    });

    it('that writes a rule which passes only by a default rule', async () => {
      await checkFix(
        rulesWith({ loadBalancer: undefined }),
        ['implicit-rule'],
        'Write this rule',
        rulesWith({}),
      );
    });

    it('that moves an allow before the deny', async () => {
      const deny = 'DenyOutbound 105 Outbound Deny * * -> Storage *';
      await checkFix(
        rulesWith({ deny }),
        ['blocked-rule'],
        "Move 'AllowStorageOutbound' before 'DenyOutbound'",
        rulesWith({ deny, storage: completeRules.storage.replace('110', '101') }),
      );
    });

    it('that gives a free priority', async () => {
      await checkFix(
        rulesWith({ sql: completeRules.sql.replace('120', '130') }),
        ['duplicate-priority', 'duplicate-priority'],
        "Give 'AllowSqlOutbound' a free priority",
        rulesWith({ sql: completeRules.sql.replace('120', '135') }),
      );
    });

    it('that corrects the property', async () => {
      await checkFix(
        rulesWith({ sql: completeRules.sql.replace('1433', '1443') }),
        ['wrong-rule'],
        "Open 1433 in 'AllowSqlOutbound'",
        rulesWith({}),
      );
    });

    it('that replaces a service tag', async () => {
      await checkFix(
        rulesWith({ storage: completeRules.storage.replace('Storage ', 'Storge ') }),
        ['unknown-service-tag', 'unresolved'],
        "Replace by 'Storage'",
        rulesWith({}),
      );
    });

    it('that writes several ports as a list', async () => {
      await checkFix(
        rulesWith({ monitor: completeRules.monitor.replace('[443,1886]', '443,1886') }),
        ['invalid-rule', 'unresolved'],
        'Write the ports as destinationPortRanges',
        rulesWith({}),
      );
    });
  });

  describe('is mended as a whole', () => {
    const broken = rulesWith({ sql: completeRules.sql.replace('1433', '1443'), monitor: undefined });

    it('by the command', async () => {
      const document = await showRules(broken);
      await vscode.commands.executeCommand('apimNsg.fixAll');
      assert.equal(document.getText(), armTemplate(rulesWith({})));
    });

    it('in one step to undo', async () => {
      const document = await showRules(broken);
      await vscode.commands.executeCommand('apimNsg.fixAll');
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), armTemplate(broken));
    });

    it('when it is saved', async () => {
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

  describe('gets the rules that the insert command adds', () => {
    const options = { vnetType: 'Internal', features: [] };

    it('at an NSG what is missing there', async () => {
      const { document } = await show(await writeFile(file, armTemplate(rulesWith({ monitor: undefined }))));
      await putCursorAt(document, 'nsg-apim');
      await vscode.commands.executeCommand('apimNsg.insertRules', options);
      assert.equal(document.getText(), armTemplate(rulesWith({})));
    });

    it('in an empty file a whole NSG that needs nothing more, in one step to undo', async () => {
      const { document } = await show(await writeFile(file, ''));
      await vscode.commands.executeCommand('apimNsg.insertRules', options);
      assert.match(document.getText(), /"Microsoft.Network\/networkSecurityGroups"/);
      await replace(document, '"type"', '"metadata": { "apimNsg": "internal" },\n      "type"');
      await until(() => findingsOf(file).length === 0, vscode.languages.onDidChangeDiagnostics);
      await vscode.commands.executeCommand('undo');
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), '');
    });
  });
});

async function putCursorAt(document: vscode.TextDocument, text: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(document.getText().indexOf(text));
  editor.selection = new vscode.Selection(position, position);
}

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { armTemplate, completeRules, rulesWith } from './support/armTemplate.js';
import { bicepFile } from './support/bicepFile.js';
import { closeEditors, replace, show } from './support/documents.js';
import { codeOf, findingsOf, findingsWithCodes } from './support/findings.js';
import { MemoryFiles } from './support/memoryFiles.js';
import { applyFix } from './support/mending.js';

const wrongSql = completeRules.sql.replace('1433', '1443');

/** A Bicep module that makes an NSG, and a file that calls it with these rules. */
function moduleAndCaller(rules: readonly string[]): { readonly module: string; readonly caller: string } {
  const whole = bicepFile(rules);
  const list = /(?<=securityRules: )\[[^]*?\n {4}\]/.exec(whole)?.[0] ?? '';
  const module = `param rules array\n\n${whole.replace(list, 'rules')}`;
  const caller = `module nsg 'modules/nsg.bicep' = {\n  name: 'nsg'\n  params: {\n    rules: ${list}\n  }\n}\n`;
  return { module, caller };
}

/** Adds a folder to the workspace, or takes the last one away, and waits until that is done. */
async function changeFolders(remove: number, ...add: readonly { readonly uri: vscode.Uri }[]): Promise<void> {
  const changed = new Promise((resolve) => {
    const subscription = vscode.workspace.onDidChangeWorkspaceFolders((event) => {
      subscription.dispose();
      resolve(event);
    });
  });
  assert.ok(vscode.workspace.updateWorkspaceFolders(1, remove, ...add));
  await changed;
}

describe('a folder of a virtual file system', () => {
  const files = new MemoryFiles('apim-memory');
  const template = files.uri('/network/azuredeploy.json');
  const caller = files.uri('/network/main.bicep');
  const module = files.uri('/network/modules/nsg.bicep');
  let registration: vscode.Disposable;

  before(async () => {
    files.set('/network/.gitignore', 'build/\n');
    registration = files.register();
    await changeFolders(0, { uri: files.uri('/network') });
  });

  afterEach(async () => {
    await closeEditors();
    for (const { path } of [template, caller, module]) files.delete(files.uri(path));
  });

  after(async () => {
    await changeFolders(1);
    registration.dispose();
  });

  it('has findings in its files, and fixes that are written into them', async () => {
    files.set(template.path, armTemplate(rulesWith({ sql: wrongSql })));
    await show(template);
    await applyFix(template, ['wrong-rule'], "Open 1433 in 'AllowSqlOutbound'");
    await findingsWithCodes(template, []);
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.equal(files.text(template.path), armTemplate(rulesWith({})));
  });

  it('gets whole NSGs by the insert command', async () => {
    files.set(caller.path, '');
    const { document } = await show(caller);
    await vscode.commands.executeCommand('apimNsg.insertRules', { vnetType: 'Internal', features: [] });
    assert.match(document.getText(), /'Microsoft\.Network\/networkSecurityGroups@/);
  });

  it('has modules, which are followed from file to file and when they change', async () => {
    const { module: text, caller: calling } = moduleAndCaller(rulesWith({ sql: wrongSql }));
    files.set(module.path, text);
    files.set(caller.path, calling);
    const { document } = await show(caller);
    const [finding] = await findingsWithCodes(caller, ['wrong-rule']);
    assert.equal(finding && document.getText(finding.range), "'1443'");
    files.set(module.path, text.replace('apim-nsg: internal', 'apim-nsg: off'));
    await findingsWithCodes(caller, []);
    const { document: opened } = await show(module);
    await replace(opened, 'apim-nsg: off', 'apim-nsg: internal');
    await findingsWithCodes(caller, ['wrong-rule']);
  });

  it('has a configuration file that counts', async () => {
    files.set(template.path, armTemplate(rulesWith({ sql: wrongSql })));
    await show(template);
    await findingsWithCodes(template, ['wrong-rule']);
    files.set('/network/apim-nsg.json', '{ "rules": { "wrong-rule": "off" } }');
    await findingsWithCodes(template, []);
    files.delete(files.uri('/network/apim-nsg.json'));
    await findingsWithCodes(template, ['wrong-rule']);
  });

  it('is looked through by a check of the workspace, but for what git ignores', async () => {
    const ignored = files.uri('/network/build/azuredeploy.json');
    for (const { path } of [template, ignored]) files.set(path, armTemplate(rulesWith({ sql: undefined })));
    await vscode.commands.executeCommand('apimNsg.checkWorkspace');
    assert.deepEqual(findingsOf(template).map(codeOf), ['missing-rule']);
    assert.deepEqual(findingsOf(ignored), []);
    files.delete(ignored);
    files.set(template.path, armTemplate(rulesWith({})));
    await findingsWithCodes(template, []);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { armTemplate, completeRules, rulesWith } from './support/armTemplate.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { findingsWithCodes } from './support/findings.js';

interface Report {
  readonly files: number;
  readonly networkSecurityGroups: readonly {
    readonly file: string;
    readonly rules: readonly { readonly name: string; readonly priority: number }[];
  }[];
  readonly diagnostics: readonly { readonly file: string; readonly code: string }[];
}

/** The API that agents' tools are called by, which the oldest supported editor has no types for. */
interface ToolCalls {
  invokeTool(name: string, options: object): PromiseLike<{ readonly content: readonly { value: string }[] }>;
  readonly tools: readonly { readonly name: string; readonly inputSchema: object }[];
}

const calls = vscode.lm as unknown as ToolCalls;
const folder = scratch('tool');
const path = vscode.workspace.asRelativePath(folder, false);
const lacking = vscode.Uri.joinPath(folder, 'net', 'lacking.json');
const fine = vscode.Uri.joinPath(folder, 'fine.json');

async function check(input: object): Promise<Report> {
  const { content } = await calls.invokeTool('apim-nsg_check', { input, toolInvocationToken: undefined });
  return JSON.parse(content.map(({ value }) => value).join('')) as Report;
}

describe('the tool for agents', () => {
  beforeEach(async () => {
    await writeFile(lacking, armTemplate(rulesWith({ storage: undefined })));
    await writeFile(fine, armTemplate(rulesWith({})));
  });

  afterEach(async () => {
    await closeEditors();
    await remove(folder);
    await findingsWithCodes(lacking, []);
  });

  it('is there for chats, with what it takes', () => {
    const tool = calls.tools.find(({ name }) => name === 'apim-nsg_check');
    assert.ok(tool && 'properties' in tool.inputSchema);
  });

  it('checks a file, and gives its effective rules', async () => {
    const report = await check({ path: `${path}/net/lacking.json` });
    assert.equal(report.files, 1);
    assert.deepEqual(
      report.diagnostics.map(({ file, code }) => ({ file, code })),
      [{ file: `${path}/net/lacking.json`, code: 'missing-rule' }],
    );
    const [first] = report.networkSecurityGroups.flatMap(({ rules }) => rules);
    assert.deepEqual([first?.name, first?.priority], ['AllowManagementInbound', 100]);
  });

  it('checks a folder, and the workspace', async () => {
    const inFolder = await check({ path: `${path}/net/` });
    assert.deepEqual(
      inFolder.networkSecurityGroups.map(({ file }) => file),
      [`${path}/net/lacking.json`],
    );
    const everywhere = await check({});
    const files = everywhere.networkSecurityGroups.map(({ file }) => file);
    assert.ok(files.includes(`${path}/fine.json`) && files.includes(`${path}/net/lacking.json`));
  });

  it('reads what is not saved yet', async () => {
    const { document } = await show(fine);
    await replace(document, completeRules.sql.split(' ')[0] ?? '', 'AllowSqlDatabases');
    await replace(document, '"1433"', '"1443"');
    const { diagnostics } = await check({ path: fine.toString() });
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['wrong-rule'],
    );
  });

  it('tells an agent what to do where there is no such file', async () => {
    await assert.rejects(
      async () => check({ path: 'nowhere.bicep' }),
      /There is no file or folder 'nowhere\.bicep'/,
    );
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createLanguageService } from '../../../src/service/createLanguageService.js';
import { createCheckTool } from '../../../src/vscode/agents/checkTool.js';
import { toolApiOf } from '../../../src/vscode/agents/toolApi.js';
import { systemClock } from '../../../src/vscode/diagnostics/systemClock.js';
import { FileWatch } from '../../../src/vscode/fileWatch.js';
import { createWorkspace } from '../../../src/vscode/workspacePort.js';
import { defaultConfiguration } from '../../../src/workspace/configuration.js';
import { armTemplate, rulesWith } from './support/armTemplate.js';
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

interface Tool {
  prepareInvocation(options: object): Promise<{ readonly invocationMessage: string }>;
  invoke(options: object, token: vscode.CancellationToken): Promise<Parts>;
}

class Text {
  constructor(readonly value: string) {}
}

class Parts {
  constructor(readonly content: readonly Text[]) {}
}

/** An editor with tools for agents, as newer ones than the oldest supported are, which keeps the one registered. */
class EditorWithTools {
  tool: Tool | undefined;
  readonly LanguageModelTextPart = Text;
  readonly LanguageModelToolResult = Parts;
  readonly lm = {
    registerTool: (name: string, tool: Tool): vscode.Disposable => {
      assert.equal(name, 'apim-nsg_check');
      this.tool = tool;
      return new vscode.Disposable(() => (this.tool = undefined));
    },
  };
}

const folder = scratch('tool');
const path = vscode.workspace.asRelativePath(folder, false);
const lacking = vscode.Uri.joinPath(folder, 'net', 'lacking.json');
const fine = vscode.Uri.joinPath(folder, 'fine.json');

describe('the tool for agents', () => {
  const editor = new EditorWithTools();
  const files = new FileWatch();
  const logger = { warn: () => undefined };
  const workspace = createWorkspace(logger);
  const service = createLanguageService({ workspace, logger, settings: () => defaultConfiguration });
  const tool = toolApiOf(editor)?.register(
    'apim-nsg_check',
    createCheckTool({ service, workspace, files }, systemClock),
  );

  after(() => {
    tool?.dispose();
    files.dispose();
    assert.equal(editor.tool, undefined);
  });

  async function check(input: object): Promise<Report> {
    const { token } = new vscode.CancellationTokenSource();
    const result = await editor.tool?.invoke({ input }, token);
    return JSON.parse((result?.content ?? []).map(({ value }) => value).join('')) as Report;
  }

  beforeEach(async () => {
    await writeFile(lacking, armTemplate(rulesWith({ storage: undefined })));
    await writeFile(fine, armTemplate(rulesWith({})));
  });

  afterEach(async () => {
    await closeEditors();
    await remove(folder);
    await findingsWithCodes(lacking, []);
  });

  it('says what it does', async () => {
    const say = async (input: object): Promise<string | undefined> =>
      (await editor.tool?.prepareInvocation({ input }))?.invocationMessage;
    assert.equal(await say({ path: 'infra' }), 'Checking APIM NSG rules in infra');
    assert.equal(await say({}), 'Checking APIM NSG rules in the workspace');
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

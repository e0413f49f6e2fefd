import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isReal, isTemplate } from '../../../src/vscode/documents.js';
import { MemoryFiles } from './support/memoryFiles.js';
import { scratch } from './support/documents.js';

function check(uri: string, expected: boolean): void {
  assert.equal(isReal(vscode.Uri.parse(uri)), expected, uri);
}

/** A virtual file system, once the extension host knows of it. */
async function registered(scheme: string, options: { isReadonly?: boolean }): Promise<vscode.Disposable> {
  const files = new MemoryFiles(scheme);
  files.set('/main.tf', '');
  const registration = files.register(options);
  await vscode.workspace.fs.stat(files.uri('/main.tf'));
  return registration;
}

describe('isReal', () => {
  it('holds for files, and for texts that have none yet', () => {
    assert.ok(isReal(scratch('main.bicep')));
    check('file:///elsewhere/main.bicep', true);
    check('untitled:Untitled-1', true);
  });

  it('holds for files of a virtual file system that can be written', async () => {
    const registration = await registered('writable-files', {});
    check('writable-files:/main.tf', true);
    registration.dispose();
  });

  it('does not hold for the other side of a diff', async () => {
    const registration = await registered('readonly-files', { isReadonly: true });
    assert.equal(vscode.workspace.fs.isWritableFileSystem('readonly-files'), false);
    check('readonly-files:/main.tf', false);
    const file = scratch('main.tf');
    assert.equal(isReal(file.with({ scheme: 'git', query: '{"ref":"HEAD"}' })), false);
    registration.dispose();
  });

  it('does not hold for what is no file at all', () => {
    for (const scheme of ['output', 'vscode-scm', 'comment', 'walkThroughSnippet', 'vscode-notebook-cell']) {
      check(`${scheme}:/main.tf`, false);
    }
  });
});

describe('isTemplate', () => {
  async function templateIn(language: string): Promise<boolean> {
    return isTemplate(await vscode.workspace.openTextDocument({ language, content: '' }));
  }

  it('goes by the language', async () => {
    for (const language of ['json', 'jsonc', 'bicep', 'bicep-params', 'terraform', 'terraform-vars']) {
      assert.ok(await templateIn(language), language);
    }
    for (const language of ['plaintext', 'yaml', 'markdown'])
      assert.ok(!(await templateIn(language)), language);
  });
});

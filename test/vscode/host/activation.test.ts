import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lensCommands } from '../../../src/service/lensTarget.js';
import { commandIds } from '../../../src/vscode/commands/commandIds.js';
import { armTemplate, rulesWith } from './support/armTemplate.js';
import { closeEditors, remove, scratch, show, writeFile } from './support/documents.js';
import { findingsWithCodes } from './support/findings.js';

const folder = scratch('activation');

/** In a browser the extension is one file; on the desktop most of it is loaded with the first template. */
const isLoadedAtOnce = 'WorkerGlobalScope' in globalThis;

async function ownCommands(): Promise<readonly string[]> {
  const registered = await vscode.commands.getCommands(true);
  return registered.filter((command) => command.startsWith('apimNsg.')).sort();
}

describe('the extension', () => {
  after(async () => {
    await closeEditors();
    await remove(folder);
  });

  it('registers the commands of its manifest at once, that of its lenses with the first template, and no others', async () => {
    const atOnce = [...commandIds].sort();
    const all = [...commandIds, lensCommands.add].sort();
    const other = vscode.Uri.joinPath(folder, 'other.json');
    const template = vscode.Uri.joinPath(folder, 'template.json');
    await writeFile(other, '{ "compilerOptions": { "strict": true } }');
    await writeFile(template, armTemplate(rulesWith({ storage: undefined })));

    const extension = vscode.extensions.getExtension('apim-nsg.apim-nsg');
    assert.ok(extension, 'the extension is not there');
    await show(other);
    await extension.activate();
    assert.deepEqual(await ownCommands(), isLoadedAtOnce ? all : atOnce);

    await show(template);
    await findingsWithCodes(template, ['missing-rule']);
    assert.deepEqual(await ownCommands(), all);
  });
});

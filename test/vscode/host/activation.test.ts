import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lensCommands } from '../../../src/service/lensTarget.js';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('the extension', () => {
  it('registers the commands of its manifest, that of its lenses, and no others', async () => {
    const extension = vscode.extensions.getExtension('apim-nsg.apim-nsg');
    assert.ok(extension, 'the extension is not there');
    await extension.activate();
    const { contributes } = extension.packageJSON as Manifest;
    const named = contributes.commands.map(({ command }) => command);
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      registered.filter((command) => command.startsWith('apimNsg.')).sort(),
      [...named, lensCommands.add].sort(),
    );
  });
});

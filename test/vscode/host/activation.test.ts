import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('activates and registers its commands', async () => {
    const extension = vscode.extensions.getExtension('apim-nsg.apim-nsg');
    assert.ok(extension, 'the extension is not there');
    await extension.activate();
    const commands = await vscode.commands.getCommands(true);
    for (const command of ['apimNsg.insertRules', 'apimNsg.fixAll', 'apimNsg.checkWorkspace']) {
      assert.ok(commands.includes(command), `${command} is not registered`);
    }
  });
});

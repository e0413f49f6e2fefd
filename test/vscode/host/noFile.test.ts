import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exampleTemplate } from '../../../src/vscode/commands/exampleTemplate.js';
import { outside } from '../inside/outside.js';
import { closeEditors } from './support/documents.js';
import { until } from './support/events.js';

describe('a command on a file where none is open', () => {
  afterEach(closeEditors);

  it('offers the example, and opens it', async () => {
    await closeEditors();
    await vscode.commands.executeCommand('apimNsg.fixAll');
    await outside.seen('.notification-toast:has-text("Open an ARM template")');
    await outside.screenshot('no-file');
    await outside.click('.notification-toast .monaco-button:has-text("Open an Example")');
    await until(
      () => vscode.window.activeTextEditor !== undefined,
      vscode.window.onDidChangeActiveTextEditor,
    );
    assert.equal(vscode.window.activeTextEditor?.document.getText(), exampleTemplate);
  });
});

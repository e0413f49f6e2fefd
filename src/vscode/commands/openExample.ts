import * as vscode from 'vscode';
import type { Border } from '../border.js';
import { exampleTemplate } from './exampleTemplate.js';

/** `apimNsg.openExample`: opens a template to try everything on, as a new text that nobody has to save. */
export function activateOpenExampleCommand(border: Border): vscode.Disposable {
  return border.command('apimNsg.openExample', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'bicep', content: exampleTemplate });
    // Beside the walkthrough, so that its further steps work on the example.
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  });
}

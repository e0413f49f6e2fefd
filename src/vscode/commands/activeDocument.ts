import * as vscode from 'vscode';
import { isReal, isTemplate } from '../documents.js';

/**
 * The editor that a command works on: the active one, else the only one with a template, as beside a walkthrough.
 * Without one, its user is told what to do, and offered the example.
 */
export function activeTemplateEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor ?? onlyTemplateEditor();
  if (editor && isReal(editor.document.uri)) return editor;
  void offerExample();
  return undefined;
}

async function offerExample(): Promise<void> {
  const open = vscode.l10n.t('Open an Example');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('Open an ARM template, a Bicep or a Terraform file first.'),
    open,
  );
  if (choice === open) await vscode.commands.executeCommand('apimNsg.openExample');
}

function onlyTemplateEditor(): vscode.TextEditor | undefined {
  const [only, ...others] = vscode.window.visibleTextEditors.filter(
    ({ document }) => isReal(document.uri) && isTemplate(document),
  );
  return others.length === 0 ? only : undefined;
}

import * as vscode from 'vscode';
import { isReal, isTemplate } from '../documents.js';

/**
 * The editor that a command works on: the active one, else the only one with a template, as beside a walkthrough.
 * Without one, its user is told what to do.
 */
export function activeTemplateEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor ?? onlyTemplateEditor();
  if (editor && isReal(editor.document.uri)) return editor;
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Open an ARM template, a Bicep file or a Terraform file first, then run the command again.',
    ),
  );
  return undefined;
}

function onlyTemplateEditor(): vscode.TextEditor | undefined {
  const [only, ...others] = vscode.window.visibleTextEditors.filter(
    ({ document }) => isReal(document.uri) && isTemplate(document),
  );
  return others.length === 0 ? only : undefined;
}

import * as vscode from 'vscode';
import { isReal } from '../documents.js';

/** The editor that a command works on; without one, its user is told what to do. */
export function activeTemplateEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && isReal(editor.document.uri)) return editor;
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Open an ARM template, a Bicep file or a Terraform file first, then run the command again.',
    ),
  );
  return undefined;
}

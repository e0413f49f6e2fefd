import * as vscode from 'vscode';
import type { PictureLocation } from '../../service/picture/rulesPicture.js';
import { toRange } from '../converters.js';
import { uriOf } from '../uris.js';

/**
 * Puts the cursor to a place of a template, in the editor that shows it, else in one beside the picture.
 * @param picture the column that the picture is in
 */
export async function revealLocation(
  { uri, range }: PictureLocation,
  focus: boolean,
  picture: vscode.ViewColumn | undefined,
): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => uriOf(document.uri) === uri);
  const beside = picture === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
  const target = toRange(range);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
    viewColumn: shown?.viewColumn ?? beside,
    preserveFocus: !focus,
    selection: new vscode.Range(target.start, target.start),
  });
  editor.revealRange(target, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

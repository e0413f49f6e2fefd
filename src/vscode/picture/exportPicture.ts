import * as vscode from 'vscode';
import { pictureMarkdown } from '../../service/picture/markdown.js';
import type { RulesPicture } from '../../service/picture/rulesPicture.js';
import { pictureSvg } from '../../service/picture/svg.js';

export type ExportFormat = 'svg' | 'markdown';

/** Asks where to keep the picture of an NSG, beside its template if not said otherwise, and writes it there. */
export async function exportPicture(picture: RulesPicture, format: ExportFormat): Promise<void> {
  const { content, ending, kind } =
    format === 'svg'
      ? { content: pictureSvg(picture), ending: 'svg', kind: vscode.l10n.t('SVG picture') }
      : { content: pictureMarkdown(picture), ending: 'md', kind: 'Markdown' };
  const target = await vscode.window.showSaveDialog({
    defaultUri: proposedFile(picture, ending),
    filters: { [kind]: [ending] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(content));
  await tellExported(target);
}

/** Puts the Markdown of an NSG into the clipboard. */
export async function copyPicture(picture: RulesPicture): Promise<void> {
  await vscode.env.clipboard.writeText(pictureMarkdown(picture));
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('Copied the rules of {0} as Markdown.', picture.name),
    4000,
  );
}

function proposedFile({ name, location }: RulesPicture, ending: string): vscode.Uri {
  const file = `${name.replace(/[^\w.-]+/g, '-') || 'nsg'}-rules.${ending}`;
  const template = vscode.Uri.parse(location.uri);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (template.scheme !== 'untitled') return vscode.Uri.joinPath(template, '..', file);
  return folder ? vscode.Uri.joinPath(folder.uri, file) : vscode.Uri.file(`/${file}`);
}

async function tellExported(target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t('Exported to {0}.', name), open);
  if (choice === open) await vscode.commands.executeCommand('vscode.open', target);
}

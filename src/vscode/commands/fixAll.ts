import * as vscode from 'vscode';
import type { LanguageService } from '../../service/languageService.js';
import { neverCancelled } from '../../workspace/workspace.js';
import type { Border } from '../border.js';
import { editedDocuments } from '../converters.js';
import { openVersions } from '../versions.js';
import { activeTemplateEditor } from './activeDocument.js';
import { applyEdit } from './applyEdit.js';
import { uriOf } from '../uris.js';

/** `apimNsg.fixAll`: makes every safe fix of the active document. */
export function activateFixAllCommand(service: LanguageService, border: Border): vscode.Disposable {
  return border.command('apimNsg.fixAll', async () => {
    const document = activeTemplateEditor()?.document;
    if (!document) return;
    const versions = openVersions();
    const edit = await service.fixAll([uriOf(document.uri)], neverCancelled);
    if (editedDocuments(edit).length > 0) await applyEdit(edit, versions);
    else void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to fix in this file.'));
  });
}

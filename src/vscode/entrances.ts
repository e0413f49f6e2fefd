import * as vscode from 'vscode';
import type { PageState } from '../webview/messages.js';
import { toolApiOf } from './agents/toolApi.js';
import type { Border } from './border.js';
import { panelType } from './picture/panelType.js';
import type { RunningExtension } from './runningExtension.js';

/**
 * Registers what the editor asks for by name and can't be told of a second time: the panel of a reloaded window, and the
 * tool for chat agents, where the editor has such tools.
 * @param running starts the extension, where it isn't yet
 */
export function registerEntrances(
  running: () => Promise<RunningExtension>,
  border: Border,
): vscode.Disposable {
  const tool = toolApiOf(vscode)?.register('apim-nsg_check', {
    describe: async (input) => (await running()).checkTool.describe(input),
    run: async (input, token) => (await running()).checkTool.run(input, token),
  });
  const panels = vscode.window.registerWebviewPanelSerializer(panelType, {
    deserializeWebviewPanel: (panel, state) =>
      border.request('Picture of an NSG', undefined, async () => {
        await (await running()).restorePicture(panel, state as PageState | undefined);
      }),
  });
  return vscode.Disposable.from(panels, ...(tool ? [tool] : []));
}

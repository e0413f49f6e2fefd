import type * as vscode from 'vscode';
import type { PageState } from '../webview/messages.js';
import type { AgentTool } from './agents/toolApi.js';

/** The extension once it works: what it registers by itself, and what the editor is to ask of it. */
export interface RunningExtension {
  /** `apim-nsg_check`, for chat agents. */
  readonly checkTool: AgentTool;
  /** Fills a panel that was open before the window was reloaded, from what its page kept. */
  restorePicture(panel: vscode.WebviewPanel, state: PageState | undefined): Promise<void>;
  dispose(): void;
}

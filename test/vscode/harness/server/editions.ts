import type { Age } from '../window.js';

/**
 * VS Code's own server and workbench, as the npm package code-server ships them: a real VS Code that runs on plain
 * Node and in a browser, where the desktop's can't be downloaded.
 */
export interface Edition {
  /** The version of code-server; VS Code's has no 4 before its minor number. */
  readonly version: string;
  readonly vscode: string;
  /** The major version of Node that it runs on. */
  readonly node: number;
  /** The package that brings ripgrep, where code-server expects an install script to download it. */
  readonly ripgrep?: string;
}

export const editions: Readonly<Record<Age, Edition>> = {
  oldest: { version: '4.90.3', vscode: '1.90.2', node: 20, ripgrep: '@vscode/ripgrep@1.18.0' },
  newest: { version: '4.139.1', vscode: '1.139.1', node: 24 },
};

import type { Page } from 'playwright-core';

/** The oldest VS Code that the extension supports, and the newest. */
export type Age = 'oldest' | 'newest';

/** What a window of VS Code opens, and with which extension. */
export interface WindowRequest {
  /** Of the window's log. */
  readonly name: string;
  /** The folder that it opens, or the file of a workspace (`.code-workspace`). */
  readonly folder: string;
  readonly extension: ExtensionSource;
  /** The module of the extension whose `run()` the extension host calls. */
  readonly tests?: string;
}

/** The extension as its developer runs it, from a folder, or as its user does, from a package. */
export type ExtensionSource =
  | { readonly kind: 'development'; readonly folder: string }
  | { readonly kind: 'installed'; readonly vsix: string };

/** A running VS Code. */
export interface Window {
  /** Where it can be looked at and acted on. */
  readonly page: Page;
  /** Resolves when it has gone by itself, with the reason. */
  readonly gone: Promise<string>;
  readonly close: () => Promise<void>;
}

/** A VS Code that is there to be started. */
export interface VSCode {
  /** For people: "VS Code 1.90.2, its server from npm". */
  readonly name: string;
  readonly open: (request: WindowRequest) => Promise<Window>;
}

export type Say = (text: string) => void;

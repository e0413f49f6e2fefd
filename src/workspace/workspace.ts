/** What the host gives: files and time are its own. URIs are the host's spelling; `file:` or any other scheme. */
export interface Workspace {
  /** The folders that are open, as URIs without a trailing slash. Nothing outside of them is read. */
  readonly roots: readonly string[];

  /** The editor's language id of an open document: it says more than the name, and is all that an unsaved text has. */
  editorLanguage?(uri: string): string | undefined;

  /** The text of a file: an open editor's, saved or not, before the disk's. `undefined`: no such file, or not text. */
  readText(uri: string, token: CancellationToken): Promise<string | undefined>;

  /** The entries of a directory; empty when there is none or it can't be read. */
  readDirectory(uri: string, token: CancellationToken): Promise<readonly DirectoryEntry[]>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
}

/** Tells a request that its answer isn't wanted any more. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

export const neverCancelled: CancellationToken = { isCancellationRequested: false };

/** Where the core says what it could not do; the host decides who sees it. */
export interface Logger {
  warn(message: string): void;
}

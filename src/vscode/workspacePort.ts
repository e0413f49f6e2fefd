import * as vscode from 'vscode';
import type { CancellationToken, DirectoryEntry, Logger, Workspace } from '../workspace/workspace.js';
import { decodeFile } from './decodeFile.js';
import { openDocument } from './documents.js';
import { uriOf } from './uris.js';

/** Files larger than this (bytes) are no templates, and are not read. */
const largestFile = 32 * 1024 * 1024;

/**
 * The workspace as the editor has it: texts of open documents before those of files, and files through the editor's
 * file system, so that it works on the desktop, on remotes and on virtual file systems alike.
 */
export function createWorkspace(logger: Logger): Workspace {
  return {
    get roots() {
      return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uriOf(uri).replace(/\/$/, ''));
    },

    editorLanguage: (uri) => openDocument(uri)?.languageId,

    async readText(uri: string, token: CancellationToken): Promise<string | undefined> {
      const resource = vscode.Uri.parse(uri);
      const document = openDocument(uri);
      if (document) return document.getText();
      if (token.isCancellationRequested) return undefined;
      return readFile(resource, logger);
    },

    async readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
      try {
        const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri));
        return entries.filter(([, type]) => !isLinkedDirectory(type)).map(toEntry);
      } catch (error) {
        logUnlessAbsent(error, uri, logger);
        return [];
      }
    },
  };
}

/** A link to a directory isn't followed: it may lead back to where it stands. */
function isLinkedDirectory(type: vscode.FileType): boolean {
  return isDirectory(type) && (type & vscode.FileType.SymbolicLink) !== 0;
}

function isDirectory(type: vscode.FileType): boolean {
  return (type & vscode.FileType.Directory) !== 0;
}

function toEntry([name, type]: [string, vscode.FileType]): DirectoryEntry {
  return { name, isDirectory: isDirectory(type) };
}

async function readFile(uri: vscode.Uri, logger: Logger): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestFile) {
      logger.warn(`${uri.toString()} is not read: it has ${size} bytes, more than ${largestFile}.`);
      return undefined;
    }
    return decodeFile(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    logUnlessAbsent(error, uri.toString(), logger);
    return undefined;
  }
}

/** That a file isn't there is an everyday answer: modules are looked for in several places. */
function logUnlessAbsent(error: unknown, uri: string, logger: Logger): void {
  if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return;
  logger.warn(`${uri} can't be read: ${error instanceof Error ? error.message : String(error)}`);
}

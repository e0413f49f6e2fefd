import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { DirectoryEntry, Workspace } from '../workspace/workspace.js';
import { pathOf, uriOf } from './paths.js';
import { reasonOf } from './reasons.js';
import { decodeText } from './textFiles.js';

/** A path that could not be read, with the reason for a person. */
export interface UnreadablePath {
  readonly path: string;
  readonly reason: string;
}

/** The files of this machine as a workspace. Reads are synchronous: for many small files that is the quickest way. */
export class NodeWorkspace implements Workspace {
  readonly roots: readonly string[];
  readonly #unreadable = new Map<string, UnreadablePath>();
  /** Texts as they were read, or set: what is said of a file is said of one text of it. */
  readonly #texts = new Map<string, string>();

  /** @param roots the directories that may be read, as paths */
  constructor(roots: readonly string[]) {
    this.roots = roots.map(uriOf);
  }

  /** The files that exist but could not be read. */
  get unreadable(): readonly UnreadablePath[] {
    return [...this.#unreadable.values()];
  }

  /** Gives a file another text than the disk's, as an editor with unsaved changes does. */
  setText(uri: string, text: string): void {
    this.#texts.set(uri, text);
  }

  readText(uri: string): Promise<string | undefined> {
    return Promise.resolve(this.textOf(uri));
  }

  readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
    return Promise.resolve(directoryEntries(pathOf(uri)));
  }

  /** The text of a file; `undefined` when there is no such file, it can't be read, or it is no text. */
  textOf(uri: string): string | undefined {
    const known = this.#texts.get(uri);
    if (known !== undefined) return known;
    const path = pathOf(uri);
    try {
      // Configuration files are looked for in every directory, and few are there: to throw for each is dear.
      if (!statSync(path, { throwIfNoEntry: false })) return undefined;
      const text = decodeText(readFileSync(path))?.text;
      if (text === undefined) this.#unreadable.set(path, { path, reason: 'it is no text' });
      else this.#texts.set(uri, text);
      return text;
    } catch (error) {
      if (!isAbsence(error)) this.#unreadable.set(path, { path, reason: reasonOf(error) });
      return undefined;
    }
  }
}

/** That nothing is there, or a directory where a file was looked for, is an answer and no failure. */
function isAbsence(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function directoryEntries(path: string): readonly DirectoryEntry[] {
  try {
    return readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isDirectory: isDirectory(path, entry),
    }));
  } catch {
    return [];
  }
}

function isDirectory(parent: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return linkedStats(join(parent, entry.name))?.isDirectory() ?? false;
}

/** What a symbolic link leads to; `undefined` for nothing, or in a circle. */
export function linkedStats(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/**
 * The project that a directory belongs to: the Git checkout around it, else the working directory where it lies in
 * that, else itself. Modules and configuration files are looked for inside of it.
 */
export function projectRootOf(directory: string, workingDirectory: string): string {
  for (let current = directory; ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current;
    if (dirname(current) === current) break;
  }
  return isInside(directory, workingDirectory) ? workingDirectory : directory;
}

function isInside(directory: string, outer: string): boolean {
  return directory === outer || directory.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

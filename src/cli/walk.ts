import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isTemplateName, isToolDirectory } from '../workspace/templateFiles.js';
import type { IgnoreScope } from './gitIgnore.js';
import { enterDirectory, isIgnored, scopeAround } from './gitIgnore.js';
import type { UnreadablePath } from './nodeWorkspace.js';
import { linkedStats, projectRootOf } from './nodeWorkspace.js';
import { reasonOf } from './reasons.js';

/** What some paths come to. */
export interface FoundFiles {
  /** Absolute paths, each once, in the order in which they are found: directories by name. */
  readonly files: readonly string[];
  /** The projects that the paths belong to. */
  readonly roots: readonly string[];
  readonly unreadable: readonly UnreadablePath[];
}

/**
 * The files behind the paths of a command line. A file that is named is taken as it is; a directory is walked, without
 * what Git ignores, directories of tools, and links to directories.
 * @param paths as given, relative to `directory`
 */
export function findFiles(paths: readonly string[], directory: string): FoundFiles {
  const files = new Set<string>();
  const roots = new Set<string>();
  const unreadable: UnreadablePath[] = [];
  for (const given of paths) {
    const path = resolve(directory, given);
    const stats = attempt(() => statSync(path), given, unreadable);
    if (!stats) continue;
    const root = projectRootOf(stats.isDirectory() ? path : dirname(path), directory);
    roots.add(root);
    if (stats.isDirectory()) walkFrom(path, root, files, unreadable);
    else files.add(path);
  }
  return { files: [...files], roots: [...roots], unreadable };
}

/** Walks a directory that was named. That Git ignores the directory itself doesn't count then. */
function walkFrom(directory: string, root: string, files: Set<string>, unreadable: UnreadablePath[]): void {
  const around = scopeAround(directory, root);
  const isItselfIgnored = isIgnored(directory, true, around);
  const pending = [{ directory, scope: isItselfIgnored ? undefined : around }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const inner = walkOne(next.directory, next.scope, files, unreadable);
    // The last one in is the first one out: the first directory by name comes next.
    pending.push(...inner.reverse());
  }
}

interface PendingDirectory {
  readonly directory: string;
  readonly scope: IgnoreScope | undefined;
}

function walkOne(
  directory: string,
  outer: IgnoreScope | undefined,
  files: Set<string>,
  unreadable: UnreadablePath[],
): PendingDirectory[] {
  const entries = attempt(() => readdirSync(directory, { withFileTypes: true }), directory, unreadable) ?? [];
  const hasIgnoreFile = entries.some((entry) => entry.name === '.gitignore');
  const scope = hasIgnoreFile ? enterDirectory(directory, outer) : outer;
  const directories: PendingDirectory[] = [];
  for (const entry of entries.sort(byName)) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (isToolDirectory(entry.name) || isIgnored(path, true, scope)) continue;
      directories.push({ directory: path, scope });
    } else if (isTemplateName(entry.name) && isFile(path, entry) && !isIgnored(path, false, scope)) {
      files.add(path);
    }
  }
  return directories;
}

function byName(left: Dirent, right: Dirent): number {
  return left.name < right.name ? -1 : 1;
}

function isFile(path: string, entry: Dirent): boolean {
  if (entry.isFile()) return true;
  return entry.isSymbolicLink() && (linkedStats(path)?.isFile() ?? false);
}

function attempt<T>(read: () => T, path: string, unreadable: UnreadablePath[]): T | undefined {
  try {
    return read();
  } catch (error) {
    unreadable.push({ path, reason: reasonOf(error) });
    return undefined;
  }
}

import type { Ignore } from 'ignore';
import ignore from 'ignore';
import { isTemplateName, isToolDirectory } from '../workspace/templateFiles.js';
import type { CancellationToken, DirectoryEntry, Workspace } from '../workspace/workspace.js';

/** What a `.gitignore` says, and how long the path of its directory is: it speaks of paths from there on. */
interface IgnoreRules {
  readonly baseLength: number;
  readonly rules: Ignore;
}

/**
 * The URIs of a workspace's files that may be templates, without those that a `.gitignore` excludes, sorted. Reads
 * directory by directory, because a virtual file system may offer no search.
 */
export async function findWorkspaceFiles(
  workspace: Workspace,
  token: CancellationToken,
): Promise<readonly string[]> {
  const found = new Set<string>();

  /** `path`: the directory's, from the root, with a slash at the end; the root's own is empty. */
  async function walk(uri: string, path: string, inherited: readonly IgnoreRules[]): Promise<void> {
    if (token.isCancellationRequested) return;
    const entries = await workspace.readDirectory(uri, token);
    const rules = [...(await readIgnoreRules(workspace, uri, path, entries, token)), ...inherited];
    const directories: Promise<void>[] = [];
    for (const { name, isDirectory } of entries) {
      const child = `${uri}/${encodeURIComponent(name)}`;
      const childPath = `${path}${name}${isDirectory ? '/' : ''}`;
      if (isToolDirectory(name) || isIgnored(childPath, rules)) continue;
      if (isDirectory) directories.push(walk(child, childPath, rules));
      else if (isTemplateName(name)) found.add(child);
    }
    await Promise.all(directories);
  }

  await Promise.all(workspace.roots.map((root) => walk(root, '', [])));
  return [...found].sort();
}

async function readIgnoreRules(
  workspace: Workspace,
  directory: string,
  path: string,
  entries: readonly DirectoryEntry[],
  token: CancellationToken,
): Promise<readonly IgnoreRules[]> {
  if (!entries.some(({ name }) => name === '.gitignore')) return [];
  const text = await workspace.readText(`${directory}/.gitignore`, token);
  return text === undefined ? [] : [{ baseLength: path.length, rules: ignore().add(text) }];
}

/** `rules`: the nearest directory's first; the nearest that says anything of a path decides. */
function isIgnored(path: string, rules: readonly IgnoreRules[]): boolean {
  for (const { baseLength, rules: own } of rules) {
    const { ignored, unignored } = own.test(path.slice(baseLength));
    if (ignored || unignored) return ignored;
  }
  return false;
}

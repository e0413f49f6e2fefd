/**
 * The innermost of the workspace's folders that a file or directory is in, or that it is; `undefined` outside of all.
 * @param roots the folders, as URIs without a slash at the end
 */
export function folderOf(uri: string, roots: readonly string[]): string | undefined {
  return roots
    .filter((root) => uri === root || uri.startsWith(`${root}/`))
    .reduce<string | undefined>(
      (innermost, root) => (root.length > (innermost?.length ?? 0) ? root : innermost),
      undefined,
    );
}

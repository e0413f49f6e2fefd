/**
 * The file or folder that an agent asks for with `{ path }`: relative to the workspace, absolute, or a URI; `undefined`,
 * for the whole workspace, where it gives none.
 */
export function checkedPathFrom(input: unknown): string | undefined {
  const given = typeof input === 'object' && input !== null && 'path' in input ? input.path : undefined;
  if (typeof given !== 'string') return undefined;
  const path = given
    .trim()
    .replace(/^\.\//, '')
    .replace(/[\\/]+$/, '');
  return path === '' || path === '.' ? undefined : path;
}

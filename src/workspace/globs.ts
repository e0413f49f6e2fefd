import picomatch from 'picomatch/posix';

/** A glob that is longer can't be meant, and would only cost time. */
export const longestGlob = 500;

/** Whether a path, relative to where the glob is written and with `/`, is meant by it. */
export type PathMatcher = (path: string) => boolean;

const options: picomatch.PicomatchOptions = { dot: true, nonegate: true, noextglob: true };

const nothing: PathMatcher = () => false;

/**
 * A glob as `.gitignore` and editors understand it: `*` and `?` within a name, `**` over directories, `{a,b}`, `[a-z]`.
 * Without a `/` it is a name at any depth, and one that means a directory means all that is in it.
 */
export function compileGlob(glob: string): PathMatcher {
  const trimmed = glob.trim().replace(/^\.\//, '').replace(/\/+$/, '');
  if (trimmed === '' || trimmed.length > longestGlob) return nothing;
  const anchored = trimmed.includes('/') ? trimmed.replace(/^\/+/, '') : `**/${trimmed}`;
  return matcher([anchored, `${anchored}/**`]);
}

/** A glob for names, which have no directories; case doesn't matter, as in Azure. */
export function compileNameGlob(glob: string): PathMatcher {
  if (glob.includes('/') || glob.length > longestGlob) return nothing;
  return matcher([glob], { nocase: true });
}

function matcher(patterns: string[], more: picomatch.PicomatchOptions = {}): PathMatcher {
  try {
    return picomatch(patterns, { ...options, ...more });
  } catch {
    // Brackets that no regular expression can be made of: a glob that nothing matches.
    return nothing;
  }
}

import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';

/** The patterns of a `.gitignore`, and those of the directories above that also count. */
export interface IgnoreScope {
  readonly directory: string;
  readonly patterns: Ignore;
  readonly outer: IgnoreScope | undefined;
}

/** The scope inside of a directory: that around it, or one more where the directory has a `.gitignore`. */
export function enterDirectory(directory: string, outer: IgnoreScope | undefined): IgnoreScope | undefined {
  const text = readIgnoreFile(directory);
  return text === undefined ? outer : { directory, patterns: ignore().add(text), outer };
}

function readIgnoreFile(directory: string): string | undefined {
  try {
    return readFileSync(join(directory, '.gitignore'), 'utf8');
  } catch {
    return undefined;
  }
}

/** The patterns that count in a directory from the directories above it, up to the root of the checkout. */
export function scopeAround(directory: string, root: string): IgnoreScope | undefined {
  if (directory === root) return undefined;
  const parent = dirname(directory);
  return enterDirectory(parent, scopeAround(parent, root));
}

/**
 * Whether Git ignores a path. The nearest file with a pattern that matches decides. A directory that is ignored is
 * never entered, so the paths above aren't asked for here.
 */
export function isIgnored(path: string, isDirectory: boolean, scope: IgnoreScope | undefined): boolean {
  for (let current = scope; current; current = current.outer) {
    const name = relative(current.directory, path).split(sep).join('/');
    const { ignored, unignored } = current.patterns.test(isDirectory ? `${name}/` : name);
    if (ignored || unignored) return ignored;
  }
  return false;
}

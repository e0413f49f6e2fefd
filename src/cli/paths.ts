import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The URI of a path, spelled as the core spells the names in a directory: every segment encoded by itself. */
export function uriOf(path: string): string {
  const segments = resolve(path).split(sep).map(encodeURIComponent).join('/');
  return segments.startsWith('/') ? `file://${segments}` : `file:///${segments}`;
}

/** @throws TypeError when the URI isn't one of a file */
export function pathOf(uri: string): string {
  return fileURLToPath(uri);
}

/** A file as it is shown: relative to a directory where it lies in or near it, with `/`. */
export function displayPath(uri: string, directory: string): string {
  const path = pathOf(uri);
  const fromDirectory = relative(directory, path);
  // On Windows, a path on another drive has no relative form.
  const shown = fromDirectory === '' ? '.' : isAbsolute(fromDirectory) ? path : fromDirectory;
  return shown.split(sep).join('/');
}

/**
 * The URI that a relative path names, seen from a document; undefined for what is no relative path. The path's
 * segments are encoded as those of URIs are.
 */
export function resolveRelative(documentUri: string, path: string): string | undefined {
  if (path === '' || path.startsWith('/') || /^[a-z][a-z\d+.-]+:/i.test(path)) return undefined;
  const segments = directoryOf(documentUri).split('/');
  for (const segment of path.split(/[\\/]/)) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(encodeSegment(segment));
    else if (segments.length <= 1 || segments.pop() === '') return undefined;
  }
  return segments.join('/');
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(decodeSegment(segment)).replace(/%(40|24|2B|2C|3D|3B)/g, decodeURIComponent);
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The URI of the directory that a document is in, without a trailing slash. */
export function directoryOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

/** The last segment of a URI. */
export function fileNameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

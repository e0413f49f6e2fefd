import type { Origin } from '../../text.js';
import { fileNameOf } from '../../uris.js';
import type { Value } from '../../values.js';
import { listValue, objectValue, stringValue } from '../../values.js';

/**
 * What `loadDirectoryFileInfo` gives: the files of a directory by their paths, their names and the endings of these.
 * Undefined where nothing is there, as then nobody can tell whether the directory exists.
 *
 * @param directory the path as it is written
 * @param uris the files directly in it
 * @param pattern with `*` and `?`; without one, every file
 */
export function directoryInfo(
  directory: string,
  uris: readonly string[],
  pattern: Value | undefined,
  origin: Origin,
): Value | undefined {
  if (uris.length === 0 || (pattern && pattern.kind !== 'string' && pattern.kind !== 'null'))
    return undefined;
  const wanted = pattern?.kind === 'string' ? patternOf(pattern.value) : /^/;
  const base = directory.replace(/^\.\//, '').replace(/\/+$/, '');
  const prefix = base === '' || base === '.' ? '' : `${base}/`;
  const names = uris.map((uri) => decodeURIComponent(fileNameOf(uri))).filter((name) => wanted.test(name));
  const infos = names.sort(compareIgnoringCase).map((name) => fileInfo(`${prefix}${name}`, name, origin));
  return listValue(infos, origin);
}

function fileInfo(relativePath: string, baseName: string, origin: Origin): Value {
  const dot = baseName.lastIndexOf('.');
  const extension = dot < 0 ? '' : baseName.slice(dot);
  const properties = Object.entries({ relativePath, baseName, extension });
  return objectValue(
    properties.map(([name, text]) => ({ name, nameOrigin: undefined, value: stringValue(text, origin) })),
    origin,
  );
}

function patternOf(pattern: string): RegExp {
  if (pattern === '') return /^/;
  const escaped = pattern.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
}

function compareIgnoringCase(left: string, right: string): number {
  const [one, other] = [left.toLowerCase(), right.toLowerCase()];
  return one < other ? -1 : Number(one > other);
}

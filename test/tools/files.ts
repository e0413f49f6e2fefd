import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A file that was read, as tools want it. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The folder that a tool is given.
 * @throws Error that says how to call it, for none and for more
 */
export function oneFolder([folder, ...others]: readonly string[], command: string): string {
  if (folder !== undefined && others.length === 0) return folder;
  throw new Error(
    `${folder === undefined ? 'Which folder' : 'Which one, of several folders'}? ${command} -- FOLDER`,
  );
}

/** The files below a folder whose names have one of these endings, by their paths. */
export function readFilesBelow(folder: string, endings: readonly string[]): TextFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
}

import type { SourceFile, SourceFiles } from '../../src/languages/language.js';
import type { Origin } from '../../src/languages/text.js';

/** Files by their paths in `file:///w/`. */
export type Files = Readonly<Record<string, string>>;

/** The files as an analysis reads them. */
export function sourceFiles(files: Files): SourceFiles {
  const byUri = new Map<string, SourceFile>(
    Object.entries(files).map(([path, text]) => [`file:///w/${path}`, { uri: `file:///w/${path}`, text }]),
  );
  return {
    read: (uri) => byUri.get(uri),
    list: (directory) => [...byUri.keys()].filter((uri) => uri.slice(0, uri.lastIndexOf('/')) === directory),
    isOutside: (uri) => !uri.startsWith('file:///w/'),
  };
}

/** The text that stands at an origin. */
export function textAt(files: Files, origin: Origin | undefined): string | undefined {
  return origin && files[origin.uri.slice('file:///w/'.length)]?.slice(origin.start, origin.end);
}

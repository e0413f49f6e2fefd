import { existsSync, readFileSync } from 'node:fs';
import type { SourceMapPayload } from 'node:module';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';

/** Puts places in the sources for those in the code of a bundle that lies under `dist/test` of an extension. */
export function stackMapper(extension: string, bundle: string): (stack: string) => string {
  const file = `${bundle}.map`;
  if (!existsSync(file)) return (stack) => stack;
  const map = new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
  const place = /\(?[^\s()]*dist(?:\/|%2F)test(?:\/|%2F)\w+\.js(?:#vscode-extension)?:(\d+):(\d+)\)?/g;
  return (stack) =>
    stack.replace(place, (found, line: string, column: string) => {
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
      if (!('originalSource' in entry)) return found;
      const source = relative(extension, join(bundle, '..', entry.originalSource));
      return `(${source}:${entry.originalLine + 1}:${entry.originalColumn + 1})`;
    });
}

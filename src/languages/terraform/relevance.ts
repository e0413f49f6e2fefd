import type { SourceFiles } from '../language.js';
import { resolveRelative } from '../uris.js';
import { callsRemoteModules, declaresSubjects, localSources } from './claims.js';
import { configurationFiles } from './configuration/files.js';

/**
 * Whether a module declares, by itself or through those that it calls, what findings are about. It is told from texts:
 * of a tree of configurations most are about something else, and need not be parsed.
 * @param rootDirectory where the copies of modules are that are installed
 */
export function mayDeclare(directory: string, files: SourceFiles, rootDirectory = directory): boolean {
  return declaresIn(directory, { files, rootDirectory, seen: new Set() });
}

interface Search {
  readonly files: SourceFiles;
  readonly rootDirectory: string;
  readonly seen: Set<string>;
}

function declaresIn(directory: string, search: Search): boolean {
  const { files, seen } = search;
  if (seen.has(directory)) return false;
  seen.add(directory);
  const texts = configurationFiles(directory, files).flatMap((uri) => files.read(uri)?.text ?? []);
  if (texts.some(declaresSubjects)) return true;
  if (texts.some(callsRemoteModules) && hasInstalledModules(search)) return true;
  const called = texts
    .flatMap(localSources)
    .flatMap((path) => resolveRelative(`${directory}/main.tf`, path) ?? []);
  // Not cut short at the first, so that all files are asked for at once.
  return called.map((one) => declaresIn(one, search)).includes(true);
}

function hasInstalledModules({ files, rootDirectory }: Search): boolean {
  return files.read(`${rootDirectory}/.terraform/modules/modules.json`) !== undefined;
}

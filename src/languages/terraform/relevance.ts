import type { SourceFiles } from '../language.js';
import { resolveRelative } from '../uris.js';
import { callsRemoteModules, declaresSubjects, localSources, mayDeclareMore } from './claims.js';
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
  const texts = textsOf(directory, files);
  if (texts.some(declaresSubjects)) return true;
  if (texts.some(callsRemoteModules) && hasInstalledModules(search)) return true;
  const called = texts
    .flatMap(localSources)
    .flatMap((path) => resolveRelative(`${directory}/main.tf`, path) ?? []);
  // Not cut short at the first, so that all files are asked for at once.
  return called.map((one) => declaresIn(one, search)).includes(true);
}

/** Whether a module declares networks and subnets at most, none of them with an NSG, and calls no other. */
export function declaresMereSubnets(directory: string, files: SourceFiles): boolean {
  const texts = textsOf(directory, files);
  return texts.length > 0 && !texts.some(mayDeclareMore);
}

function textsOf(directory: string, files: SourceFiles): readonly string[] {
  return configurationFiles(directory, files).flatMap((uri) => files.read(uri)?.text ?? []);
}

function hasInstalledModules({ files, rootDirectory }: Search): boolean {
  return files.read(`${rootDirectory}/.terraform/modules/modules.json`) !== undefined;
}

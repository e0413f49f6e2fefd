import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { LanguageService } from '../service/languageService.js';
import { defaultConfiguration } from '../workspace/configuration.js';
import { configurationFileName } from '../workspace/configurationFileName.js';
import type { CommandLine } from './commandLine.js';
import { complain, UsageError } from './commandLine.js';
import { NodeWorkspace } from './nodeWorkspace.js';
import type { ProjectOptions } from './options.js';
import { overridesOf } from './options.js';
import { displayPath, uriOf } from './paths.js';
import { reasonOf } from './reasons.js';
import type { UnreadablePath } from './nodeWorkspace.js';
import { findFiles } from './walk.js';

/** The files that a command is about, with a service over them. */
export interface OpenProject {
  readonly uris: readonly string[];
  readonly workspace: NodeWorkspace;
  readonly service: LanguageService;
  /** What of the paths that were asked for could not be read so far. */
  readonly unreadable: () => readonly UnreadablePath[];
}

/**
 * Finds the files of a command and makes the service.
 * @throws UsageError when the configuration file that was named can't be read
 */
export function openProject(options: ProjectOptions, commandLine: CommandLine): OpenProject {
  const { directory } = commandLine;
  const config = options.config === undefined ? undefined : requireFile(options.config, directory);
  const found = findFiles(options.paths, directory);
  const workspace = new NodeWorkspace(found.roots);
  const service = commandLine.createService({
    workspace,
    logger: {
      warn: (message) => {
        complain(commandLine, message);
      },
    },
    settings: () => defaultConfiguration,
    overrides: overridesOf(options),
    ...(config === undefined ? {} : { configurationFile: uriOf(config) }),
  });
  const uris = found.files.map(uriOf);
  // What a template merely refers to may be missing or no text; the service says so where it matters.
  const isAskedFor = ({ path }: UnreadablePath): boolean =>
    found.files.includes(path) || basename(path) === configurationFileName;
  const unreadable = (): readonly UnreadablePath[] => [
    ...found.unreadable,
    ...workspace.unreadable.filter(isAskedFor),
  ];
  return { uris, workspace, service, unreadable };
}

function requireFile(given: string, directory: string): string {
  const path = resolve(directory, given);
  const refuse = (reason: string): UsageError =>
    new UsageError(`cannot read the configuration file '${given}': ${reason}`);
  try {
    if (statSync(path).isFile()) return path;
  } catch (error) {
    throw refuse(reasonOf(error));
  }
  throw refuse('it is no file');
}

/** Says on standard error which paths could not be read. */
export function complainOfPaths(project: OpenProject, commandLine: CommandLine): void {
  for (const { path, reason } of project.unreadable()) {
    const shown = displayPath(uriOf(resolve(commandLine.directory, path)), commandLine.directory);
    complain(commandLine, `cannot read '${shown}': ${reason}`);
  }
}

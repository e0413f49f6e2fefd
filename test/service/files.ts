import type { Position } from 'vscode-languageserver-types';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import type { LanguageService } from '../../src/service/languageService.js';
import type { Configuration } from '../../src/workspace/configuration.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverPause } from '../../src/workspace/pauses.js';

/** Texts by their paths in a workspace. */
export type Files = Readonly<Record<string, string>>;

const root = 'file:///repo';

export function uriIn(path: string): string {
  return `${root}/${path}`;
}

/** A service over a workspace of some files. */
export function serviceOverFiles(
  files: Files,
  configuration: Partial<Configuration> = {},
  pause = neverPause,
): LanguageService {
  return createLanguageService({
    workspace: {
      roots: [root],
      readText: (uri) => Promise.resolve(files[uri.slice(root.length + 1)]),
      readDirectory: (uri) =>
        Promise.resolve(
          Object.keys(files)
            .filter((path) => uriIn(path).slice(0, uriIn(path).lastIndexOf('/')) === uri)
            .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), isDirectory: false })),
        ),
    },
    pause,
    logger: { warn: () => undefined },
    settings: () => ({ ...defaultConfiguration, ...configuration }),
  });
}

/** The position of a text in another one, or of where `|` stands in it: `Stor|age`. */
export function positionIn(text: string, place: string): Position {
  const offset = text.indexOf(place.replace('|', '')) + Math.max(place.indexOf('|'), 0);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

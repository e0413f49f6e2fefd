import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import type { LanguageService } from '../../src/service/languageService.js';
import type { Configuration } from '../../src/workspace/configuration.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import type { DirectoryEntry } from '../../src/workspace/workspace.js';
import { editedUris, plainEdits } from './plainEdits.js';
import type { Files } from './sourceFiles.js';

const root = 'file:///w';

export function uriOf(name: string): string {
  return `${root}/${name}`;
}

/** A service over files, which must not have to warn of anything. */
export function serviceOf(files: Files, configuration: Partial<Configuration> = {}): LanguageService {
  return createLanguageService({
    workspace: {
      roots: [root],
      readText: (uri) => Promise.resolve(files[uri.slice(root.length + 1)]),
      readDirectory: (uri) => Promise.resolve(entriesIn(files, uri)),
    },
    settings: () => ({ ...defaultConfiguration, ...configuration }),
    logger: { warn: (message) => assert.fail(message) },
  });
}

function entriesIn(files: Files, directory: string): readonly DirectoryEntry[] {
  const below = Object.keys(files)
    .map(uriOf)
    .filter((uri) => uri.startsWith(`${directory}/`))
    .map((uri) => uri.slice(directory.length + 1).split('/'));
  const entries = below.map(([name = '', ...rest]) => ({ name, isDirectory: rest.length > 0 }));
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

/** The files after an edit, which must be of these files, in order and without overlaps. */
export function filesAfterEdit(files: Files, edit: WorkspaceEdit): Files {
  const after: Record<string, string> = { ...files };
  for (const uri of editedUris(edit)) {
    const name = uri.slice(root.length + 1);
    const text = files[name];
    assert(text !== undefined, `${uri} is edited, which is none of the files`);
    after[name] = TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), plainEdits(edit, uri));
  }
  return after;
}

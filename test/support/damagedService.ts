import assert from 'node:assert/strict';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from '../../src/service/languageService.js';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { damage } from './damage.js';
import { editedUris, plainEdits } from './plainEdits.js';
import type { Random } from './random.js';
import { numberBelow, oneOf } from './random.js';
import type { Files } from './sourceFiles.js';

const root = 'file:///w';

/** What was asked of a service over damaged files. */
export interface Asked {
  readonly findings: number;
  readonly actions: number;
  readonly edits: number;
}

/** The files with things wrong in one of them. */
export function damageOne(files: Files, random: Random): Files {
  const [first = '', ...others] = Object.keys(files);
  const name = oneOf(random, [first, ...others]);
  return { ...files, [name]: damage(files[name] ?? '', random) };
}

/**
 * Asks a service over some files all that an editor and the command line ask, and checks what has to hold of the
 * answers whatever the files: they come, lie in the text, and edits can be made.
 */
export async function askAll(files: Files, random: Random): Promise<Asked> {
  const service = serviceOver(files);
  const uris = Object.keys(files).map((name) => `${root}/${name}`);
  const report = await service.check(uris, neverCancelled);
  let [actions, edits] = [0, 0];
  const make = (edit: WorkspaceEdit): void => {
    for (const uri of editedUris(edit)) edits += checkEdits(documentOf(files, uri), plainEdits(edit, uri));
  };
  for (const uri of uris) {
    const document = documentOf(files, uri);
    const everywhere = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    const diagnostics = await service.diagnose(uri, neverCancelled);
    for (const { range } of diagnostics) checkRange(document, range);
    const offered = await service.codeActions(
      uri,
      everywhere,
      { diagnostics: [...diagnostics] },
      neverCancelled,
    );
    actions += offered.length;
    for (const { edit } of offered) if (edit) make(edit);
    const place = document.positionAt(numberBelow(random, document.getText().length + 1));
    const inserted = await service.insertRules(
      uri,
      place,
      { vnetType: 'Internal', features: [] },
      neverCancelled,
    );
    if (inserted.kind === 'edit') make(inserted.edit);
  }
  make(await service.fixAll(uris, neverCancelled));
  return { findings: report.findings.length, actions, edits };
}

function serviceOver(files: Files): LanguageService {
  const entries = Object.keys(files).map((name) => ({ name, isDirectory: false }));
  return createLanguageService({
    workspace: {
      roots: [root],
      readText: (uri) => Promise.resolve(files[uri.slice(root.length + 1)]),
      readDirectory: (uri) => Promise.resolve(uri === root ? entries : []),
    },
    settings: () => defaultConfiguration,
    logger: { warn: (message) => assert.fail(message) },
  });
}

function documentOf(files: Files, uri: string): TextDocument {
  return TextDocument.create(uri, '', 0, files[uri.slice(root.length + 1)] ?? '');
}

function checkRange(document: TextDocument, range: TextEdit['range']): void {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  assert.deepEqual(document.positionAt(start), range.start);
  assert.deepEqual(document.positionAt(end), range.end);
  assert.ok(start <= end, 'a range ends before it begins');
}

/** Makes edits, which throws where they overlap. */
function checkEdits(document: TextDocument, edits: readonly TextEdit[]): number {
  for (const { range } of edits) checkRange(document, range);
  TextDocument.applyEdits(document, [...edits]);
  return edits.length;
}

import type { LoadedFiles, RuleChange, WrittenChanges } from '../../language.js';
import type { LanguageWriting } from '../../writing/changes.js';
import { writeChanges } from '../../writing/changes.js';
import { addFirst } from './addFirst.js';
import { armNotation } from './notation.js';

export { insertGroup, renderGroup } from './group.js';

const writing: LanguageWriting = { notationFor: () => armNotation, addFirst };

/** The edits that make changes to rules of ARM templates, and the changes that can't be made. */
export function write(changes: readonly RuleChange[], files: LoadedFiles): WrittenChanges {
  return writeChanges(changes, files, writing);
}

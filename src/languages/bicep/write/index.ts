import type { LoadedFiles, RuleChange, WrittenChanges } from '../../language.js';
import type { LanguageWriting } from '../../writing/changes.js';
import { writeChanges } from '../../writing/changes.js';
import { addFirst } from './addFirst.js';
import { notationFor } from './notation.js';

export { insertGroup, renderGroup } from './group.js';

const writing: LanguageWriting = { notationFor, addFirst };

/** The edits that make changes to rules of Bicep files, and the changes that can't be made. */
export function write(changes: readonly RuleChange[], files: LoadedFiles): WrittenChanges {
  return writeChanges(changes, files, writing);
}

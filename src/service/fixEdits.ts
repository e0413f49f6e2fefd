import type { JudgedGroup } from '../checks/judgedGroup.js';
import type { Fix } from '../fixes/fix.js';
import { changesOf } from '../fixes/index.js';
import type { FileEdit, Language, LoadedFiles } from '../languages/language.js';

/** What makes a fix in the files of its NSG; `undefined` where the language can't write all of it there. */
export function fixEdits(
  fix: Fix,
  group: JudgedGroup,
  language: Language,
  files: LoadedFiles,
): readonly FileEdit[] | undefined {
  const { edits, refused } = language.write(changesOf(fix, group), files);
  return edits.length === 0 || refused.length > 0 ? undefined : edits;
}

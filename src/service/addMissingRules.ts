import type { LoadedFiles } from '../languages/language.js';
import { addRule, unmetAssessments } from '../fixes/addRules.js';
import { Draft } from '../fixes/draft.js';
import * as l10n from '../l10n.js';
import type { JudgedFile } from './analyzer.js';
import { languageOf } from './analyzer.js';
import { toWorkspaceEdit } from './edits.js';
import type { InsertOutcome } from './languageService.js';
import { groupsOf } from './picture/pictureOf.js';

/** Adds every rule that an NSG of a file misses, as the quick fix for all of them does. */
export function addMissingRules(judged: JudgedFile, id: string, files: LoadedFiles): InsertOutcome {
  const group = groupsOf(judged).find((each) => each.id === id)?.judged;
  const missing = group ? unmetAssessments(group) : [];
  if (!group || missing.length === 0)
    return { kind: 'nothing', reason: l10n.t('No rule is missing here now.') };
  const draft = new Draft(group);
  addMissing(draft);
  const { edits, refused } = languageOf(judged, group).write(draft.changes, files);
  const [first] = refused;
  if (first || edits.length === 0)
    return { kind: 'nothing', reason: first?.reason ?? l10n.t('Nothing could be written here.') };
  return {
    kind: 'edit',
    edit: toWorkspaceEdit(edits, files),
    added: missing.map(({ requirement }) => requirement.id),
    corrected: [],
  };
}

/** Adds a rule for each requirement that none is written for. */
export function addMissing(draft: Draft): void {
  for (const assessment of unmetAssessments(draft.group)) addRule(draft, assessment);
}

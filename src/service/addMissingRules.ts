import type { SourceFiles } from '../languages/language.js';
import { addRule, unmetAssessments } from '../fixes/addRules.js';
import { Draft } from '../fixes/draft.js';
import type { RuleChange } from '../languages/language.js';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import * as l10n from '../l10n.js';
import type { JudgedFile } from './analyzer.js';
import { languageOf } from './analyzer.js';
import { toWorkspaceEdit } from './edits.js';
import type { InsertOutcome } from './languageService.js';
import { groupsOf } from './picture/pictureOf.js';

/** Adds every rule that an NSG of a file misses, as the quick fix for all of them does. */
export function addMissingRules(judged: JudgedFile, id: string, files: SourceFiles): InsertOutcome {
  const group = groupsOf(judged).find((each) => each.id === id)?.judged;
  const missing = group ? unmetAssessments(group) : [];
  if (!group || missing.length === 0)
    return { kind: 'nothing', reason: l10n.t('No rule is missing here now.') };
  const { edits, refused } = languageOf(judged, group).write(additionsTo(group), files);
  const [first] = refused;
  if (first || edits.length === 0)
    return { kind: 'nothing', reason: first?.reason ?? l10n.t('Nothing could be written here.') };
  return {
    kind: 'edit',
    edit: toWorkspaceEdit(edits, files),
    added: missing.map(({ requirement }) => requirement.id),
  };
}

/** A rule for each requirement that none is written for. */
export function additionsTo(group: JudgedGroup): readonly RuleChange[] {
  const draft = new Draft(group);
  for (const assessment of unmetAssessments(group)) addRule(draft, assessment);
  return draft.changes;
}

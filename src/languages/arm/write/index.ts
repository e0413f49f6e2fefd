import type { FileEdit, RuleChange, SourceFiles, WrittenChanges } from '../../language.js';
import type { Written } from '../../writing/changes.js';
import { addsByPlace, isRefusal } from '../../writing/changes.js';
import { addRules } from './addRules.js';
import { removeRule } from './removeRule.js';
import { setField } from './setField.js';

export { insertGroup, renderGroup } from './group.js';

/** The edits that make changes to rules of ARM templates, and the changes that can't be made. */
export function writeChanges(changes: readonly RuleChange[], files: SourceFiles): WrittenChanges {
  const edits: FileEdit[] = [];
  const refused: { readonly change: RuleChange; readonly reason: string }[] = [];
  const take = (written: Written, of: readonly RuleChange[]): void => {
    if (isRefusal(written)) refused.push(...of.map((change) => ({ change, reason: written.refused })));
    else edits.push(...written);
  };
  for (const change of changes) {
    if (change.kind === 'set') take(setField(change, files), [change]);
    if (change.kind === 'remove') take(removeRule(change, files), [change]);
  }
  for (const adds of addsByPlace(changes)) take(addRules(adds, files), adds);
  return { edits, refused };
}

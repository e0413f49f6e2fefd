import type { RuleChange, SourceFiles, WrittenChanges } from '../../language.js';
import type { LanguageWriting } from '../../writing/changes.js';
import { writeChanges } from '../../writing/changes.js';
import { refuse } from '../../writing/steps.js';
import { aligned } from './alignment.js';
import { terraformNotation } from './notation.js';

export { insertGroup, renderGroup } from './group.js';

const writing: LanguageWriting = {
  notationFor: (uri) => (/\.(?:tf|tfvars)$/i.test(uri) ? terraformNotation : undefined),
  addFirst: () =>
    refuse('This network security group has no list of rules here that a rule could be added to.'),
  tidy: aligned,
};

/** The edits that make changes to rules of Terraform files, and the changes that can't be made. */
export function write(changes: readonly RuleChange[], files: SourceFiles): WrittenChanges {
  return writeChanges(changes, files, writing);
}

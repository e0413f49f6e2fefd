import type { RuleChange, SourceFiles, WrittenChanges } from '../../language.js';
import type { LanguageWriting } from '../../writing/changes.js';
import { writeChanges } from '../../writing/changes.js';
import type { Notation } from '../../writing/notation.js';
import { addFirst } from './addFirst.js';
import { aligned } from './alignment.js';
import { plainJsonNotation, terraformJsonNotation } from './jsonNotation.js';
import { terraformNotation } from './notation.js';

export { insertGroup, renderGroup } from './group.js';

const writing: LanguageWriting = {
  notationFor,
  addFirst,
  tidy: (file, edits) => (isJson(file.document.uri) ? edits : aligned(file, edits)),
};

function notationFor(uri: string): Notation | undefined {
  if (/\.(?:tf|tfvars)$/i.test(uri)) return terraformNotation;
  if (/\.tf\.json$/i.test(uri)) return terraformJsonNotation;
  // Other JSON, of variable files and such as `jsondecode` reads, holds no templates.
  return isJson(uri) ? plainJsonNotation : undefined;
}

function isJson(uri: string): boolean {
  return /\.json$/i.test(uri);
}

/** The edits that make changes to rules of Terraform files, and the changes that can't be made. */
export function write(changes: readonly RuleChange[], files: SourceFiles): WrittenChanges {
  return writeChanges(changes, files, writing);
}

import type { FileEdit, LoadedFiles, RuleChange, SourceFile, WrittenChanges } from '../../language.js';
import type { LanguageWriting } from '../../writing/changes.js';
import { writeChanges } from '../../writing/changes.js';
import type { Notation } from '../../writing/notation.js';
import type { TextEdit } from '../../writing/textEdits.js';
import { isNativeConfiguration } from '../configuration/files.js';
import { addFirst } from './addFirst.js';
import { aligned } from './alignment.js';
import { plainJsonNotation, terraformJsonNotation } from './jsonNotation.js';
import { terraformNotation } from './notation.js';

export { insertGroup, renderGroup } from './group.js';

const writing: LanguageWriting = {
  notationFor,
  addFirst,
  tidy: ({ document }, edits) => tidyText(document, edits),
};

function notationFor(uri: string): Notation | undefined {
  if (isNativeConfiguration(uri) || /\.tfvars$/i.test(uri)) return terraformNotation;
  if (/\.(?:tf|tofu)\.json$/i.test(uri)) return terraformJsonNotation;
  // Other JSON, of variable files and such as `jsondecode` reads, holds no templates.
  return isJson(uri) ? plainJsonNotation : undefined;
}

function isJson(uri: string): boolean {
  return /\.json$/i.test(uri);
}

/** Edits with the attributes around them aligned, as `terraform fmt` does it. */
export function tidy(file: SourceFile, edits: readonly FileEdit[]): readonly FileEdit[] {
  return tidyText(file, edits).map((edit) => ({ ...edit, uri: file.uri }));
}

function tidyText({ uri, text }: SourceFile, edits: readonly TextEdit[]): readonly TextEdit[] {
  return isJson(uri) ? edits : aligned(text, edits);
}

/** The edits that make changes to rules of Terraform files, and the changes that can't be made. */
export function write(changes: readonly RuleChange[], files: LoadedFiles): WrittenChanges {
  return writeChanges(changes, files, writing);
}

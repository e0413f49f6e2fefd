import type { Outline, SourceFile } from '../language.js';
import { declaresResources, givesRules } from './claims.js';
import { isVariablesFile, treeOf } from './configuration/files.js';

/** The comments of a file, and its syntax problems: those of files that are none of our business are left to others. */
export function outline(file: SourceFile): Outline {
  const { comments, problems } = treeOf(file);
  return { comments, problems: isOurs(file) ? problems : [] };
}

function isOurs({ uri, text }: SourceFile): boolean {
  return declaresResources(text) || (isVariablesFile(uri) && givesRules(text));
}

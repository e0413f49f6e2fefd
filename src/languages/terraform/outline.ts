import type { Outline, SourceFile } from '../language.js';
import { declaresSubjects, givesRules } from './claims.js';
import { isVariablesFile, treeOf } from './configuration/files.js';

/**
 * The comments of a file, and its syntax problems: those of files that are none of our business are left to others, so
 * that these files are not even parsed.
 */
export function outline(file: SourceFile): Outline {
  return {
    get comments() {
      return treeOf(file).comments;
    },
    get problems() {
      return isOurs(file) ? treeOf(file).problems : [];
    },
  };
}

function isOurs({ uri, text }: SourceFile): boolean {
  return declaresSubjects(text) || (isVariablesFile(uri) && givesRules(text));
}

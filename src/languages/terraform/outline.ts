import type { Outline, SourceFile } from '../language.js';
import { declaresResources } from './claims.js';
import { treeOf } from './configuration/files.js';

/** The comments of a file, and its syntax problems: those of files that are none of our business are left to others. */
export function outline(file: SourceFile): Outline {
  const { comments, problems } = treeOf(file);
  return { comments, problems: declaresResources(file.text) ? problems : [] };
}

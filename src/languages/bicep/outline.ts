import type { Comment, Outline, SourceFile } from '../language.js';
import { namesRelevantType } from '../resourceManager/readResources.js';
import { bicepDocumentOf } from './documents.js';
import type { BicepFile } from './syntax/statementSyntax.js';

/**
 * The comments of a file, and its syntax problems: those of files that declare nothing we look at are left to others,
 * so that these files are not even parsed.
 */
export function outline(file: SourceFile): Outline {
  return {
    get comments() {
      return commentsOf(bicepDocumentOf(file));
    },
    get problems() {
      return namesRelevantType(file.text) ? bicepDocumentOf(file).problems : [];
    },
  };
}

/** The comments, and `#disable-next-line` and its like, which stand between a comment and what it is about. */
function commentsOf({ comments, pragmas }: BicepFile): readonly Comment[] {
  if (pragmas.length === 0) return comments;
  const silent = pragmas.map(({ start, end }): Comment => ({ start, end, text: '' }));
  return [...comments, ...silent].sort((left, right) => left.start - right.start);
}

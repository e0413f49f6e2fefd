import type { Comment, Outline, SourceFile } from '../language.js';
import { namesRelevantType } from '../resourceManager/relevantTypes.js';
import type { Span } from '../text.js';
import { bicepDocumentOf } from './documents.js';
import type { Found } from './syntax/readStatements.js';

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

const withPragmas = new WeakMap<Found, readonly Comment[]>();

/** The comments, and `#disable-next-line` and its like, which stand between a comment and what it is about. */
function commentsOf(file: Found): readonly Comment[] {
  const { comments, pragmas } = file;
  if (pragmas.length === 0) return comments;
  const known = withPragmas.get(file) ?? [...comments, ...pragmas.map(silent)].sort(byStart);
  withPragmas.set(file, known);
  return known;
}

function silent({ start, end }: Span): Comment {
  return { start, end, text: '' };
}

function byStart(left: Span, right: Span): number {
  return left.start - right.start;
}

import type { Parser } from './parser.js';
import { Token, isCloser } from './tokens.js';

/**
 * After something wrong, goes on to where the next element may begin: the end of the line, a comma, or a bracket that
 * closes one opened before. Brackets between are passed over with what is in them. Doesn't recurse.
 */
export function skipRest(parser: Parser): void {
  const indent = parser.indent();
  const skipped: Skipped = { depth: 0, holes: [] };
  while (!restEnds(parser, skipped, indent)) skipToken(parser, skipped);
  if (skipped.depth > 0) parser.noteUnclosed();
}

/** Goes on to the end of the line, over commas and closing brackets too. */
export function skipLine(parser: Parser): void {
  skipRest(parser);
  while (!parser.atLineEnd()) {
    parser.next();
    skipRest(parser);
  }
}

/** What is being passed over: so many brackets, and the holes of strings, each with the brackets around it. */
interface Skipped {
  depth: number;
  readonly holes: { readonly depth: number; readonly dollars: number }[];
}

function restEnds(parser: Parser, skipped: Skipped, indent: number): boolean {
  switch (parser.token) {
    case Token.EndOfFile:
      return true;
    case Token.NewLine:
      return skipped.holes.length === 0 && (skipped.depth === 0 || parser.nextLineEnds(indent));
    case Token.Comma:
      return skipped.depth === 0;
    default:
      return skipped.depth === 0 && parser.atAwaitedCloser();
  }
}

function skipToken(parser: Parser, skipped: Skipped): void {
  const { token } = parser;
  if (token === Token.NewLine) {
    skipLineEnd(parser, skipped);
    return;
  }
  if (isCloser(token) && closeSkipped(parser, skipped)) return;
  if (token === Token.StringPiece) skipped.holes.push({ depth: skipped.depth, dollars: parser.dollars });
  if (token >= Token.StringPiece && token <= Token.LeftSquare) skipped.depth++;
  parser.next();
}

/** Counts a closing bracket. When it ends a hole, reads the string on and answers true. */
function closeSkipped(parser: Parser, skipped: Skipped): boolean {
  const hole = skipped.holes[skipped.holes.length - 1];
  if (hole?.depth !== skipped.depth - 1) {
    if (skipped.depth > 0) skipped.depth--;
    return false;
  }
  if (parser.token !== Token.RightBrace) return false;
  skipped.holes.pop();
  skipped.depth--;
  parser.continueString(parser.end, hole.dollars);
  return true;
}

/** No hole reaches over the end of its line; the string around it goes on only if it may have several lines. */
function skipLineEnd(parser: Parser, skipped: Skipped): void {
  const [outermost] = skipped.holes;
  if (!outermost) {
    parser.next();
    return;
  }
  skipped.holes.length = 0;
  skipped.depth = outermost.depth;
  if (outermost.dollars > 0) parser.continueString(parser.start, outermost.dollars);
}

import type { Parser } from './parser.js';
import { scanHeredoc } from './scanHeredoc.js';
import { scanQuoted } from './scanTemplate.js';
import { Token, isCloser } from './tokens.js';

/**
 * After something wrong, goes on to where the next element may begin: the end of the line, a comma, or a bracket that
 * closes one opened before. Brackets between are passed over with what is in them. Doesn't recurse.
 */
export function skipRest(parser: Parser): void {
  const indent = parser.indent();
  const skipped: Skipped = { depth: 0, sequences: [] };
  while (!restEnds(parser, skipped, indent)) skipToken(parser, skipped);
  if (skipped.depth > 0) parser.unclosed = true;
}

/** Goes on to the end of the line, over commas and closing brackets too. */
export function skipLine(parser: Parser): void {
  skipRest(parser);
  while (!parser.atLineEnd() && !parser.elementsEnd()) {
    parser.next();
    skipRest(parser);
  }
}

/** Goes on to what closes the innermost bracket; what stands before that is reported as not expected. */
export function skipToCloser(parser: Parser, expected: string): void {
  if (parser.elementsEnd()) return;
  parser.problem(expected);
  skipRest(parser);
  while (!parser.elementsEnd()) {
    parser.next();
    skipRest(parser);
  }
}

/** What is being passed over: so many brackets, and the sequences of strings, each with the brackets around it. */
interface Skipped {
  depth: number;
  readonly sequences: number[];
}

function restEnds(parser: Parser, skipped: Skipped, indent: number): boolean {
  switch (parser.token) {
    case Token.EndOfFile:
      return true;
    case Token.NewLine:
      return skipped.depth === 0 || parser.nextLineEnds(indent) || parser.nextLineEndsBracket();
    case Token.Comma:
      return skipped.depth === 0;
    default:
      return skipped.depth === 0 && parser.atAwaitedCloser();
  }
}

function skipToken(parser: Parser, skipped: Skipped): void {
  const { token } = parser;
  if (token === Token.Heredoc) skipHeredoc(parser);
  else if (isCloser(token) && closeSkipped(parser, skipped)) return;
  else if (token === Token.StringPiece) skipped.sequences.push(skipped.depth++);
  else if (token >= Token.LeftBrace && token <= Token.LeftSquare) skipped.depth++;
  parser.next();
}

/** Counts a closing bracket. When it ends a sequence, reads the string on and answers true. */
function closeSkipped(parser: Parser, skipped: Skipped): boolean {
  const inSequence = skipped.sequences[skipped.sequences.length - 1] === skipped.depth - 1;
  if (inSequence && parser.token !== Token.RightBrace && parser.token !== Token.StripBrace) return false;
  if (skipped.depth > 0) skipped.depth--;
  if (!inSequence) return false;
  skipped.sequences.pop();
  parser.start = parser.end;
  scanQuoted(parser, parser.end);
  return true;
}

/** Passes over a heredoc up to its closing marker, whatever is in its sequences. */
function skipHeredoc(parser: Parser): void {
  if (!parser.terminated) return;
  const marker = parser.text.slice(parser.contentStart, parser.contentEnd);
  scanHeredoc(parser, parser.end, marker, true);
  while (parser.token === Token.StringPiece) scanHeredoc(parser, parser.end, marker, false);
}

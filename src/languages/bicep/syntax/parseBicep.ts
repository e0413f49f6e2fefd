import { parseStatement } from './parseStatement.js';
import { Parser } from './parser.js';
import type { BicepFile, Statement } from './statementSyntax.js';
import { Token } from './tokens.js';

/**
 * The syntax tree of a `.bicep` or `.bicepparam` file. Never throws: what can't be read is a problem in the tree, and
 * costs the line, property or item that it stands in. Takes time in proportion to the text.
 *
 * The grammar is that of Azure/bicep's parser (src/Bicep.Core/Parsing, November 2026). A few things that Bicep refuses
 * are accepted: repeated unary operators, objects and arrays in the holes of strings, statements of parameter files
 * among those of templates.
 */
export function parseBicep(text: string): BicepFile {
  const parser = new Parser(text);
  const statements: Statement[] = [];
  /** Up to here, statements are read by their layout at once. */
  let byLayoutUntil = -1;
  while (!parser.at(Token.EndOfFile)) {
    if (parser.skip(Token.NewLine)) continue;
    const mark = parser.mark(parser.start < byLayoutUntil);
    let statement = parseStatement(parser);
    if (!parser.byLayout && (parser.unclosedAt >= 0 || parser.restFollows())) {
      byLayoutUntil = parser.start;
      parser.returnTo(mark);
      statement = parseStatement(parser);
    }
    statements.push(statement);
  }
  return {
    kind: 'BicepFile',
    start: 0,
    end: text.length,
    statements,
    comments: parser.comments,
    pragmas: parser.pragmas,
    problems: parser.problems.sort((a, b) => a.start - b.start),
  };
}

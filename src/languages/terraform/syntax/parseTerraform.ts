import * as Char from '../../characterCodes.js';
import type { Steps } from '../../steps.js';
import { finish } from '../../steps.js';
import type { SyntaxProblem } from '../../text.js';
import type { BodyItem, TerraformFile } from './bodySyntax.js';
import { isBlank } from '../../syntax/characters.js';
import { checkNames, parseItem } from './parseBody.js';
import type { Mark } from './parser.js';
import { Parser } from './parser.js';
import { Token } from './tokens.js';

/**
 * The syntax tree of a `.tf`, `.tfvars` or `.hcl` file. Never throws: what can't be read is a problem in the tree, and
 * costs the argument, element or block header that it stands in. Takes time in proportion to the text.
 *
 * The grammar is that of the HCL native syntax specification, and where that leaves a choice, that of the parser in
 * Terraform 1.11: elements of a tuple are separated by commas only, a block on one line has at most one argument, and
 * no argument is set twice.
 */
export function parseTerraform(text: string): TerraformFile {
  return finish(parseInSteps(text));
}

/** The same, an argument or block of the file in a step. */
export function* parseInSteps(text: string): Steps<TerraformFile> {
  const parser = new Parser(text);
  parser.next();
  const items = yield* parseFileItems(parser);
  checkNames(parser, items);
  return {
    kind: 'TerraformFile',
    start: 0,
    end: text.length,
    body: { kind: 'NativeBody', start: 0, end: text.length, items },
    comments: parser.comments,
    problems: inOrder(parser.problems),
  };
}

/** Reads what stands in a file, not in a block. */
function* parseFileItems(parser: Parser): Steps<BodyItem[]> {
  const items: BodyItem[] = [];
  /** Up to here, items are read by their layout at once. */
  let byLayoutUntil = -1;
  let suspect: Suspect | undefined;
  while (!parser.at(Token.EndOfFile)) {
    if (parser.skip(Token.NewLine)) continue;
    parser.byLayout = parser.start < byLayoutUntil;
    if (suspect && parser.at(Token.RightBrace) && !parser.byLayout) {
      byLayoutUntil = parser.end;
      items.length = suspect.index;
      parser.returnTo(suspect.mark);
      suspect = undefined;
      continue;
    }
    yield;
    const mark = parser.mark();
    let item = parseItem(parser);
    if (parser.unclosed && !parser.byLayout) {
      byLayoutUntil = parser.start;
      parser.returnTo(mark);
      item = parseItem(parser);
    }
    suspect = nextSuspect(parser.text, suspect, mark, item, items.length);
    if (item) items.push(item);
  }
  return items;
}

/** A block of the file whose closing brace is indented deeper than the block: it may well be closed too early. */
interface Suspect {
  readonly mark: Mark;
  readonly column: number;
  /** How many items are before it. */
  readonly index: number;
}

/** A suspect is one as long as nothing follows but what is indented deeper. */
function nextSuspect(
  text: string,
  suspect: Suspect | undefined,
  mark: Mark,
  item: BodyItem | undefined,
  index: number,
): Suspect | undefined {
  const column = mark.start - mark.lineStart;
  if (suspect && column > suspect.column) return suspect;
  const closeBrace = item?.kind === 'Block' ? item.closeBrace : undefined;
  return closeBrace !== undefined && columnOf(text, closeBrace) > column
    ? { mark, column, index }
    : undefined;
}

/** The column of what is the first on its line; -1 where something stands before it. */
function columnOf(text: string, offset: number): number {
  let lineStart = offset;
  while (lineStart > 0 && isBlank(text.charCodeAt(lineStart - 1))) lineStart--;
  const atLineStart = lineStart === 0 || text.charCodeAt(lineStart - 1) === Char.LineFeed;
  return atLineStart ? offset - lineStart : -1;
}

/** The problems by their place, one for each place. */
function inOrder(problems: readonly SyntaxProblem[]): SyntaxProblem[] {
  return [...problems]
    .sort((a, b) => a.start - b.start)
    .filter((problem, index, sorted) => problem.start !== sorted[index - 1]?.start);
}

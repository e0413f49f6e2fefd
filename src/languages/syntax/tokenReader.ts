import * as l10n from '../../l10n.js';
import type { Comment } from '../language.js';
import type { SyntaxProblem } from '../text.js';
import type { Identifier, MissingExpression } from './nodes.js';

/** Brackets, blocks and conditions may stand in one another this deep; what is deeper is passed over. */
export const maximumDepth = 200;
/** No part of an expression is further than this from its top, `maximumDepth` for brackets aside. */
const maximumHeight = 500;

/**
 * The kinds of tokens that all languages have. Theirs are small numbers too, so that the scanner's inner loop and the
 * parser's tables stay fast; these two come first.
 */
export const enum CommonToken {
  EndOfFile = 0,
  NewLine = 1,
}

/**
 * The state of a parse by recursive descent, with what the grammars of all languages share: the current token, in the
 * fields, what is asked of it, what is reported, and bounds that make a parse end. A language's scanner gives it its
 * tokens, and its parser the ways to go on after something wrong.
 *
 * @typeParam Token the kinds of the language's tokens
 */
export abstract class TokenReader<Token extends number> {
  /** Where the current token begins. */
  start = 0;
  /** Where the current token ends, and the next is looked for. */
  end = 0;
  /** Where the last token that was no line end stopped. */
  previousEnd = 0;
  /** Where the line begins on which `end` stands. */
  lineStart = 0;
  /** Where the first token of that line stands. */
  firstOnLine = 0;

  readonly comments: Comment[] = [];
  readonly problems: SyntaxProblem[] = [];

  private depth = 0;
  /** At least the height of every expression read so far in the innermost brackets. */
  private height = 0;
  private lastCommentEnd: number | undefined;
  private lookedToEnd = false;

  /**
   * @param token the current one, before any is read
   * @param name the kind of names
   */
  constructor(
    readonly text: string,
    public token: Token,
    private readonly name: Token,
  ) {}

  /** Reads the next token. */
  abstract next(): void;

  /** After something wrong, goes on to where the next element may begin. */
  abstract skipRest(): void;

  /** Goes back (or ahead) to a place where a token begins that is the first of its line. */
  protected moveTo(offset: number, lineStart: number, newLine: Token): void {
    this.token = newLine;
    this.previousEnd = this.end = this.firstOnLine = offset;
    this.lineStart = lineStart;
    this.next();
  }

  /** Whether this is the current token. */
  at(token: Token): boolean {
    return this.token === token;
  }

  /** Whether the current token is this word. */
  atWord(word: string): boolean {
    return (
      this.token === this.name &&
      this.end - this.start === word.length &&
      this.text.startsWith(word, this.start)
    );
  }

  /** Whether the line ends here, or the file. */
  atLineEnd(): boolean {
    return this.token <= CommonToken.NewLine;
  }

  /** The indentation of the line on which the current token stands. */
  indent(): number {
    return this.firstOnLine - this.lineStart;
  }

  /** Reads the token where it is the one. */
  skip(token: Token): boolean {
    if (this.token !== token) return false;
    this.next();
    return true;
  }

  /** Reads the word where it is the one. */
  skipWord(word: string): boolean {
    if (!this.atWord(word)) return false;
    this.next();
    return true;
  }

  /** Reads the token where it is the one; else reports that `expected` is not there. */
  expect(token: Token, expected: string): boolean {
    if (this.skip(token)) return true;
    this.problem(expected);
    return false;
  }

  /** Reads the word where it is the one; else reports that `expected` is not there. */
  expectWord(word: string, expected = `'${word}'`): boolean {
    if (this.skipWord(word)) return true;
    this.problem(expected);
    return false;
  }

  /** Reads the name that is the current token; else reports that `expected` is not there and gives an empty one. */
  identifier(expected: string): Identifier {
    const { start, end } = this;
    if (this.token !== this.name) {
      this.problem(expected);
      return this.noIdentifier();
    }
    this.next();
    return { kind: 'Identifier', start, end, name: this.text.slice(start, end) };
  }

  /** A name where none stands. */
  noIdentifier(): Identifier {
    return { kind: 'Identifier', start: this.previousEnd, end: this.previousEnd, name: '' };
  }

  /** Reports what was expected, and gives an expression that stands for it. */
  missing(expected: string): MissingExpression {
    this.problem(expected);
    return { kind: 'MissingExpression', start: this.previousEnd, end: this.previousEnd };
  }

  /** Reports what was expected where the current token stands, once for each place. */
  problem(expected: string): void {
    const start = this.atLineEnd() ? this.previousEnd : this.start;
    if (this.problems[this.problems.length - 1]?.start === start) return;
    this.report(start, this.atLineEnd() ? start : this.end, l10n.t('Expected {0}.', l10n.t(expected)));
  }

  report(start: number, end: number, message: string): void {
    this.problems.push({ start, end, message });
  }

  /**
   * Goes one level deeper, if there may be one more; else passes over what stands there. Gives the height so far,
   * for `leave`, or -1.
   */
  enter(): number {
    if (this.depth === maximumDepth) {
      this.report(this.start, this.end, l10n.t('Expected at most {0} levels of nesting.', maximumDepth));
      this.skipRest();
      return -1;
    }
    this.depth++;
    const { height } = this;
    this.height = 0;
    return height;
  }

  /** Comes back from one level deeper. */
  leave(heightBefore: number): void {
    this.depth--;
    this.height = Math.max(heightBefore, this.height + 1);
  }

  /**
   * Counts one more operation upon an operand, in a chain such as `a.b.c` or `a + b + c`. When the chain is too
   * long, passes over the rest of it and answers false.
   */
  lengthenChain(): boolean {
    if (this.height < maximumHeight) {
      this.height++;
      return true;
    }
    this.report(
      this.start,
      this.end,
      l10n.t('Expected an expression of at most {0} operations.', maximumHeight),
    );
    this.skipRest();
    return false;
  }

  /** Whether there is anything from here on that could end a comment. Asked often, searched for once. */
  hasCommentEnd(offset: number): boolean {
    this.lastCommentEnd ??= this.text.lastIndexOf('*/');
    return this.noteLookToEnd(offset <= this.lastCommentEnd);
  }

  /** Passes on whether something was found; where it was not, the whole text was looked through. */
  protected noteLookToEnd(found: boolean): boolean {
    this.lookedToEnd ||= !found;
    return found;
  }

  /** Nothing behind this was looked at so far, but for the rest of the line and blanks and comments before it. */
  seenUntil(): number {
    return this.lookedToEnd ? Infinity : this.end;
  }

  /** The character at an offset, 0 behind the end. */
  protected codeAt(offset: number): number {
    return offset < this.text.length ? this.text.charCodeAt(offset) : 0;
  }

  protected accept(token: Token, length: number): true {
    this.token = token;
    this.end = this.start + length;
    return true;
  }

  /** Takes one token where a second character follows, another where not. */
  protected acceptEither(second: number, both: Token, alone: Token): true {
    return this.codeAt(this.start + 1) === second ? this.accept(both, 2) : this.accept(alone, 1);
  }
}

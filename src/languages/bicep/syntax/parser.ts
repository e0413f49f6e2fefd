import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import { isClosingBracket } from '../../syntax/characters.js';
import { isIdentifierPart } from './characters.js';
import { Scanner } from './scanner.js';
import { skipRest } from './skipRest.js';
import { afterWord, startsStatement } from './startsStatement.js';
import type { Closer } from './tokens.js';
import { Token, isCloser } from './tokens.js';

const closers = { [Token.RightBrace]: '}', [Token.RightParen]: ')', [Token.RightSquare]: ']' } as const;

/**
 * The state of a parse, with what all parts of Bicep's grammar share: brackets, and going on after something wrong.
 *
 * A bracket that is never closed would swallow the statements after it. So each statement is first read by its
 * tokens alone; when a bracket of it turns out not to be closed, it is read once more by its layout as well: then a
 * line that isn't indented deeper than the line that opens a bracket ends that bracket.
 */
export class Parser extends Scanner {
  /** Whether the statement is read by its layout as well. */
  byLayout = false;
  /** How far the statement was read when a bracket was found not to be closed; -1: none was. */
  unclosedAt = -1;
  /** The column of the statement that is being read. */
  statementColumn = 0;

  /** The brackets that are open, outermost first. */
  private readonly brackets: Bracket[] = [];
  /** How many of them wait for each kind of closing bracket. */
  private readonly open = { [Token.RightBrace]: 0, [Token.RightParen]: 0, [Token.RightSquare]: 0 };

  override skipRest(): void {
    skipRest(this);
  }

  /** Notes the place before a statement. */
  mark(byLayout: boolean): Mark {
    this.byLayout = byLayout;
    this.unclosedAt = -1;
    this.statementColumn = this.start - this.lineStart;
    const { start, lineStart } = this;
    const { length: comments } = this.comments;
    const { length: pragmas } = this.pragmas;
    const { length: problems } = this.problems;
    return { start, lineStart, comments, pragmas, problems };
  }

  /** Goes back to before a statement, to read it by its layout. */
  returnTo(mark: Mark): void {
    this.byLayout = true;
    this.comments.length = mark.comments;
    this.pragmas.length = mark.pragmas;
    this.problems.length = mark.problems;
    this.moveTo(mark.start, mark.lineStart, Token.NewLine);
  }

  /**
   * Whether the current token is this one, or begins the next line with this character and not twice: some operators
   * go on with an expression of the line before.
   */
  atAcrossLines(token: Token, code: number): boolean {
    if (this.token === token) return true;
    const { text, end } = this;
    return this.token === Token.NewLine && text.charCodeAt(end) === code && text.charCodeAt(end + 1) !== code;
  }

  /** Whether the current token is this word, or the next line begins with it. */
  atWordAcrossLines(word: string): boolean {
    if (this.token !== Token.NewLine) return this.atWord(word);
    const end = this.end + word.length;
    return this.text.startsWith(word, this.end) && !isIdentifierPart(this.text.charCodeAt(end));
  }

  /** Whether the token after the current one begins with a character like this, on the same line. */
  nextIs(test: (code: number) => boolean): boolean {
    return test(this.text.charCodeAt(this.nextStart()));
  }

  /** What the number that is the current token says. */
  numberValue(): number {
    let value = 0;
    for (let offset = this.start; offset < this.end; offset++) {
      value = value * 10 + this.text.charCodeAt(offset) - Char.Zero;
    }
    return value;
  }

  /** Reads an opening bracket, whose closing one is given. */
  openBracket(closer: Closer): void {
    this.open[closer]++;
    this.brackets.push({ closer, openedAt: this.start, line: this.firstOnLine, indent: this.indent() });
    this.next();
  }

  /** Reads the bracket that closes the innermost one, or reports that it is not there. */
  closeBracket(): void {
    const bracket = this.brackets[this.brackets.length - 1];
    if (!bracket) return;
    const closed = this.token === bracket.closer && this.closesBracket(bracket);
    this.leaveBracket();
    if (closed) {
      this.next();
      return;
    }
    const { closer, openedAt } = bracket;
    this.noteUnclosed();
    const opener = this.text.charAt(openedAt);
    this.report(
      openedAt,
      openedAt + 1,
      l10n.t("Expected '{0}' to close this '{1}'.", closers[closer], opener),
    );
  }

  /** Notes that a bracket is not closed up to here, which is a reason to read the statement by its layout. */
  noteUnclosed(): void {
    if (this.unclosedAt < 0) this.unclosedAt = this.start;
  }

  /** Leaves the innermost bracket without reading what closes it. */
  leaveBracket(): void {
    const bracket = this.brackets.pop();
    if (bracket) this.open[bracket.closer]--;
  }

  /**
   * Whether the elements of the innermost bracket end here, be it closed or not: at a closing bracket that some open
   * bracket waits for, at the end of the file, or, at the end of a line, before one that belongs to none of them.
   */
  elementsEnd(): boolean {
    if (this.token > Token.RightSquare) return false;
    if (this.token === Token.EndOfFile) return true;
    const bracket = this.brackets[this.brackets.length - 1];
    if (!bracket) return true;
    if (this.token === Token.NewLine) return this.nextLineEnds(bracket.indent);
    return this.atAwaitedCloser();
  }

  /** Whether the current token is a closing bracket that one of the open brackets waits for. */
  atAwaitedCloser(): boolean {
    if (!isCloser(this.token) || this.open[this.token] === 0) return false;
    const bracket = this.brackets[this.brackets.length - 1];
    return bracket !== undefined && this.closesBracket(bracket);
  }

  /**
   * Whether a closing bracket may be that of an open one. By the layout it is when both stand on one line, or on
   * lines that are indented alike.
   */
  private closesBracket(bracket: Bracket): boolean {
    return !this.byLayout || this.firstOnLine === bracket.line || this.indent() <= bracket.indent;
  }

  /** Reads a line end between the innermost brackets. */
  skipLineEnd(): void {
    if (this.token === Token.NewLine && !this.elementsEnd()) this.next();
  }

  /** Whether the line after the current line end can be no part of what began on a line of this indentation. */
  nextLineEnds(indent: number): boolean {
    const column = this.end - this.lineStart;
    if (!this.byLayout)
      return column <= this.statementColumn && startsStatement(this.text, this.end) === 'only';
    if (column > indent) return false;
    return column < indent || !isClosingBracket(this.text.charCodeAt(this.end));
  }

  /** Whether a line follows that is no statement, but a property or a closing bracket: one was closed too early. */
  restFollows(): boolean {
    if (this.token !== Token.NewLine) return false;
    if (isClosingBracket(this.text.charCodeAt(this.end))) return true;
    return this.text.charCodeAt(afterWord(this.text, this.end)) === Char.Colon;
  }
}

/** The place before a statement, and how much was found up to there. */
interface Mark {
  readonly start: number;
  readonly lineStart: number;
  readonly comments: number;
  readonly pragmas: number;
  readonly problems: number;
}

/** A bracket that was opened and is not closed yet. */
interface Bracket {
  readonly closer: Closer;
  readonly openedAt: number;
  /** Where the first token of its line stands, and how deep. */
  readonly line: number;
  readonly indent: number;
}

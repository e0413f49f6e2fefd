import * as l10n from '../../../l10n.js';
import { isClosingBracket } from '../../syntax/characters.js';
import { Scanner } from './scanner.js';
import { skipRest } from './skipRest.js';
import type { Closer } from './tokens.js';
import { Token, isCloser } from './tokens.js';

const closerTexts = {
  [Token.RightBrace]: '}',
  [Token.RightParen]: ')',
  [Token.RightSquare]: ']',
  [Token.StripBrace]: '}',
} as const;

/**
 * The state of a parse, with what all parts of HCL's grammar share: brackets, and going on after something wrong.
 *
 * A bracket that is never closed would swallow what stands behind it. So each argument and block of a file is first
 * read by its tokens alone; when a bracket in it turns out not to be closed, it is read once more by its layout as
 * well: then a line that isn't indented deeper than the line that opens a bracket ends that bracket.
 */
export class Parser extends Scanner {
  /** Whether the brackets are read by their layout as well. */
  byLayout = false;
  /** Whether a bracket was found not to be closed since the last mark. */
  unclosed = false;

  /** The brackets that are open, outermost first. */
  private readonly brackets: Bracket[] = [];
  /** How many of them wait for each kind of closing bracket. */
  private readonly open = {
    [Token.RightBrace]: 0,
    [Token.RightParen]: 0,
    [Token.RightSquare]: 0,
    [Token.StripBrace]: 0,
  };

  override skipRest(): void {
    skipRest(this);
  }

  /** Notes the place before an argument or block of the file. */
  mark(): Mark {
    this.unclosed = false;
    const { start, lineStart } = this;
    return { start, lineStart, comments: this.comments.length, problems: this.problems.length };
  }

  /** Goes back to a place noted before, to read on from there by the layout. */
  returnTo(mark: Mark): void {
    this.byLayout = true;
    this.comments.length = mark.comments;
    this.problems.length = mark.problems;
    this.moveTo(mark.start, mark.lineStart, Token.NewLine);
  }

  /** Reads an opening bracket, whose closing one is given. Up to that, line ends are ignored or not. */
  openBracket(closer: Closer, ignoresLineEnds: boolean): void {
    this.pushBracket(closer, this.start, ignoresLineEnds, this.indent());
    this.next();
  }

  /**
   * Reads the beginning of an interpolation or directive, the end of the current token.
   *
   * @param endsWithLine whether it is taken to be no longer than its line when it is read by the layout
   */
  openSequence(endsWithLine: boolean): void {
    const indent = endsWithLine ? Infinity : this.indent();
    this.pushBracket(Token.StripBrace, this.contentEnd, true, indent);
    this.next();
  }

  /** Goes on as if a bracket had been opened that is missing. It was on a line of this indentation. */
  openMissingBracket(closer: Closer, indent: number): void {
    this.pushBracket(closer, undefined, false, indent);
  }

  private pushBracket(
    closer: Closer,
    openedAt: number | undefined,
    ignoresLineEnds: boolean,
    indent: number,
  ): void {
    this.open[closer]++;
    this.brackets.push({
      closer,
      openedAt,
      line: this.firstOnLine,
      indent,
      ignoredLineEnds: this.ignoresLineEnds,
    });
    this.ignoresLineEnds = ignoresLineEnds;
  }

  /**
   * Reads the bracket that closes the innermost one, or reports that it is not there. Gives where it stands, if it
   * does.
   */
  closeBracket(): number | undefined {
    const { start } = this;
    const closed = this.leaveBracket();
    if (!closed) return undefined;
    this.next();
    return start;
  }

  /**
   * Leaves the innermost bracket without reading what closes it; where that is not the current token, reports it and
   * answers false.
   */
  leaveBracket(): boolean {
    const bracket = this.brackets[this.brackets.length - 1];
    if (!bracket) return false;
    const { closer, openedAt } = bracket;
    const closed = isCloserOf(this.token, closer) && this.closesBracket(bracket);
    this.brackets.pop();
    this.open[closer]--;
    this.ignoresLineEnds = bracket.ignoredLineEnds;
    if (closed) return true;
    this.unclosed = true;
    if (openedAt === undefined) return false;
    const length = closer === Token.StripBrace ? 2 : 1;
    const opener = this.text.slice(openedAt, openedAt + length);
    this.report(
      openedAt,
      openedAt + length,
      l10n.t("Expected '{0}' to close this '{1}'.", closerTexts[closer], opener),
    );
    return false;
  }

  /**
   * Whether the elements of the innermost bracket end here, be it closed or not: at a closing bracket that some open
   * bracket waits for, at the end of the file, or, at the end of a line, before one that belongs to none of them.
   */
  elementsEnd(): boolean {
    if (this.token > Token.StripBrace) return false;
    if (this.token === Token.EndOfFile) return true;
    return this.token === Token.NewLine ? this.nextLineEndsBracket() : this.atAwaitedCloser();
  }

  /** Whether the current token is a closing bracket that one of the open brackets waits for. */
  atAwaitedCloser(): boolean {
    const { token } = this;
    if (!isCloser(token)) return false;
    const bracket = this.brackets[this.brackets.length - 1];
    const waiting = this.open[token] > 0 || (token === Token.RightBrace && this.open[Token.StripBrace] > 0);
    return waiting && bracket !== undefined && this.closesBracket(bracket);
  }

  /**
   * Whether a closing bracket may be that of an open one. By the layout it is when both stand on one line, or when
   * its line isn't indented deeper.
   */
  private closesBracket(bracket: Bracket): boolean {
    return !this.byLayout || this.firstOnLine === bracket.line || this.indent() <= bracket.indent;
  }

  /** Whether the line after the current line end can be no part of the innermost bracket. */
  nextLineEndsBracket(): boolean {
    const bracket = this.brackets[this.brackets.length - 1];
    return bracket !== undefined && this.nextLineEnds(bracket.indent);
  }

  /** Whether the line after the current line end can be no part of what began on a line of this indentation. */
  nextLineEnds(indent: number): boolean {
    if (!this.byLayout) return false;
    const column = this.end - this.lineStart;
    if (column !== indent) return column < indent;
    return this.end === this.text.length || !isClosingBracket(this.text.charCodeAt(this.end));
  }

  protected override lineEndsBracket(): boolean {
    return this.nextLineEndsBracket();
  }

  /** Whether the line behind the current line end is indented deeper than the line that ends here. */
  nextLineIsDeeper(indent: number): boolean {
    return this.token === Token.NewLine && this.end < this.text.length && this.end - this.lineStart > indent;
  }
}

function isCloserOf(token: Token, closer: Closer): boolean {
  return token === closer || (closer === Token.StripBrace && token === Token.RightBrace);
}

/** The place before an argument or block, and how much was found up to there. */
export interface Mark {
  readonly start: number;
  readonly lineStart: number;
  readonly comments: number;
  readonly problems: number;
}

/** A bracket that was opened and is not closed yet. */
interface Bracket {
  readonly closer: Closer;
  /** Undefined where it is missing itself. */
  readonly openedAt: number | undefined;
  /** Where the first token of its line stands, and how deep. */
  readonly line: number;
  readonly indent: number;
  /** Whether line ends are ignored around it. */
  readonly ignoredLineEnds: boolean;
}

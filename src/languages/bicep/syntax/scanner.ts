import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import { isBlank, isDigit, isLineEnd } from '../../syntax/characters.js';
import { TokenReader } from '../../syntax/tokenReader.js';
import { isIdentifierPart, isIdentifierStart } from './characters.js';
import { scanMultilineString, scanString } from './scanString.js';
import { skipComment, skipPragma, skipUnreadable, startsComment, startsPragma } from './scanTrivia.js';
import type { Pragma } from './statementSyntax.js';
import { Token } from './tokens.js';

/**
 * Reads a text token by token; the current one is in the fields. Blanks and comments are passed over, and several
 * line ends are one token. What is no token at all is reported and passed over like a blank.
 */
export abstract class Scanner extends TokenReader<Token> {
  /** Of a string token: its text, without quotes and the marks of holes. */
  contentStart = 0;
  contentEnd = 0;
  /** Of a string token: whether its text has escapes to resolve. */
  escaped = false;
  /** Of a string token: whether the closing quote was found. */
  terminated = true;
  /** Of a string token: how many `$` begin a hole; 0 in `'''` strings, which have none; -1 on one line. */
  dollars = -1;

  readonly pragmas: Pragma[] = [];

  private lastTripleQuote: number | undefined;

  /** @param from where to begin, at the first token of a line, instead of at the start of the text */
  constructor(text: string, from?: { readonly start: number; readonly lineStart: number }) {
    super(text, Token.EndOfFile, Token.Identifier);
    if (from) {
      this.moveTo(from.start, from.lineStart, Token.NewLine);
      return;
    }
    this.lineStart = text.charCodeAt(0) === Char.ByteOrderMark ? 1 : 0;
    this.skipLines(this.lineStart);
    this.next();
  }

  override next(): void {
    if (this.token !== Token.NewLine) this.previousEnd = this.end;
    const { text } = this;
    let offset = this.end;
    while (offset < text.length) {
      const code = text.charCodeAt(offset);
      if (isIdentifierStart(code)) {
        this.scanIdentifier(offset);
        return;
      }
      if (code === Char.Space || code === Char.Tab) offset++;
      else if (code === Char.Slash && startsComment(this, offset)) offset = skipComment(this, offset);
      else if (this.scanToken(offset, code)) return;
      else offset = skipUnreadable(this, offset);
    }
    this.start = this.end = offset;
    this.token = Token.EndOfFile;
  }

  private scanIdentifier(offset: number): void {
    const { text } = this;
    this.start = offset++;
    while (offset < text.length && isIdentifierPart(text.charCodeAt(offset))) offset++;
    this.end = offset;
    this.token = Token.Identifier;
  }

  /** False when no token begins here. */
  private scanToken(offset: number, code: number): boolean {
    this.start = offset;
    switch (code) {
      case Char.LineFeed:
      case Char.CarriageReturn:
        this.skipLines(offset);
        this.token = Token.NewLine;
        return true;
      case Char.Quote:
        return this.scanQuote(offset);
      case Char.LeftBrace:
        return this.accept(Token.LeftBrace, 1);
      case Char.RightBrace:
        return this.accept(Token.RightBrace, 1);
      case Char.LeftParen:
        return this.accept(Token.LeftParen, 1);
      case Char.RightParen:
        return this.accept(Token.RightParen, 1);
      case Char.LeftSquare:
        return this.accept(Token.LeftSquare, 1);
      case Char.RightSquare:
        return this.accept(Token.RightSquare, 1);
      case Char.Comma:
        return this.accept(Token.Comma, 1);
      case Char.At:
        return this.accept(Token.At, 1);
      case Char.Plus:
        return this.accept(Token.Plus, 1);
      case Char.Hyphen:
        return this.accept(Token.Minus, 1);
      case Char.Asterisk:
        return this.accept(Token.Asterisk, 1);
      case Char.Slash:
        return this.accept(Token.Slash, 1);
      case Char.Percent:
        return this.accept(Token.Percent, 1);
      case Char.Caret:
        return this.accept(Token.Hat, 1);
      case Char.Dot:
        return this.scanDots(offset);
      case Char.Colon:
        return this.acceptEither(Char.Colon, Token.DoubleColon, Token.Colon);
      case Char.Question:
        return this.acceptEither(Char.Question, Token.DoubleQuestion, Token.Question);
      case Char.Bar:
        return this.acceptEither(Char.Bar, Token.LogicalOr, Token.Pipe);
      case Char.Less:
        return this.acceptEither(Char.Equals, Token.LessOrEqual, Token.Less);
      case Char.Greater:
        return this.acceptEither(Char.Equals, Token.GreaterOrEqual, Token.Greater);
      case Char.Exclamation:
        return this.scanExclamation(offset);
      case Char.Equals:
        return this.scanEquals(offset);
      case Char.Ampersand:
        return this.codeAt(offset + 1) === Char.Ampersand && this.accept(Token.LogicalAnd, 2);
      case Char.Dollar:
        return this.scanDollars(offset);
      case Char.DoubleQuote:
        return this.scanDoubleQuoted(offset);
      default:
        return isDigit(code) && this.scanNumber(offset);
    }
  }

  private scanNumber(offset: number): true {
    const { text } = this;
    while (offset < text.length && isDigit(text.charCodeAt(offset))) offset++;
    return this.accept(Token.Number, offset - this.start);
  }

  private scanDots(offset: number): true {
    const three = this.codeAt(offset + 1) === Char.Dot && this.codeAt(offset + 2) === Char.Dot;
    return three ? this.accept(Token.Ellipsis, 3) : this.accept(Token.Dot, 1);
  }

  private scanExclamation(offset: number): true {
    const next = this.codeAt(offset + 1);
    if (next === Char.Equals) return this.accept(Token.NotEquals, 2);
    if (next === Char.Tilde) return this.accept(Token.NotEqualsInsensitive, 2);
    return this.accept(Token.Exclamation, 1);
  }

  private scanEquals(offset: number): true {
    const next = this.codeAt(offset + 1);
    if (next === Char.Equals) return this.accept(Token.Equals, 2);
    if (next === Char.Tilde) return this.accept(Token.EqualsInsensitive, 2);
    if (next === Char.Greater) return this.accept(Token.Arrow, 2);
    return this.accept(Token.Assignment, 1);
  }

  private scanQuote(offset: number): true {
    if (this.atTripleQuote(offset)) scanMultilineString(this, offset + 3, 0, true);
    else scanString(this, offset + 1);
    return true;
  }

  private atTripleQuote(offset: number): boolean {
    return (
      this.codeAt(offset) === Char.Quote &&
      this.codeAt(offset + 1) === Char.Quote &&
      this.codeAt(offset + 2) === Char.Quote
    );
  }

  private scanDollars(offset: number): boolean {
    while (this.codeAt(offset) === Char.Dollar) offset++;
    if (!this.atTripleQuote(offset)) return false;
    scanMultilineString(this, offset + 3, offset - this.start, true);
    return true;
  }

  /** A string in double quotes is none of Bicep, but it is clear what is meant. */
  private scanDoubleQuoted(offset: number): boolean {
    const { text } = this;
    let end = offset + 1;
    while (end < text.length && !isLineEnd(text.charCodeAt(end)) && text.charCodeAt(end) !== Char.DoubleQuote)
      end++;
    if (text.charCodeAt(end) !== Char.DoubleQuote) return false;
    this.report(offset, end + 1, l10n.t('Expected single quotes: Bicep has no strings in double quotes.'));
    this.contentStart = offset + 1;
    this.contentEnd = end;
    this.escaped = false;
    this.terminated = true;
    this.dollars = -1;
    return this.accept(Token.StringEnd, end + 1 - offset);
  }

  /** Reads on after the hole of a string, whose closing `}` is the current token or should be. */
  continueString(offset: number, dollars: number): void {
    this.start = offset;
    if (dollars < 0) scanString(this, offset);
    else scanMultilineString(this, offset, dollars, false);
  }

  /** Passes over line ends, blanks, comments and pragmas, and sets what is known of the line where it stops. */
  private skipLines(offset: number): void {
    const { text } = this;
    while (offset < text.length) {
      const code = text.charCodeAt(offset);
      if (isBlank(code)) offset++;
      else if (isLineEnd(code)) this.lineStart = ++offset;
      else if (code === Char.Slash && startsComment(this, offset)) offset = skipComment(this, offset);
      else if (code === Char.Hash && startsPragma(this, offset)) offset = skipPragma(this, offset);
      else break;
    }
    this.end = this.firstOnLine = offset;
  }

  /** Where something stands after the current token, behind blanks and comments in between. */
  nextStart(): number {
    const { text } = this;
    let offset = this.end;
    for (;;) {
      if (isBlank(text.charCodeAt(offset))) offset++;
      else if (text.startsWith('/*', offset) && this.hasCommentEnd(offset + 2)) {
        offset = text.indexOf('*/', offset + 2) + 2;
      } else return offset;
    }
  }

  /** Whether there is anything from here on that could end a multi-line string. Asked often, searched for once. */
  hasTripleQuote(offset: number): boolean {
    this.lastTripleQuote ??= this.text.lastIndexOf("'''");
    return this.noteLookToEnd(offset <= this.lastTripleQuote);
  }

  /** Where the line ends on which an offset stands. */
  lineEndFrom(offset: number): number {
    const { text } = this;
    while (offset < text.length && !isLineEnd(text.charCodeAt(offset))) offset++;
    return offset;
  }
}

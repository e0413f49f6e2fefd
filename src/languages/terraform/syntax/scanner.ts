import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import { isBlank, isDigit } from '../../syntax/characters.js';
import { TokenReader } from '../../syntax/tokenReader.js';
import { identifierEnd, identifierRestEnd, isIdentifierPart, isIdentifierStart } from './characters.js';
import { lastMarkerLines, scanHeredocStart } from './scanHeredoc.js';
import { scanQuoted, scanSingleQuoted } from './scanTemplate.js';
import { skipComment, skipUnreadable, startsComment } from './scanTrivia.js';
import { Token } from './tokens.js';

/**
 * Reads a text token by token; the current one is in the fields. Blanks and comments are passed over, and several
 * line ends are one token. What is no token at all is reported and passed over like a blank.
 */
export abstract class Scanner extends TokenReader<Token> {
  /** Whether line ends are passed over like blanks, as in parentheses. */
  ignoresLineEnds = false;

  /** Of a template token: its text, without quotes and the marks of sequences. */
  contentStart = 0;
  contentEnd = 0;
  /** Of a template token: whether its text has escapes to resolve. */
  escaped = false;
  /** Of a template token: whether the closing quote or marker was found. */
  terminated = true;

  private lastMarkerLines: ReadonlyMap<string, number> | undefined;

  constructor(text: string) {
    super(text, Token.EndOfFile, Token.Identifier);
    this.lineStart = text.charCodeAt(0) === Char.ByteOrderMark ? 1 : 0;
    this.end = this.firstOnLine = this.skipLines(this.lineStart);
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
      else if (this.atLineEndCharacter(offset, code)) {
        this.start = offset;
        offset = this.end = this.firstOnLine = this.skipLines(offset);
        if (!this.ignoresLineEnds || this.lineEndsBracket()) {
          this.token = Token.NewLine;
          return;
        }
      } else if (startsComment(this, offset, code)) offset = skipComment(this, offset);
      else if (this.scanToken(offset, code)) return;
      else offset = skipUnreadable(this, offset);
    }
    this.start = this.end = offset;
    this.token = Token.EndOfFile;
  }

  /** Whether the line that begins at `end` ends a bracket although line ends are ignored. */
  protected lineEndsBracket(): boolean {
    return false;
  }

  private scanIdentifier(offset: number): void {
    const { text } = this;
    this.start = offset++;
    while (offset < text.length && isIdentifierPart(text.charCodeAt(offset))) offset++;
    this.end = text.charCodeAt(offset) > 0x7f ? identifierRestEnd(text, offset) : offset;
    this.token = Token.Identifier;
  }

  /** False when no token begins here. */
  private scanToken(offset: number, code: number): boolean {
    this.start = offset;
    switch (code) {
      case Char.DoubleQuote:
        scanQuoted(this, offset + 1);
        return true;
      case Char.Equals:
        return this.scanEquals(offset);
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
      case Char.Dot:
        return this.scanDots(offset);
      case Char.Colon:
        return this.acceptEither(Char.Colon, Token.DoubleColon, Token.Colon);
      case Char.Question:
        return this.accept(Token.Question, 1);
      case Char.Less:
        return this.scanLess(offset);
      case Char.Greater:
        return this.acceptEither(Char.Equals, Token.GreaterOrEqual, Token.Greater);
      case Char.Exclamation:
        return this.acceptEither(Char.Equals, Token.NotEquals, Token.Exclamation);
      case Char.Ampersand:
        return this.acceptTwice(code, Token.LogicalAnd);
      case Char.Bar:
        return this.acceptTwice(code, Token.LogicalOr);
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
      case Char.Tilde:
        return this.codeAt(offset + 1) === Char.RightBrace && this.accept(Token.StripBrace, 2);
      case Char.Quote:
        return scanSingleQuoted(this, offset);
      default:
        return isDigit(code) ? this.scanNumber(offset) : this.scanUnicodeIdentifier(offset);
    }
  }

  /** Takes an operator that is one character twice; once alone it is none, but it is clear what is meant. */
  private acceptTwice(code: number, token: Token): true {
    if (this.codeAt(this.start + 1) === code) return this.accept(token, 2);
    const character = String.fromCharCode(code);
    this.report(
      this.start,
      this.start + 1,
      l10n.t("Expected '{0}{0}': HCL has no operators on bits.", character),
    );
    return this.accept(token, 1);
  }

  private scanEquals(offset: number): true {
    const next = this.codeAt(offset + 1);
    if (next === Char.Equals) return this.accept(Token.Equals, 2);
    return next === Char.Greater ? this.accept(Token.Arrow, 2) : this.accept(Token.Assignment, 1);
  }

  private scanDots(offset: number): true {
    const three = this.codeAt(offset + 1) === Char.Dot && this.codeAt(offset + 2) === Char.Dot;
    return three ? this.accept(Token.Ellipsis, 3) : this.accept(Token.Dot, 1);
  }

  private scanLess(offset: number): true {
    if (this.codeAt(offset + 1) === Char.Less && scanHeredocStart(this, offset)) return true;
    return this.acceptEither(Char.Equals, Token.LessOrEqual, Token.Less);
  }

  /**
   * A number has whatever may be in one, in any order, but no dot at its end: `1.2.3` is one, for which the parser has
   * words.
   */
  private scanNumber(offset: number): true {
    let end = ++offset;
    for (;;) {
      const code = this.codeAt(offset);
      if (isDigit(code)) end = ++offset;
      else if (code === Char.Dot) offset++;
      else if ((code | 0x20) === Char.LowerE && isDigit(this.codeAt(this.afterSign(offset + 1)))) {
        offset = this.afterSign(offset + 1);
      } else return this.accept(Token.Number, end - this.start);
    }
  }

  private afterSign(offset: number): number {
    const code = this.codeAt(offset);
    return code === Char.Plus || code === Char.Hyphen ? offset + 1 : offset;
  }

  private scanUnicodeIdentifier(offset: number): boolean {
    const end = identifierEnd(this.text, offset);
    return end > offset && this.accept(Token.Identifier, end - offset);
  }

  private atLineEndCharacter(offset: number, code: number): boolean {
    return (
      code === Char.LineFeed ||
      (code === Char.CarriageReturn && this.text.charCodeAt(offset + 1) === Char.LineFeed)
    );
  }

  /** Passes over line ends, blanks and comments, and gives where something stands. Sets where its line begins. */
  private skipLines(offset: number): number {
    const { text } = this;
    while (offset < text.length) {
      const code = text.charCodeAt(offset);
      if (isBlank(code)) offset++;
      else if (code === Char.LineFeed) this.lineStart = ++offset;
      else if (this.atLineEndCharacter(offset, code)) this.lineStart = offset += 2;
      else if (startsComment(this, offset, code)) offset = skipComment(this, offset);
      else break;
    }
    return offset;
  }

  /** Whether any line from here on could end a heredoc of this marker. Asked often, searched for once. */
  hasMarkerLine(marker: string, offset: number): boolean {
    this.lastMarkerLines ??= lastMarkerLines(this.text);
    return offset <= (this.lastMarkerLines.get(marker) ?? -1);
  }

  /** Where the line ends on which an offset stands. */
  lineEndFrom(offset: number): number {
    const lineFeed = this.text.indexOf('\n', offset);
    if (lineFeed < 0) return this.text.length;
    return lineFeed > offset && this.text.charCodeAt(lineFeed - 1) === Char.CarriageReturn
      ? lineFeed - 1
      : lineFeed;
  }
}

import type { Comment } from '../../language.js';
import type { SyntaxProblem } from '../../text.js';
import { Char, isBlank, isDigit, isIdentifierPart, isIdentifierStart, isLineEnd } from './characters.js';
import { scanMultilineString, scanString } from './scanString.js';
import type { Pragma } from './statementSyntax.js';
import { Token } from './tokens.js';

/** Tokens that are one character and the beginning of no other. */
const singles = new Uint8Array(128);
for (const [character, token] of [
  ['{', Token.LeftBrace],
  ['}', Token.RightBrace],
  ['(', Token.LeftParen],
  [')', Token.RightParen],
  ['[', Token.LeftSquare],
  [']', Token.RightSquare],
  [',', Token.Comma],
  ['@', Token.At],
  ['+', Token.Plus],
  ['-', Token.Minus],
  ['*', Token.Asterisk],
  ['/', Token.Slash],
  ['%', Token.Percent],
  ['^', Token.Hat],
] as const) {
  singles[character.charCodeAt(0)] = token;
}

const pragmaNames = ['disable-next-line', 'disable-diagnostics', 'restore-diagnostics'];

/**
 * Reads a text token by token; the current one is in the fields. Blanks and comments are passed over, and several
 * line ends are one token. What is no token at all is reported and passed over like a blank.
 */
export class Scanner {
  token: Token = Token.EndOfFile;
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

  /** Of a string token: its text, without quotes and the marks of holes. */
  contentStart = 0;
  contentEnd = 0;
  /** Of a string token: whether its text has escapes to resolve. */
  escaped = false;
  /** Of a string token: whether the closing quote was found. */
  terminated = true;
  /** Of a string token: how many `$` begin a hole; 0 in `'''` strings, which have none; -1 on one line. */
  dollars = -1;

  readonly comments: Comment[] = [];
  readonly pragmas: Pragma[] = [];
  readonly problems: SyntaxProblem[] = [];

  private lastCommentEnd: number | undefined;
  private lastTripleQuote: number | undefined;

  constructor(readonly text: string) {
    this.lineStart = text.charCodeAt(0) === Char.ByteOrderMark ? 1 : 0;
    this.skipLines(this.lineStart);
    this.next();
  }

  /** Goes back (or ahead) to a place where a token begins that is the first of its line. */
  moveTo(offset: number, lineStart: number): void {
    this.token = Token.NewLine;
    this.previousEnd = this.end = this.firstOnLine = offset;
    this.lineStart = lineStart;
    this.next();
  }

  next(): void {
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
      else if (code === Char.Slash && this.startsComment(offset)) offset = this.skipComment(offset);
      else if (this.scanToken(offset, code)) return;
      else offset = this.skipUnreadable(offset);
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
    const single = singles[code];
    if (single) return this.accept(single as Token, 1);
    switch (code) {
      case Char.LineFeed:
      case Char.CarriageReturn:
        this.skipLines(offset);
        this.token = Token.NewLine;
        return true;
      case Char.Quote:
        return this.scanQuote(offset);
      case Char.Dollar:
        return this.scanDollars(offset);
      case Char.DoubleQuote:
        return this.scanDoubleQuoted(offset);
      default:
        return isDigit(code) ? this.scanNumber(offset) : this.scanOperator(offset, code);
    }
  }

  private accept(token: Token, length: number): true {
    this.token = token;
    this.end = this.start + length;
    return true;
  }

  private scanNumber(offset: number): true {
    const { text } = this;
    while (offset < text.length && isDigit(text.charCodeAt(offset))) offset++;
    return this.accept(Token.Number, offset - this.start);
  }

  private scanOperator(offset: number, code: number): boolean {
    const next = offset + 1 < this.text.length ? this.text.charCodeAt(offset + 1) : 0;
    switch (code) {
      case Char.Colon:
        return next === code ? this.accept(Token.DoubleColon, 2) : this.accept(Token.Colon, 1);
      case Char.Dot:
        return next === code && this.text.charCodeAt(offset + 2) === code
          ? this.accept(Token.Ellipsis, 3)
          : this.accept(Token.Dot, 1);
      case Char.Question:
        return next === code ? this.accept(Token.DoubleQuestion, 2) : this.accept(Token.Question, 1);
      case Char.Bar:
        return next === code ? this.accept(Token.LogicalOr, 2) : this.accept(Token.Pipe, 1);
      case Char.Ampersand:
        return next === code && this.accept(Token.LogicalAnd, 2);
      case Char.Less:
        return next === Char.Equals ? this.accept(Token.LessOrEqual, 2) : this.accept(Token.Less, 1);
      case Char.Greater:
        return next === Char.Equals ? this.accept(Token.GreaterOrEqual, 2) : this.accept(Token.Greater, 1);
      case Char.Exclamation:
        if (next === Char.Equals) return this.accept(Token.NotEquals, 2);
        if (next === Char.Tilde) return this.accept(Token.NotEqualsInsensitive, 2);
        return this.accept(Token.Exclamation, 1);
      case Char.Equals:
        if (next === Char.Equals) return this.accept(Token.Equals, 2);
        if (next === Char.Tilde) return this.accept(Token.EqualsInsensitive, 2);
        if (next === Char.Greater) return this.accept(Token.Arrow, 2);
        return this.accept(Token.Assignment, 1);
      default:
        return false;
    }
  }

  private scanQuote(offset: number): true {
    if (this.text.startsWith("'''", offset)) scanMultilineString(this, offset + 3, 0, true);
    else scanString(this, offset + 1);
    return true;
  }

  private scanDollars(offset: number): boolean {
    const { text } = this;
    while (text.charCodeAt(offset) === Char.Dollar) offset++;
    if (!text.startsWith("'''", offset)) return false;
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
    this.report(offset, end + 1, 'Expected single quotes: Bicep has no strings in double quotes.');
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
      else if (code === Char.Slash && this.startsComment(offset)) offset = this.skipComment(offset);
      else if (code === Char.Hash && this.startsPragma(offset)) offset = this.skipPragma(offset);
      else break;
    }
    this.end = this.firstOnLine = offset;
  }

  private startsComment(offset: number): boolean {
    const next = this.text.charCodeAt(offset + 1);
    return next === Char.Slash || next === Char.Asterisk;
  }

  private skipComment(start: number): number {
    const block = this.text.charCodeAt(start + 1) === Char.Asterisk;
    if (block && this.hasCommentEnd(start + 2)) {
      const close = this.text.indexOf('*/', start + 2);
      this.comments.push({ start, end: close + 2, text: this.text.slice(start + 2, close) });
      return close + 2;
    }
    const end = this.lineEndFrom(start + 2);
    if (block) this.report(start, start + 2, "Expected '*/' to end this comment.");
    this.comments.push({ start, end, text: this.text.slice(start + 2, end) });
    return end;
  }

  private hasCommentEnd(offset: number): boolean {
    this.lastCommentEnd ??= this.text.lastIndexOf('*/');
    return offset <= this.lastCommentEnd;
  }

  /** Whether there is anything from here on that could end a multi-line string. Asked often, searched for once. */
  hasTripleQuote(offset: number): boolean {
    this.lastTripleQuote ??= this.text.lastIndexOf("'''");
    return offset <= this.lastTripleQuote;
  }

  /** Where the line ends on which an offset stands. */
  lineEndFrom(offset: number): number {
    const { text } = this;
    while (offset < text.length && !isLineEnd(text.charCodeAt(offset))) offset++;
    return offset;
  }

  private startsPragma(offset: number): boolean {
    for (let before = this.lineStart; before < offset; before++) {
      if (!isBlank(this.text.charCodeAt(before))) return false;
    }
    return pragmaNames.some((name) => this.text.startsWith(name, offset + 1));
  }

  private skipPragma(start: number): number {
    const lineEnd = this.lineEndFrom(start);
    const comment = this.text.slice(start, lineEnd).search(/\/[/*]/);
    const line = comment < 0 ? this.text.slice(start, lineEnd) : this.text.slice(start, start + comment);
    const [name = '', ...codes] = line
      .slice(1)
      .trimEnd()
      .split(/[ \t]+/);
    const end = start + line.trimEnd().length;
    this.pragmas.push({ kind: 'Pragma', start, end, name, codes });
    return end;
  }

  private skipUnreadable(start: number): number {
    const { text } = this;
    let end = start + 1;
    while (end < text.length && isUnreadable(text.charCodeAt(end))) end++;
    this.report(start, end, `Unexpected ${describe(text.slice(start, end))}.`);
    return end;
  }

  report(start: number, end: number, message: string): void {
    this.problems.push({ start, end, message });
  }
}

/** Whether a character can be no part of a token, whatever stands beside it. */
function isUnreadable(code: number): boolean {
  return (
    code >= 0x7f || code === Char.Backslash || (code < Char.Space && code !== Char.Tab && !isLineEnd(code))
  );
}

function describe(text: string): string {
  const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(text);
  if (printable) return text.length > 20 ? `'${text.slice(0, 20)}…'` : `'${text}'`;
  const code = text.codePointAt(0) ?? 0;
  return `character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

import type { JSONScanner } from 'jsonc-parser';
import { createScanner } from 'jsonc-parser';
import type { Comment } from '../language.js';
import type { SyntaxProblem } from '../text.js';
import { decodeString } from './strings.js';

/**
 * The kinds of tokens by jsonc-parser's numbers: its own `SyntaxKind` is an ambient `const enum`, which a module that is
 * compiled by itself can't use.
 */
export const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blank: 15,
  unknown: 16,
  endOfFile: 17,
} as const;

export type TokenKind = (typeof Token)[keyof typeof Token];

const scanErrors: Readonly<Record<number, string>> = {
  1: 'The comment has no end.',
  2: 'The string has no closing quote.',
  3: 'The number is incomplete.',
  4: 'The \\u escape needs four hexadecimal digits.',
  5: 'There is no such escape sequence.',
  6: 'A control character must be escaped.',
};

const unexpectedEndOfString = 2;
/** A tab in a string is against the standard, but every reader of templates takes it. */
const controlCharacter = 6;

/**
 * The tokens of a JSON text, one at a time; comments and blanks are passed over. Strings may have line ends in them,
 * as Azure Resource Manager allows it for long expressions.
 */
export class TokenStream {
  readonly comments: Comment[] = [];
  readonly problems: SyntaxProblem[] = [];
  kind: number = Token.unknown;
  start = 0;
  end = 0;
  /** The text of the token; for a string, with its escapes resolved. */
  value = '';
  /** The number of the token's line, counted from zero. */
  line = 0;
  /** Whether no other token is before it on its line. */
  isFirstOnLine = true;
  /** The column of the first token on its line. */
  indent = 0;

  readonly #text: string;
  readonly #scanner: JSONScanner;
  #lineStart = 0;
  #atLineStart = true;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, false);
    if (text.startsWith('\uFEFF')) this.#scanner.setPosition(1);
  }

  /** Goes on to the next token. */
  advance(): void {
    this.kind = this.#scanner.scan();
    while (this.kind >= Token.lineComment && this.kind <= Token.blank) {
      this.#passOver();
      this.kind = this.#scanner.scan();
    }
    this.start = this.#scanner.getTokenOffset();
    this.value = this.#scanner.getTokenValue();
    this.end = this.#scanner.getPosition();
    this.isFirstOnLine = this.#atLineStart;
    if (this.#atLineStart) this.indent = this.start - this.#lineStart;
    this.#atLineStart = false;
    const error: number = this.#scanner.getTokenError();
    if (error !== 0) this.#scanFailed(error);
  }

  #passOver(): void {
    if (this.kind === Token.lineBreak) {
      this.line += 1;
      this.#lineStart = this.#scanner.getPosition();
      this.#atLineStart = true;
    } else if (this.kind !== Token.blank) {
      this.#addComment(this.kind === Token.lineComment ? 0 : 2);
    }
  }

  #addComment(closingLength: number): void {
    const start = this.#scanner.getTokenOffset();
    // Of a comment without an end, the scanner counts one character too many.
    const end = Math.min(this.#scanner.getPosition(), this.#text.length);
    const isClosed = (this.#scanner.getTokenError() as number) === 0;
    if (!isClosed) this.problems.push({ start, end, message: 'The comment has no end.' });
    this.comments.push({
      start,
      end,
      text: this.#text.slice(start + 2, isClosed ? end - closingLength : end),
    });
  }

  #scanFailed(error: number): void {
    if (error === controlCharacter) return;
    if (error === unexpectedEndOfString) {
      if (this.#goOnBehindLineEnd()) return;
      this.#leaveComma();
    }
    const message = scanErrors[error] ?? 'The text is not JSON.';
    this.problems.push({ start: this.start, end: this.end, message });
  }

  /**
   * A string that doesn't end on its line goes on behind the line end where the next quote in the text ends it: where
   * that quote begins a string of its own, something else than the end of a value follows.
   */
  #goOnBehindLineEnd(): boolean {
    const close = closingQuote(this.#text, this.end);
    if (close < 0 || !isFollowedByEndOfValue(this.#text, close + 1)) return false;
    this.value = decodeString(this.#text.slice(this.start + 1, close));
    this.end = close + 1;
    for (let at = this.#text.indexOf('\n', this.start); at >= 0 && at < close;) {
      this.line += 1;
      at = this.#text.indexOf('\n', at + 1);
    }
    this.#scanner.setPosition(this.end);
    return true;
  }

  /** A comma at the end of a string without a closing quote is the one behind the value. */
  #leaveComma(): void {
    const comma = /,[ \t]*$/.exec(this.#text.slice(this.start, this.end))?.index;
    if (comma === undefined) return;
    this.end = this.start + comma;
    this.value = decodeString(this.#text.slice(this.start + 1, this.end));
    this.#scanner.setPosition(this.end);
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') return at;
    if (character === '\\') at += 1;
  }
  return -1;
}

function isFollowedByEndOfValue(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at < text.length && ',}]:'.includes(text.charAt(at));
}

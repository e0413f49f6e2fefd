import type { JSONScanner } from 'jsonc-parser';
import { createScanner } from 'jsonc-parser';
import * as l10n from '../../l10n.js';
import * as Char from '../characterCodes.js';
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
  1: l10n.key('The comment has no end.'),
  2: l10n.key('The string has no closing quote.'),
  3: l10n.key('The number is incomplete.'),
  4: l10n.key('The \\u escape needs four hexadecimal digits.'),
  5: l10n.key('There is no such escape sequence.'),
  6: l10n.key('A control character must be escaped.'),
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

  readonly #text: string;
  readonly #scanner: JSONScanner;
  /** The next slash in the text: only where it is between two tokens, there is a comment between them. */
  #slash: number;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, true);
    this.#slash = text.indexOf('/');
    if (text.startsWith('\uFEFF')) this.#scanner.setPosition(1);
  }

  /** Goes on to the next token. */
  advance(): void {
    const scanner = this.#scanner;
    const behindLast = scanner.getPosition();
    // The scanner would make a string of the blanks, which are much of a text.
    scanner.setPosition(behindBlanks(this.#text, behindLast));
    this.kind = scanner.scan();
    this.start = scanner.getTokenOffset();
    this.end = scanner.getPosition();
    this.value = scanner.getTokenValue();
    if (this.#slash >= 0 && this.#slash < this.start) this.#passSlash(behindLast);
    const error: number = scanner.getTokenError();
    if (error !== 0) this.#scanFailed(error);
  }

  #passSlash(behindLast: number): void {
    if (this.#slash < behindLast) this.#slash = this.#text.indexOf('/', behindLast);
    if (this.#slash < 0 || this.#slash >= this.start) return;
    this.#addComments(behindLast);
    this.#slash = this.#text.indexOf('/', this.start);
  }

  /** Finds the comments between the last token and this one. */
  #addComments(from: number): void {
    const scanner = createScanner(this.#text, false);
    scanner.setPosition(from);
    while (scanner.getPosition() < this.start) {
      const kind: number = scanner.scan();
      if (kind === Token.lineComment || kind === Token.blockComment) this.#addComment(scanner, kind);
    }
  }

  #addComment(scanner: JSONScanner, kind: number): void {
    const start = scanner.getTokenOffset();
    // Of a comment without an end, the scanner counts one character too many.
    const end = Math.min(scanner.getPosition(), this.#text.length);
    const isClosed = (scanner.getTokenError() as number) === 0;
    if (!isClosed) this.problems.push({ start, end, message: l10n.t('The comment has no end.') });
    const closing = kind === Token.blockComment && isClosed ? 2 : 0;
    this.comments.push({ start, end, text: this.#text.slice(start + 2, end - closing) });
  }

  #scanFailed(error: number): void {
    if (error === controlCharacter) return;
    if (error === unexpectedEndOfString) {
      if (this.#goOnBehindLineEnd()) return;
      this.#leaveComma();
    }
    const message = l10n.t(scanErrors[error] ?? l10n.key('The text is not JSON.'));
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

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === Char.Space || code === Char.LineFeed || code === Char.CarriageReturn || code === Char.Tab;
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
  const at = behindBlanks(text, from);
  return at < text.length && ',}]:'.includes(text.charAt(at));
}

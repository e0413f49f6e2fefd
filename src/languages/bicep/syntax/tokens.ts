/**
 * The kinds of tokens, as small numbers so that the scanner's inner loop and the parser's tables stay fast. Keywords
 * are identifiers: every one of Bicep's is a name where the grammar wants a name. The order carries meaning, see the
 * functions below.
 */
export const Token = {
  EndOfFile: 0,
  /** One or more line ends, with the blanks, comments and pragmas between them. */
  NewLine: 1,
  RightBrace: 2,
  RightParen: 3,
  RightSquare: 4,
  Comma: 5,
  Colon: 6,
  Question: 7,
  Assignment: 8,
  Arrow: 9,
  At: 10,
  Ellipsis: 11,
  Pipe: 12,
  Hat: 13,
  Identifier: 14,
  Number: 15,
  /** A whole string, or the rest of one after its last hole. */
  StringEnd: 16,
  /** A string up to a hole, or the text from one hole to the next: the hole's `${` is part of it. */
  StringPiece: 17,
  LeftBrace: 18,
  LeftParen: 19,
  LeftSquare: 20,
  Dot: 21,
  DoubleColon: 22,
  Exclamation: 23,
  DoubleQuestion: 24,
  LogicalOr: 25,
  LogicalAnd: 26,
  Equals: 27,
  NotEquals: 28,
  EqualsInsensitive: 29,
  NotEqualsInsensitive: 30,
  Less: 31,
  LessOrEqual: 32,
  Greater: 33,
  GreaterOrEqual: 34,
  Plus: 35,
  Minus: 36,
  Asterisk: 37,
  Slash: 38,
  Percent: 39,
} as const;

export type Token = (typeof Token)[keyof typeof Token];

/** A bracket that something was opened with, or a closing one. */
export type Closer = typeof Token.RightBrace | typeof Token.RightParen | typeof Token.RightSquare;

export function isCloser(token: Token): token is Closer {
  return token >= Token.RightBrace && token <= Token.RightSquare;
}

/** Whether the token can follow an operand and belongs to it: `[`, `.`, `::`, `!`. */
export function isPostfix(token: Token): boolean {
  return token >= Token.LeftSquare && token <= Token.Exclamation;
}

const precedences = new Uint8Array(Token.Percent + 1);
precedences[Token.DoubleQuestion] = 1;
precedences[Token.LogicalOr] = 2;
precedences[Token.LogicalAnd] = 3;
for (let token: number = Token.Equals; token <= Token.NotEqualsInsensitive; token++) precedences[token] = 4;
for (let token: number = Token.Less; token <= Token.GreaterOrEqual; token++) precedences[token] = 5;
for (let token: number = Token.Plus; token <= Token.Minus; token++) precedences[token] = 6;
for (let token: number = Token.Asterisk; token <= Token.Percent; token++) precedences[token] = 7;

/** How strongly a binary operator binds (Bicep operators, "Operator precedence"); 0 for all other tokens. */
export function precedenceOf(token: Token): number {
  return precedences[token] ?? 0;
}

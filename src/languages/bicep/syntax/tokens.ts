/**
 * The kinds of tokens, as small numbers so that the scanner's inner loop and the parser's tables stay fast. Keywords
 * are identifiers: every one of Bicep's is a name where the grammar wants a name. The order carries meaning, see the
 * functions below. The bundler puts the numbers in place of the names.
 */
export const enum Token {
  EndOfFile = 0,
  /** One or more line ends, with the blanks, comments and pragmas between them. */
  NewLine = 1,
  RightBrace = 2,
  RightParen = 3,
  RightSquare = 4,
  Comma = 5,
  Colon = 6,
  Question = 7,
  Assignment = 8,
  Arrow = 9,
  At = 10,
  Ellipsis = 11,
  Pipe = 12,
  Hat = 13,
  Identifier = 14,
  Number = 15,
  /** A whole string, or the rest of one after its last hole. */
  StringEnd = 16,
  /** A string up to a hole, or the text from one hole to the next: the hole's `${` is part of it. */
  StringPiece = 17,
  LeftBrace = 18,
  LeftParen = 19,
  LeftSquare = 20,
  Dot = 21,
  DoubleColon = 22,
  Exclamation = 23,
  DoubleQuestion = 24,
  LogicalOr = 25,
  LogicalAnd = 26,
  Equals = 27,
  NotEquals = 28,
  EqualsInsensitive = 29,
  NotEqualsInsensitive = 30,
  Less = 31,
  LessOrEqual = 32,
  Greater = 33,
  GreaterOrEqual = 34,
  Plus = 35,
  Minus = 36,
  Asterisk = 37,
  Slash = 38,
  Percent = 39,
}

/** A closing bracket. */
export type Closer = Token.RightBrace | Token.RightParen | Token.RightSquare;

export function isCloser(token: Token): token is Closer {
  return token >= Token.RightBrace && token <= Token.RightSquare;
}

/** Whether the token can follow an operand and belongs to it: `[`, `.`, `::`, `!`. */
export function isPostfix(token: Token): boolean {
  return token >= Token.LeftSquare && token <= Token.Exclamation;
}

const precedences = new Uint8Array(Token.Percent + 1);
for (const [precedence, tokens] of [
  [1, [Token.DoubleQuestion]],
  [2, [Token.LogicalOr]],
  [3, [Token.LogicalAnd]],
  [4, [Token.Equals, Token.NotEquals, Token.EqualsInsensitive, Token.NotEqualsInsensitive]],
  [5, [Token.Less, Token.LessOrEqual, Token.Greater, Token.GreaterOrEqual]],
  [6, [Token.Plus, Token.Minus]],
  [7, [Token.Asterisk, Token.Slash, Token.Percent]],
] as const) {
  for (const token of tokens) precedences[token] = precedence;
}

/** How strongly a binary operator binds (Bicep operators, "Operator precedence"); 0 for all other tokens. */
export function precedenceOf(token: Token): number {
  return precedences[token] ?? 0;
}

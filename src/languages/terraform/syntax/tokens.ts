/**
 * The kinds of tokens, as small numbers so that the scanner's inner loop and the parser's tables stay fast. Keywords
 * are identifiers: HCL reserves no word. The order carries meaning, see the functions below. The bundler puts the
 * numbers in place of the names.
 */
export const enum Token {
  EndOfFile = 0,
  /** One or more line ends, with the blanks and comments between them; only where they matter. */
  NewLine = 1,
  RightBrace = 2,
  RightParen = 3,
  RightSquare = 4,
  /** `~}`: the end of an interpolation or directive that strips the blanks behind it. */
  StripBrace = 5,
  Comma = 6,
  Colon = 7,
  Question = 8,
  Assignment = 9,
  Arrow = 10,
  Ellipsis = 11,
  DoubleColon = 12,
  Identifier = 13,
  Number = 14,
  /** A whole string, or the rest of a template after its last sequence. */
  StringEnd = 15,
  /** A template up to an interpolation or directive, or the text from one to the next, with `${` or `%{`. */
  StringPiece = 16,
  /** The line that begins a heredoc, with its line end. */
  Heredoc = 17,
  LeftBrace = 18,
  LeftParen = 19,
  LeftSquare = 20,
  Dot = 21,
  Exclamation = 22,
  LogicalOr = 23,
  LogicalAnd = 24,
  Equals = 25,
  NotEquals = 26,
  Less = 27,
  LessOrEqual = 28,
  Greater = 29,
  GreaterOrEqual = 30,
  Plus = 31,
  Minus = 32,
  Asterisk = 33,
  Slash = 34,
  Percent = 35,
}

/** What closes a bracket; an interpolation or directive is closed by `StripBrace` or `RightBrace`. */
export type Closer = Token.RightBrace | Token.RightParen | Token.RightSquare | Token.StripBrace;

export function isCloser(token: Token): token is Closer {
  return token >= Token.RightBrace && token <= Token.StripBrace;
}

/** Whether an expression may begin with the token. */
export function startsExpression(token: Token): boolean {
  return (
    (token >= Token.Identifier && token <= Token.LeftSquare) ||
    token === Token.Exclamation ||
    token === Token.Minus
  );
}

/** Whether the token can follow an operand and belongs to it: `[` or `.`. */
export function isPostfix(token: Token): boolean {
  return token === Token.Dot || token === Token.LeftSquare;
}

const precedences = new Uint8Array(Token.Percent + 1);
for (const [precedence, tokens] of [
  [1, [Token.LogicalOr]],
  [2, [Token.LogicalAnd]],
  [3, [Token.Equals, Token.NotEquals]],
  [4, [Token.Less, Token.LessOrEqual, Token.Greater, Token.GreaterOrEqual]],
  [5, [Token.Plus, Token.Minus]],
  [6, [Token.Asterisk, Token.Slash, Token.Percent]],
] as const) {
  for (const token of tokens) precedences[token] = precedence;
}

/** How strongly a binary operator binds (HCL native syntax specification, "Operations"); 0 for all other tokens. */
export function precedenceOf(token: Token): number {
  return precedences[token] ?? 0;
}

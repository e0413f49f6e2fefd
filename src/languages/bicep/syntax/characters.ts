/** Character codes that the scanner tells apart. */
export const Char = {
  Tab: 0x09,
  LineFeed: 0x0a,
  CarriageReturn: 0x0d,
  Space: 0x20,
  Exclamation: 0x21,
  DoubleQuote: 0x22,
  Hash: 0x23,
  Dollar: 0x24,
  Ampersand: 0x26,
  Quote: 0x27,
  RightParen: 0x29,
  Asterisk: 0x2a,
  Hyphen: 0x2d,
  Dot: 0x2e,
  Slash: 0x2f,
  Colon: 0x3a,
  Less: 0x3c,
  Equals: 0x3d,
  Greater: 0x3e,
  Question: 0x3f,
  At: 0x40,
  Backslash: 0x5c,
  RightSquare: 0x5d,
  LowerN: 0x6e,
  LowerR: 0x72,
  LowerT: 0x74,
  LowerU: 0x75,
  LeftBrace: 0x7b,
  Bar: 0x7c,
  RightBrace: 0x7d,
  Tilde: 0x7e,
  ByteOrderMark: 0xfeff,
} as const;

const identifierStart = 1;
const digit = 2;

const classes = new Uint8Array(128);
for (let letter = 0; letter < 26; letter++) {
  classes[0x41 + letter] = identifierStart;
  classes[0x61 + letter] = identifierStart;
}
classes[0x5f] = identifierStart;
for (let number = 0; number < 10; number++) classes[0x30 + number] = digit;

/** Letters of ASCII and the underscore. */
export function isIdentifierStart(code: number): boolean {
  return classes[code] === identifierStart;
}

export function isIdentifierPart(code: number): boolean {
  return code < 128 && classes[code] !== 0;
}

export function isDigit(code: number): boolean {
  return classes[code] === digit;
}

export function isHexDigit(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x66);
}

export function isClosingBracket(code: number): boolean {
  return code === Char.RightBrace || code === Char.RightParen || code === Char.RightSquare;
}

export function isBlank(code: number): boolean {
  return code === Char.Space || code === Char.Tab;
}

export function isLineEnd(code: number): boolean {
  return code === Char.LineFeed || code === Char.CarriageReturn;
}

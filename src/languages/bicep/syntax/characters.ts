import * as Char from '../../characterCodes.js';

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

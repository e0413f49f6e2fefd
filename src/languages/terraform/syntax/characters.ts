import * as Char from '../../characterCodes.js';

const identifierStart = 1;
const identifierPart = 2;
const digit = 3;

const classes = new Uint8Array(128);
for (let letter = 0; letter < 26; letter++) {
  classes[0x41 + letter] = identifierStart;
  classes[0x61 + letter] = identifierStart;
}
classes[Char.Underscore] = identifierStart;
classes[Char.Hyphen] = identifierPart;
for (let number = 0; number < 10; number++) classes[Char.Zero + number] = digit;

/** Letters of ASCII and the underscore. */
export function isIdentifierStart(code: number): boolean {
  return classes[code] === identifierStart;
}

/** Letters and digits of ASCII, underscore and hyphen. */
export function isIdentifierPart(code: number): boolean {
  return code < 128 && classes[code] !== 0;
}

/** Where an identifier ends that begins at an offset; the offset itself where none does. */
export function identifierEnd(text: string, offset: number): number {
  const first = text.codePointAt(offset) ?? 0;
  if (!isIdentifierStart(first) && !isBeyondAscii(first, /\p{ID_Start}/u)) return offset;
  return identifierRestEnd(text, offset + lengthOf(first));
}

/** Where an identifier ends of which at least the first character stands before an offset. */
export function identifierRestEnd(text: string, offset: number): number {
  for (;;) {
    const next = text.codePointAt(offset) ?? 0;
    if (!isIdentifierPart(next) && !isBeyondAscii(next, /\p{ID_Continue}/u)) return offset;
    offset += lengthOf(next);
  }
}

function isBeyondAscii(codePoint: number, property: RegExp): boolean {
  return codePoint > 0x7f && property.test(String.fromCodePoint(codePoint));
}

function lengthOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

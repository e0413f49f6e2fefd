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

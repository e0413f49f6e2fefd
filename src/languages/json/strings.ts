/** The characters that an escape sequence of one letter stands for. */
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Text between the quotes of a JSON string with its escapes resolved; a wrong escape stands for nothing. */
export function decodeString(raw: string): string {
  if (!raw.includes('\\')) return raw;
  let value = '';
  for (const { text } of pieces(raw)) value += text;
  return value;
}

/**
 * Where each character of a decoded string stands in the text between the quotes: `offsets[i]` for character `i`, and
 * one more for the end. `undefined` where both are the same text.
 */
export function decodedOffsets(raw: string): readonly number[] | undefined {
  if (!raw.includes('\\')) return undefined;
  const offsets: number[] = [];
  for (const { text, start } of pieces(raw)) {
    if (text !== '') offsets.push(start);
  }
  offsets.push(raw.length);
  return offsets;
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

function* pieces(raw: string): Generator<Piece> {
  let at = 0;
  while (at < raw.length) {
    const start = at;
    const character = raw.charAt(at);
    at += 1;
    if (character !== '\\') {
      yield { text: character, start };
      continue;
    }
    const letter = raw.charAt(at);
    at += 1;
    if (letter !== 'u') {
      yield { text: escapes[letter] ?? '', start };
      continue;
    }
    const digits = /^[0-9a-f]{0,4}/i.exec(raw.slice(at, at + 4))?.[0] ?? '';
    at += digits.length;
    yield { text: digits.length === 4 ? String.fromCharCode(parseInt(digits, 16)) : '', start };
  }
}

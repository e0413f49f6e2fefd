/** Letters and spaces as Go takes them, whose rules for text are simpler than JavaScript's. */

/** A text with each of its letters changed. */
export function byLetters(text: string, change: (letter: string) => string): string {
  return Array.from(text, change).join('');
}

/** A letter that becomes several in capitals stays as it is. */
export function upperLetter(letter: string): string {
  return onlyOne(letter.toUpperCase()) ?? letter;
}

export function lowerLetter(letter: string): string {
  return letter === '\u0130' ? 'i' : (onlyOne(letter.toLowerCase()) ?? letter);
}

function onlyOne(letters: string): string | undefined {
  return letters.length === String.fromCodePoint(letters.codePointAt(0) ?? 0).length ? letters : undefined;
}

/** Letters that begin a word in a form of their own. */
const ownTitles = /[\u01c4-\u01cc\u01f1-\u01f3\u10d0-\u10ff]/;

/** The words with a capital first; undefined for letters that aren't looked into. */
export function title(text = ''): string | undefined {
  if (ownTitles.test(text)) return undefined;
  return text.replace(
    /(^|[\p{White_Space}]|(?![\w])[\0-\x7f])(\p{L})/gu,
    (_, before: string, letter: string) => before + upperLetter(letter),
  );
}

const space = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';

export const spaceAtEnds = new RegExp(`^${space}|${space}$`, 'g');

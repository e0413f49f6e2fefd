import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

export function colorsOf(enabled: boolean): Colors {
  return picocolors.createColors(enabled);
}

/**
 * Text of a file as a terminal may show it: on one line, tabs as spaces, and no character that would steer the
 * terminal.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, '    ').replace(unprintable, '\ufffd');
}

/** Control characters, and those that turn the direction of text around. */
const unprintable = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const wide =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\uff01-\uff60]/u;
const zeroWidth = /\p{Mn}|\p{Me}|\u200b|\u200d|\ufe0f/u;

/** How many columns a printable text takes, near enough for an underline. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += zeroWidth.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

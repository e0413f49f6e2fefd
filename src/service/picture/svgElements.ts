/** SVG written as text. Widths of text are estimated: there is nothing here to measure with. */

/** A part of a drawing, and how high it is. */
export interface Drawing {
  readonly elements: readonly string[];
  readonly height: number;
}

export const fontFamily = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** Average width of a letter, as a part of the font's size; wide enough for capitals among small letters. */
const letterWidth = 0.53;

/** Colours that are legible on white, and told apart when printed in grey by the signs beside them. */
export const colours = {
  text: '#1f2328',
  muted: '#59636e',
  line: '#d1d9e0',
  card: '#f6f8fa',
  accent: '#0078d4',
} as const;

export interface TextStyle {
  readonly size?: number;
  readonly weight?: 400 | 600;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly strike?: boolean;
  /** Cuts the text to a width. */
  readonly width?: number;
}

export function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  const { size = 12, weight = 400, fill = colours.text, anchor = 'start', strike = false, width } = style;
  const shown = width === undefined ? content : fitted(content, width, size);
  const attributes = [
    `x="${x}" y="${y}" font-size="${size}" fill="${fill}"`,
    ...(weight === 400 ? [] : [`font-weight="${weight}"`]),
    ...(anchor === 'start' ? [] : [`text-anchor="${anchor}"`]),
    ...(strike ? ['text-decoration="line-through"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escapeXml(shown)}</text>`;
}

/** Lines of a text in words that are about as wide as said; what is more than `most` lines is cut. */
export function wrapped(content: string, width: number, size: number, most: number): readonly string[] {
  const perLine = Math.floor(width / (size * letterWidth));
  const lines: string[] = [''];
  for (const word of content.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= perLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), fitted(lines.slice(most - 1).join(' '), width, size)];
}

function fitted(content: string, width: number, size: number): string {
  const most = Math.floor(width / (size * letterWidth));
  return content.length <= most ? content : `${content.slice(0, Math.max(most - 1, 1))}…`;
}

export function rectangle(
  [x, y, width, height]: readonly [number, number, number, number],
  { fill = 'none', stroke = 'none', radius = 0 }: { fill?: string; stroke?: string; radius?: number },
): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" stroke="${stroke}"/>`;
}

export function line(
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  stroke: string,
  dashes = '',
  width = 1,
): string {
  const dashed = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="${width}"${dashed}/>`;
}

/** Keeps what a file has written from being read as markup; characters that XML can't have are left out. */
export function escapeXml(content: string): string {
  return content
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * The examples of docs/rules.md as they are before and after. Comments in them say what is there when:
 *
 *     "priority": 4100 // after: 4096          the value at the end of the line, or `after: "priority": 4096` another one
 *     "destinationPortRange": "80,443" // before
 *     route { # after                          the line, or the block that it opens, is there only then
 *     // before; after: without it             all of the example, said in its first line
 */

export interface DocumentedExample {
  readonly code: string;
  /** The language of the fence: `jsonc`, `bicep` or `hcl`. */
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

/** Every example of a page, by the heading that it stands under. */
export function documentedExamples(page: string): readonly DocumentedExample[] {
  return page.split(/^## /m).flatMap((section) => {
    const code = section.slice(0, section.indexOf('\n'));
    if (!/^[a-z-]+$/.test(code)) return [];
    const fences = [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
    const languages = new Set(fences.map(([, language = '']) => language));
    return [...languages].map((language) => {
      const texts = fences.flatMap(([, own, text = '']) => (own === language ? [text] : []));
      const join = (version: Version): string => texts.map((text) => versionOf(text, version)).join('');
      return { code, language, before: join('before'), after: join('after') };
    });
  });
}

type Version = 'before' | 'after';

const whole = /^(?:\/\/|#) (before|after)\b(.*)\n/;
const onlyThen = /(?:\/\/|#) (before|after)$|-- (before):/;
const changed = /(?:\/\/|#|\s\s)\s*after: (.*)$/;

function versionOf(text: string, version: Version): string {
  const [head, only, more] = whole.exec(text) ?? [];
  if (head !== undefined && (more === '' || more?.includes('without it')))
    return only === version ? text.slice(head.length) : '';
  const lines = text.split('\n');
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [mark, first, second] = onlyThen.exec(line) ?? [];
    const end = mark === undefined ? index : endOfBlock(lines, index);
    if (mark === undefined) kept.push(changedLine(line, version));
    else if ((first ?? second) === version)
      kept.push(
        ...lines.slice(index, end + 1).map((each) => each.replace(/\s*(?:\/\/|#) (?:before|after)$/, '')),
      );
    index = end;
  }
  return kept.join('\n');
}

/** The last line of what a line opens with a brace; the line itself where it opens nothing. */
function endOfBlock(lines: readonly string[], from: number): number {
  let depth = 0;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
    if (depth <= 0) return index;
  }
  return from;
}

const value = String.raw`"[^"]*"|'[^']*'|\w+`;

function changedLine(line: string, version: Version): string {
  const match = changed.exec(line);
  if (!match) return line;
  const code = line.slice(0, match.index).trimEnd();
  if (version === 'before') return code;
  const [, key, to = ''] = /^("?\w+"?)\s*[:=]\s*(.+)$/.exec(match[1] ?? '') ?? [
    undefined,
    undefined,
    match[1],
  ];
  const pattern = key === undefined ? `(?:${value})(?=\\W*$)` : `(?<=${key}\\s*[:=]\\s*)(?:${value})`;
  return code.replace(new RegExp(pattern), to);
}

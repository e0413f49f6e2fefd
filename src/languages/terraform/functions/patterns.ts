/** Regular expressions, of which only those are looked into that JavaScript reads as Go does, and in little time. */

/** What Go's syntax and JavaScript's don't have both, or read in two ways. */
const foreign = /\\[pPzQEACcuk1-9]|\(\?[=!imsU-]|\(\?<[=!]|\[\[:|\[\^?\]|[*+?}][+*]/;

/** Where JavaScript takes more characters for spaces, ends of lines, or the same letter. */
const wider = /\.|\\[sS]/;
const plainText = /^[\t\n\x20-\x7e]*$/;

const longestText = 2000;
const mostRepetitions = 3;

/** A pattern in Go's syntax for use on a text; undefined for one that isn't looked into. */
export function patternOf(source: string, text: string): RegExp | undefined {
  const flags = /^\(\?([is]+)\)/.exec(source);
  const body = source.slice(flags?.[0]?.length ?? 0).replaceAll('(?P<', '(?<');
  if (foreign.test(body) || text.length > longestText || mayTakeLong(body)) return undefined;
  const isWider = (flags?.[1] ?? '').includes('i') || wider.test(body.replace(/\\[^sS]/g, ''));
  if (isWider && !plainText.test(text)) return undefined;
  try {
    return new RegExp(body, `gu${flags?.[1] ?? ''}`);
  } catch {
    // Not a pattern of JavaScript's: nothing is said of what it matches.
    return undefined;
  }
}

/** Whether repetitions are repeated, or choices are, or there are many repetitions: Go's search takes none longer. */
function mayTakeLong(body: string): boolean {
  const plain = body.replace(/\\./g, 'x').replace(/\[\^?\]?[^\]]*\]/g, 'x');
  if ((plain.match(/[*+]|\{\d+,/g) ?? []).length > mostRepetitions) return true;
  const open: boolean[] = [];
  for (let index = 0; index < plain.length; index += 1) {
    const character = plain.charAt(index);
    if (character === '(') open.push(false);
    else if (character === '|' || isRepetition(plain, index)) open.fill(true);
    else if (character === ')' && open.pop() && isRepetition(plain, index + 1)) return true;
  }
  return false;
}

function isRepetition(pattern: string, index: number): boolean {
  return '*+{'.includes(pattern.charAt(index)) && index < pattern.length;
}

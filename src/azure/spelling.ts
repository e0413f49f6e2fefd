/**
 * The word nearest to a misspelt one, by edit distance without regard to case, spaces, `_` and `-`; `undefined` when
 * none is near enough to be meant.
 */
export function nearestWord(text: string, words: Iterable<string>): string | undefined {
  const letters = lettersOf(text);
  const allowed = Math.max(1, Math.floor(letters.length / 5));
  let nearest: string | undefined;
  let least = allowed + 1;
  for (const word of words) {
    const candidate = lettersOf(word);
    if (Math.abs(candidate.length - letters.length) >= least) continue;
    const distance = editDistance(letters, candidate);
    if (distance < least) [nearest, least] = [word, distance];
  }
  return nearest;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, '');
}

/** Insertions, deletions, replacements and swaps of neighbours that make one text the other. */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const gap = 1 + Math.min(previous[column] ?? 0, current[column - 1] ?? 0);
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swap = row > 1 && column > 1 && isSwap ? 1 + (beforePrevious[column - 2] ?? 0) : Infinity;
      current.push(Math.min(substitution, gap, swap));
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous[right.length] ?? 0;
}

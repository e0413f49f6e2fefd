/** Names as their neighbours are spelt: `AllowSql`, `allowSql`, `allow_sql`, `allow-sql`. */

/** The words of a name: `AllowHTTPSInbound-2` has four. */
export function wordsOf(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
}

/**
 * The symbol of something new by the example of a neighbour: the neighbour's symbol with the words of the new name in
 * the place of those of the neighbour's name (`nsgAllowHttps` for `AllowHttps`), else with the next number
 * (`rule1`, `rule2`), else the new name alone. Not among those taken, which are compared without regard to case.
 */
export function symbolLike(
  example: { readonly symbol: string; readonly name: string | undefined },
  name: string,
  taken: readonly string[],
): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  const isFree = (symbol: string): boolean => !used.has(symbol.toLowerCase());
  const { symbol } = example;
  const [before, after] = around(wordsOf(symbol), wordsOf(example.name ?? ''));
  const numbered = before === undefined && /^(.*?)(\d+)$/.exec(symbol);
  if (numbered) return nextFree(numbered[1] ?? '', Number(numbered[2]) + 1, isFree);
  const words = [...(before ?? []), ...wordsOf(name), ...(after ?? [])];
  const spelt = speltLike(symbol, words);
  return isFree(spelt) ? spelt : nextFree(spelt + separatorOf(symbol), 2, isFree);
}

function nextFree(stem: string, from: number, isFree: (symbol: string) => boolean): string {
  let number = from;
  while (!isFree(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** What stands before and after some words within others. */
function around(
  words: readonly string[],
  inner: readonly string[],
): readonly [before?: readonly string[], after?: readonly string[]] {
  if (inner.length === 0) return [];
  const lower = words.map((word) => word.toLowerCase());
  const at = lower.findIndex((_, start) =>
    inner.every((word, index) => lower[start + index] === word.toLowerCase()),
  );
  return at < 0 ? [] : [words.slice(0, at), words.slice(at + inner.length)];
}

function separatorOf(symbol: string): string {
  return /[A-Za-z0-9]([_\-.])[A-Za-z0-9]/.exec(symbol)?.[1] ?? '';
}

function speltLike(symbol: string, words: readonly string[]): string {
  const separator = separatorOf(symbol);
  const isLower = symbol === symbol.toLowerCase();
  if (separator !== '' || (isLower && wordsOf(symbol).length > 1)) {
    return words.map((word) => (isLower ? word.toLowerCase() : word)).join(separator);
  }
  const [first = '', ...rest] = words;
  const begins = /^[a-z]/.test(symbol) ? first.toLowerCase() : capitalized(first);
  return begins + rest.map(capitalized).join('');
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The words of a name in the spelling that a language has for its own names. */
export function speltAs(spelling: 'camelCase' | 'snake_case', name: string): string {
  const words = wordsOf(name).map((word) => word.toLowerCase());
  if (spelling === 'snake_case') return words.join('_');
  return words.map((word, index) => (index === 0 ? word : capitalized(word))).join('');
}

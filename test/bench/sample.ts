/** Of a corpus, as many files are taken as come to some 1.5 MB; tree-sitter needs seconds for each MB. */
const largest = 1.5e6;

/** Texts from all over a list, up to the largest amount that a benchmark is run on. */
export function sample(texts: readonly string[]): string[] {
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  const step = Math.max(1, Math.ceil(size / largest));
  return texts.filter((_, index) => index % step === 0);
}

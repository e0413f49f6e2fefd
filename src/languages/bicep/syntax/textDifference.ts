/** Where two texts differ: they are equal before `start`, and from `end` of the later one on. */
export interface TextDifference {
  readonly start: number;
  readonly end: number;
  /** How much further back the equal end stands in the later text. */
  readonly delta: number;
}

/** The shortest stretch outside of which two texts are equal; it is empty where they are the same. */
export function differenceOf(earlier: string, later: string): TextDifference {
  const shorter = Math.min(earlier.length, later.length);
  const start = lengthOfEqual(shorter, (from, to) => earlier.slice(from, to) === later.slice(from, to));
  const suffix = lengthOfEqual(shorter - start, (from, to) => {
    return (
      earlier.slice(earlier.length - to, earlier.length - from) ===
      later.slice(later.length - to, later.length - from)
    );
  });
  return { start, end: later.length - suffix, delta: later.length - earlier.length };
}

/** How far, up to a limit, all stretches are equal: they are compared faster than one character after another. */
function lengthOfEqual(limit: number, areEqual: (from: number, to: number) => boolean): number {
  let [equal, different] = [0, limit + 1];
  while (different - equal > 1) {
    const middle = (equal + different) >> 1;
    if (areEqual(equal, middle)) equal = middle;
    else different = middle;
  }
  return equal;
}

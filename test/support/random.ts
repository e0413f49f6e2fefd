/** Numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number;

/** The generator mulberry32: small, fast and good enough to choose places in a text. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to, and without, a limit. */
export function numberBelow(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function oneOf<T>(random: Random, choices: readonly [T, ...T[]]): T {
  return choices[numberBelow(random, choices.length)] ?? choices[0];
}

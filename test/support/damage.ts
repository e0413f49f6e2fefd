import type { Random } from './random.js';
import { numberBelow, oneOf } from './random.js';

/** A stretch of a text: a token, a few of them, or any characters. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

type Mutation = (text: string, choose: () => Stretch, random: Random) => string;

const mutations: readonly [Mutation, ...Mutation[]] = [
  function cut(text, choose) {
    const { start, end } = choose();
    return text.slice(0, start) + text.slice(end);
  },
  function double(text, choose) {
    const { start, end } = choose();
    return text.slice(0, end) + text.slice(start);
  },
  function swap(text, choose) {
    const [first, second] = [choose(), choose()].sort((a, b) => a.start - b.start);
    if (!first || !second || first.end > second.start) return text;
    const between = text.slice(first.end, second.start);
    const swapped = text.slice(second.start, second.end) + between + text.slice(first.start, first.end);
    return text.slice(0, first.start) + swapped + text.slice(second.end);
  },
  function insert(text, choose, random) {
    const { start } = choose();
    const piece = oneOf(random, pieces);
    return text.slice(0, start) + piece + text.slice(start);
  },
  function overwrite(text, choose, random) {
    const { start } = choose();
    return text.slice(0, start) + String.fromCharCode(numberBelow(random, 0x180)) + text.slice(start + 1);
  },
  function endHere(text, choose) {
    return text.slice(0, choose().start);
  },
];

/** What is half typed when one stops, in any of the languages. */
const pieces = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    "'",
    '"',
    "'''",
    '${',
    '%{',
    '\\',
    '/*',
    '*/',
    '//',
    '#',
    '<<E\n',
    '\n',
    '\r',
  ],
  ...[
    '=',
    ':',
    ',',
    '.',
    '?',
    '!',
    '@',
    '...',
    '=>',
    '*',
    '|',
    '<',
    'for',
    'if',
    'x',
    '0',
    '\0',
    '\u2028',
    '😀',
  ],
] as unknown as readonly [string, ...string[]];

/** A text with one to three things wrong in it. */
export function damage(text: string, random: Random): string {
  let damaged = text;
  for (let count = 1 + numberBelow(random, 3); count > 0; count--) {
    const mutate = oneOf(random, mutations);
    damaged = mutate(damaged, chooser(damaged, random), random);
  }
  return damaged;
}

function chooser(text: string, random: Random): () => Stretch {
  const tokens = oneOf(random, [1, 1, 1, 2, 10]);
  return () => {
    if (random() < 0.3) return characters(text, random);
    const starts = tokenStarts(text, numberBelow(random, text.length + 1), tokens);
    return { start: starts[0] ?? text.length, end: starts[tokens] ?? text.length };
  };
}

function characters(text: string, random: Random): Stretch {
  const start = numberBelow(random, text.length + 1);
  return { start, end: Math.min(text.length, start + 1 + numberBelow(random, 5)) };
}

/** Where tokens begin from an offset on, one more than asked for. Words, blanks and single signs are tokens. */
function tokenStarts(text: string, offset: number, count: number): number[] {
  const token = /\w+|[ \t]+|[^\w \t]/y;
  const starts = [offset];
  token.lastIndex = offset;
  while (starts.length <= count && token.test(text)) starts.push(token.lastIndex);
  return starts;
}

/** Where two texts begin to differ. */
export function firstDifference(a: string, b: string): number {
  let offset = 0;
  while (offset < a.length && offset < b.length && a[offset] === b[offset]) offset++;
  return offset;
}

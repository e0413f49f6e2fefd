import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseBicep } from '../../../../src/languages/bicep/syntax/parseBicep.js';
import type { ReadText } from '../../../../src/languages/bicep/syntax/readStatements.js';
import {
  foundIn,
  placedStatements,
  readStatements,
} from '../../../../src/languages/bicep/syntax/readStatements.js';
import { damage } from '../../../support/damage.js';
import { everyBicep } from '../../../support/everyBicep.js';
import type { Random } from '../../../support/random.js';
import { numberBelow, randomFrom } from '../../../support/random.js';

describe('reading a Bicep text after another', () => {
  it('keeps the statements around a change, wherever they have moved to', () => {
    const before = readStatements(
      "param a string\nparam b string\n\nvar c = 'x'\n\nvar d = c\nparam e int\n",
    );
    const after = readStatements(before.text.replace("'x'", "'longer'"), before);
    checkLikeAnew(after);
    // The one directly before ends where the line that changed begins.
    assert.deepEqual(keptOf(before, after), [true, false, false, true, true]);
  });

  it('reads a statement anew whose next line is another now', () => {
    const before = readStatements('param a bool\nvar b = a\nvar c = 1\nvar d = 2\n');
    const after = readStatements(before.text.replace('var c = 1', '  ? 1 : 2'), before);
    checkLikeAnew(after);
    assert.deepEqual(keptOf(before, after), [true, false, true]);
  });

  it('gives what reading the whole text gives, after any changes', () => {
    const property = fc.property(fc.nat(), (seed) => {
      checkChanges(everyBicep, randomFrom(seed), 5, damage);
    });
    fc.assert(property, { numRuns: 40 });
    const typing = fc.property(fc.nat(), (seed) => {
      checkChanges(everyBicep, randomFrom(seed), 10, typeSomewhere);
    });
    fc.assert(typing, { numRuns: 30 });
  }).timeout(60_000);
});

/** Reads one text after another that each differ a little from the one before. */
function checkChanges(
  text: string,
  random: Random,
  count: number,
  change: (text: string, random: Random) => string,
): void {
  let read = readStatements(text);
  for (let done = 0; done < count; done += 1) {
    // Now and then, what was done is undone: statements come back that were read otherwise meanwhile.
    const next = random() < 0.3 ? text : change(read.text, random);
    read = readStatements(next, read);
    checkLikeAnew(read);
  }
}

const keys = ["'", '{', '}', '[', ']', '\n', ' ', 'x', '/', '*', '#', ':', '?', '.', '(', '$', '@', ','];

function typeSomewhere(text: string, random: Random): string {
  const place = numberBelow(random, text.length + 1);
  const removed = random() < 0.4 ? 1 + numberBelow(random, 3) : 0;
  return text.slice(0, place) + (keys[numberBelow(random, keys.length)] ?? '') + text.slice(place + removed);
}

function checkLikeAnew(read: ReadText): void {
  const anew = parseBicep(read.text);
  const statements = placedStatements(read).map(({ statement, shift }) => moved(statement, shift));
  assert.deepEqual(
    { kind: 'BicepFile', start: 0, end: read.text.length, statements, ...foundIn(read) },
    anew,
  );
}

/** A tree with all offsets in it moved. */
function moved(node: unknown, shift: number): unknown {
  if (Array.isArray(node)) return node.map((each) => moved(each, shift));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => {
      const isOffset = name === 'start' || name === 'end';
      return [name, isOffset ? Number(value) + shift : moved(value, shift)];
    }),
  );
}

/** Which statements of a text are the very ones of an earlier text. */
function keptOf(before: ReadText, after: ReadText): readonly boolean[] {
  const known = new Set(placedStatements(before).map(({ statement }) => statement));
  return placedStatements(after).map(({ statement }) => known.has(statement));
}

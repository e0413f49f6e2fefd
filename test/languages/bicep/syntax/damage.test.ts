import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseBicep } from '../../../../src/languages/bicep/syntax/parseBicep.js';
import { damage } from '../../../support/damage.js';
import { checkDamaged, readWhole } from '../../../support/damagedParse.js';
import { everyBicep } from '../../../support/everyBicep.js';
import { randomFrom } from '../../../support/random.js';
import { parsedLanguages } from '../../../tools/languages.js';

const [bicep] = parsedLanguages.filter((language) => language.id === 'bicep');

/** Enough for a machine that has other things to do; milliseconds. */
const slow = 60_000;

describe('Bicep with anything wrong in it', () => {
  it('has nothing wrong in it to begin with', () => {
    assert.deepEqual(parseBicep(everyBicep).problems, []);
  });

  it('keeps the statements before, in bounded work, and has a tree whose nodes lie in one another', () => {
    assert.ok(bicep);
    const whole = readWhole(bicep, everyBicep);
    const property = fc.property(fc.nat(), (seed) => {
      checkDamaged(bicep, whole, damage(everyBicep, randomFrom(seed)));
    });
    fc.assert(property, { numRuns: 100 });
  }).timeout(slow);

  it('has a tree of any text at all', () => {
    assert.ok(bicep);
    const nothing = readWhole(bicep, '');
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, (any) => void checkDamaged(bicep, nothing, any)),
      { numRuns: 300 },
    );
    const tokens = fc.array(fc.constantFrom(...everyBicep.split(/\b/)), { maxLength: 60 });
    fc.assert(
      fc.property(tokens, (some) => void checkDamaged(bicep, nothing, some.join(''))),
      { numRuns: 200 },
    );
  }).timeout(slow);
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { damage } from '../../../support/damage.js';
import { checkDamaged, readWhole } from '../../../support/damagedParse.js';
import { everyTerraform, everyTerraformJson } from '../../../support/everyTerraform.js';
import { randomFrom } from '../../../support/random.js';
import { parsedLanguages } from '../../../tools/languages.js';

/** Enough for a machine that has other things to do; milliseconds. */
const slow = 60_000;

for (const [id, sample] of [
  ['terraform', everyTerraform],
  ['terraform-json', everyTerraformJson],
] as const) {
  const [language] = parsedLanguages.filter((candidate) => candidate.id === id);
  assert.ok(language);

  describe(`${id} with anything wrong in it`, () => {
    it('has nothing wrong in it to begin with', () => {
      assert.deepEqual(language.parse(sample).problems, []);
    });

    it('keeps what is before, in bounded work, and has a tree whose nodes lie in one another', () => {
      const whole = readWhole(language, sample);
      const property = fc.property(fc.nat(), (seed) => {
        checkDamaged(language, whole, damage(sample, randomFrom(seed)));
      });
      fc.assert(property, { numRuns: 100 });
    }).timeout(slow);

    it('has a tree of any text at all', () => {
      const nothing = readWhole(language, '');
      const text = fc.string({ unit: 'binary', maxLength: 200 });
      fc.assert(
        fc.property(text, (any) => void checkDamaged(language, nothing, any)),
        { numRuns: 300 },
      );
      const tokens = fc.array(fc.constantFrom(...sample.split(/\b/)), { maxLength: 60 });
      fc.assert(
        fc.property(tokens, (some) => void checkDamaged(language, nothing, some.join(''))),
        { numRuns: 200 },
      );
    }).timeout(slow);
  });
}

import assert from 'node:assert/strict';
import type { LanguageId } from '../../src/languages/language.js';
import { checkedSamples } from '../support/checkedSamples.js';
import { askAll, damageOne } from '../support/damagedService.js';
import { randomFrom } from '../support/random.js';

/** Enough for a machine that has other things to do; milliseconds. */
const slow = 60_000;

describe('the language service over files with anything wrong in them', () => {
  const languages: readonly LanguageId[] = ['arm', 'bicep', 'terraform'];
  for (const language of languages) {
    it(`has findings and fixes for ${language} to begin with`, async () => {
      for (const files of checkedSamples[language]) {
        const { findings, edits } = await askAll(files, randomFrom(1));
        assert.ok(
          findings > 0 && edits > 0,
          `${findings} findings and ${edits} edits in ${Object.keys(files)[0] ?? ''}`,
        );
      }
    });

    it(`answers whatever it is asked of ${language}, in the text, by edits that can be made`, async () => {
      for (let seed = 1; seed <= 40; seed++) {
        const random = randomFrom(seed);
        for (const files of checkedSamples[language]) await askAll(damageOne(files, random), random);
      }
    }).timeout(slow);
  }
});

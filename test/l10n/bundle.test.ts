import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bundlePath, collectedBundle } from '../tools/l10nBundle.js';

describe('the bundle of texts', () => {
  it('has all texts of the sources and no others (npm run l10n)', async () => {
    assert.equal(readFileSync(bundlePath, 'utf8'), await collectedBundle());
  });
});

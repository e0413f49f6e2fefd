import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bundlePath, collectedBundle } from '../tools/l10nBundle.js';

describe('the bundle of texts', function () {
  // All sources are parsed, which takes a while on a busy machine.
  this.timeout(120_000);

  it('has all texts of the sources and no others (npm run l10n)', async () => {
    assert.equal(readFileSync(bundlePath, 'utf8'), await collectedBundle());
  });
});

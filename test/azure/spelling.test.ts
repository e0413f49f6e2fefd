import assert from 'node:assert/strict';
import { nearestWord } from '../../src/azure/spelling.js';

const words = ['external', 'internal', 'auto', 'external-cache', 'dns'];

function check(text: string, nearest: string | undefined): void {
  it(`${text} → ${nearest ?? 'nothing'}`, () => {
    assert.equal(nearestWord(text, words), nearest);
  });
}

describe('the word nearest to a misspelt one', () => {
  check('extrnal', 'external');
  check('Internal', 'internal');
  check('atuo', 'auto');
  check('externalcache', 'external-cache');
  check('DSN', 'dns');
  check('outernal', undefined);
  check('', undefined);
});

import assert from 'node:assert/strict';
import type { InsertOptions } from '../../src/service/languageService.js';
import { insertOptionsFrom } from '../../src/vscode/commands/insertArguments.js';

function check(argument: unknown, expected: InsertOptions | undefined): void {
  assert.deepEqual(insertOptionsFrom(argument), expected);
}

describe('insertOptionsFrom', () => {
  it('takes what a key binding gives', () => {
    check(
      { vnetType: 'Internal', features: ['event-hub'] },
      { vnetType: 'Internal', features: ['event-hub'] },
    );
  });

  it('takes the VNet type in any case, and no features when none are given', () => {
    check({ vnetType: 'external' }, { vnetType: 'External', features: [] });
  });

  it('leaves the question to the user when there is no VNet type', () => {
    for (const argument of [undefined, null, 'External', {}, { vnetType: 'auto' }, { features: ['dns'] }]) {
      check(argument, undefined);
    }
  });
});

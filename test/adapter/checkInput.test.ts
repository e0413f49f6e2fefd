import assert from 'node:assert/strict';
import { checkedPathFrom } from '../../src/vscode/agents/checkInput.js';

describe('checkedPathFrom', () => {
  it('takes a path as agents write it', () => {
    for (const path of ['infra/net', './infra/net', 'infra/net/', ' infra/net ']) {
      assert.equal(checkedPathFrom({ path }), 'infra/net');
    }
    assert.equal(checkedPathFrom({ path: 'C:\\infra\\' }), 'C:\\infra');
  });

  it('means the whole workspace where no path is given', () => {
    for (const input of [
      undefined,
      null,
      {},
      { path: '' },
      { path: '.' },
      { path: './' },
      { path: 7 },
      'infra',
    ]) {
      assert.equal(checkedPathFrom(input), undefined);
    }
  });
});

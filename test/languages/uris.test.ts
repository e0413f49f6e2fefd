import assert from 'node:assert/strict';
import { directoryOf, fileNameOf, resolveRelative } from '../../src/languages/uris.js';

describe('resolveRelative', () => {
  const check = (path: string, expected: string | undefined): void => {
    assert.equal(resolveRelative('file:///w/net/main.json', path), expected);
  };

  it('goes down, up and sideways', () => {
    check('nsg.json', 'file:///w/net/nsg.json');
    check('./nested/nsg.json', 'file:///w/net/nested/nsg.json');
    check('nested\\nsg.json', 'file:///w/net/nested/nsg.json');
    check('../shared//nsg.json', 'file:///w/shared/nsg.json');
  });

  it('encodes what is not encoded yet', () => {
    check('my nsg.json', 'file:///w/net/my%20nsg.json');
    check('my%20nsg.json', 'file:///w/net/my%20nsg.json');
    check('100%.json', 'file:///w/net/100%25.json');
  });

  it('refuses what is no relative path, or leads out of everything', () => {
    for (const path of ['', '/nsg.json', 'https://example.org/nsg.json', '../../../../nsg.json']) {
      check(path, undefined);
    }
  });
});

describe('the parts of a URI', () => {
  it('are its directory and its name', () => {
    assert.equal(directoryOf('file:///w/main.json'), 'file:///w');
    assert.equal(fileNameOf('file:///w/main.json'), 'main.json');
  });
});

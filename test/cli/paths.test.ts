import assert from 'node:assert/strict';
import { displayPath, pathOf, uriOf } from '../../src/cli/paths.js';

describe('paths and URIs', () => {
  const examples = [
    ['/repo/main.tf', 'file:///repo/main.tf'],
    ['/a dir/50%/#1?.tf', 'file:///a%20dir/50%25/%231%3F.tf'],
    ['/grün/a@b,c.tf', 'file:///gr%C3%BCn/a%40b%2Cc.tf'],
  ] as const;
  for (const [path, uri] of examples) {
    it(`${path} is ${uri}`, () => {
      assert.equal(uriOf(path), uri);
      assert.equal(pathOf(uri), path);
    });
  }

  it('are shown relative to a directory', () => {
    assert.equal(displayPath(uriOf('/repo/a b/main.tf'), '/repo'), 'a b/main.tf');
    assert.equal(displayPath(uriOf('/repo/main.tf'), '/repo/infra'), '../main.tf');
    assert.equal(displayPath(uriOf('/repo'), '/repo'), '.');
  });
});

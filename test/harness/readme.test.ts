import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { manifest } from '../support/manifest.js';

const readme = readFileSync('README.md', 'utf8');

describe('the pictures of the README', () => {
  const pictures = [...readme.matchAll(/<picture>\s*<source ([^>]*)\/>\s*<img ([^>]*)\/>\s*<\/picture>/g)];

  it('are there for light themes, with a text in their place', () => {
    assert.equal(pictures.length, readme.match(/<img /g)?.length);
    for (const [, , image = ''] of pictures) {
      const [, alt = '', path = ''] = /^alt="([^"]+)" src="([^"]+)"/.exec(image) ?? [];
      assert.ok(alt.length > 20 && existsSync(path), image);
    }
  });

  it('are there for dark ones, at an address: the gallery finds only images by a path in the repository', () => {
    const media = `${manifest.repository.url.replace(/^git\+|\.git$/g, '')}/raw/HEAD/`;
    for (const [, source = ''] of pictures) {
      const [, address = ''] = /^media="\(prefers-color-scheme: dark\)" srcset="([^"]+)"/.exec(source) ?? [];
      assert.ok(address.startsWith(media) && existsSync(address.slice(media.length)), source);
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, encodeText } from '../../src/cli/textFiles.js';

describe('the text of a file', () => {
  const examples: readonly (readonly [string, Buffer, string])[] = [
    ['UTF-8', Buffer.from('grün'), 'grün'],
    ['UTF-8 with a byte-order mark', Buffer.from('\ufeffgrün'), 'grün'],
    ['UTF-16 of Windows', Buffer.from('\ufeffgrün 🟢', 'utf16le'), 'grün 🟢'],
    ['UTF-16 the other way round', Buffer.from('\ufeffgrün', 'utf16le').swap16(), 'grün'],
    ['nothing', Buffer.alloc(0), ''],
    ['a replacement character that was meant', Buffer.from('\ufffd'), '\ufffd'],
  ];
  for (const [title, bytes, text] of examples) {
    it(`is read from ${title}, and written back the same`, () => {
      const decoded = decodeText(bytes);
      assert.ok(decoded);
      assert.equal(decoded.text, text);
      assert.equal(decoded.isExact, true);
      assert.deepEqual(Buffer.from(encodeText(decoded.text, decoded)), bytes);
    });
  }

  it('is read from a file in another encoding as well as it goes, which is known', () => {
    const decoded = decodeText(Buffer.from('grün', 'latin1'));
    assert.equal(decoded?.text, 'gr\ufffdn');
    assert.equal(decoded.isExact, false);
  });

  it('is not there in a binary file', () => {
    assert.equal(decodeText(Buffer.from([0x89, 0x50, 0x00, 0x01])), undefined);
  });

  it('is written back byte by byte, whatever the bytes, where it says so', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const decoded = decodeText(bytes);
        if (decoded?.isExact !== true) return;
        assert.deepEqual([...encodeText(decoded.text, decoded)], [...bytes]);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { decodeFile } from '../../src/vscode/decodeFile.js';

function check(bytes: Buffer, expected: string | undefined): void {
  assert.equal(decodeFile(bytes), expected);
}

describe('decodeFile', () => {
  it('reads UTF-8', () => {
    check(Buffer.from('{ "name": "prüfen" }'), '{ "name": "prüfen" }');
  });

  it('leaves byte-order marks out, as the editor does', () => {
    check(Buffer.from('\ufeff{}', 'utf8'), '{}');
    check(Buffer.from('\ufeff{}', 'utf16le'), '{}');
    check(Buffer.from('\ufeff{}', 'utf16le').swap16(), '{}');
  });

  it('shows what is no UTF-8 as replacement characters', () => {
    check(Buffer.from('pr\u00fcfen', 'latin1'), 'pr\ufffdfen');
  });

  it('takes binary content for no text', () => {
    check(Buffer.from([0x7b, 0x00, 0x01, 0x7d]), undefined);
  });
});

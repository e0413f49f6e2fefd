import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pictureTargetFrom } from '../../src/vscode/picture/target.js';

const uri = 'file:///w/main.bicep';
const position = { line: 3, character: 2 };

const cases: readonly (readonly [given: unknown, target: ReturnType<typeof pictureTargetFrom>])[] = [
  [
    { uri, position },
    { uri, position },
  ],
  [{ uri }, { uri, position: undefined }],
  [
    { uri, position: { line: '3' } },
    { uri, position: undefined },
  ],
  [
    { uri, group: 'main 0' },
    { uri, position: undefined, group: 'main 0' },
  ],
  [undefined, undefined],
  ['main.bicep', undefined],
  // What a button in the editor's title gives: a URI of the editor's, which is that of the active editor.
  [{ scheme: 'file', path: '/w/main.bicep' }, undefined],
];

describe('the NSG that a picture is asked for', () => {
  for (const [given, target] of cases) {
    it(JSON.stringify({ given }), () => {
      assert.deepEqual(pictureTargetFrom(given), target);
    });
  }
});

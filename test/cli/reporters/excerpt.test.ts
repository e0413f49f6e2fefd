import assert from 'node:assert/strict';
import { excerpt } from '../../../src/cli/reporters/excerpt.js';
import { colorsOf } from '../../../src/cli/reporters/terminal.js';
import { placesIn } from '../support/outcomes.js';

/** The excerpt of a text in which `«` and `»` enclose what is marked, without its first line, which is empty. */
function check(title: string, marked: string, expected: readonly string[], width = 40): void {
  it(title, () => {
    const marks = placesIn({ file: marked }).map(({ range }) => ({ range, label: '', isPrimary: true }));
    const lines = marked.replace(/[«»]/g, '').split('\n');
    const style = { colors: colorsOf(false), highlight: (text: string) => text, width };
    assert.deepEqual(excerpt(lines, marks, style).slice(1), expected);
  });
}

describe('an excerpt of a file', () => {
  check('underlines a stretch of a line', 'a «bc» d', ['1 | a bc d', '  |   ^^']);
  check('points at a place of no width', 'abc«»', ['1 | abc', '  |    ^']);
  check('keeps tabs from moving the underline', '\ta\t«b»', ['1 |     a    b', '  |          ^']);
  check('counts wide characters twice', '漢🟢é «b»', ['1 | 漢🟢é b', '  |       ^']);
  check('counts combining marks not at all', 'e\u0301 «b»', ['1 | e\u0301 b', '  |   ^']);
  check('shows control characters as what they are not', 'a\u001b[«b»', ['1 | a\ufffd[b', '  |    ^']);
  check('shows the first of several lines, and how far they go', 'a {«\n b\n}»', [
    '1 | a {',
    '  |    ^ to line 3',
  ]);
  check('shows an empty line', '\n«»\n', ['2 |', '  | ^']);
  check('shows a line once for several marks', '«a» «b»', ['1 | a b', '  | ^', '  |   ^']);
  check('leaves out the lines between', '«a»\nb\n«c»\n«d»', [
    '1 | a',
    '  | ^',
    '...',
    '3 | c',
    '  | ^',
    '4 | d',
    '  | ^',
  ]);
  check('aligns line numbers', `«a»${'\n'.repeat(9)}«b»`, [' 1 | a', '   | ^', '...', '10 | b', '   | ^']);
  check(
    'shows the part of a long line that matters',
    `${'a'.repeat(100)}«b»${'c'.repeat(100)}`,
    ['1 | …aaaabccccccc…', '  |      ^'],
    12,
  );
  check('shows the beginning of a long line', `a«b»${'c'.repeat(100)}`, ['1 | abcccc…', '  |  ^'], 6);
  check('shows the end of a long line', `${'a'.repeat(100)}«b»`, ['1 | …aaaaab', '  |       ^'], 6);

  it('says nothing of a line that is not there', () => {
    const range = { start: { line: 5, character: 0 }, end: { line: 5, character: 1 } };
    const style = { colors: colorsOf(false), highlight: (text: string) => text, width: 40 };
    assert.deepEqual(excerpt(['a'], [{ range, label: '', isPrimary: true }], style), []);
  });
});

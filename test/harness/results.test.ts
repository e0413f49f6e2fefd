import assert from 'node:assert/strict';
import type { Report } from '../vscode/inside/protocol.js';
import { add, closingLine, countsIn, exitCodeOf, noCounts, Results } from '../vscode/harness/results.js';
import { mochaCountsIn } from '../tools/mochaCounts.js';

/** What is printed for tests that end like this, line by line. */
function printed(...reports: readonly Report[]): readonly string[] {
  const lines: string[] = [];
  const results = new Results((line) => lines.push(line));
  for (const report of reports) results.take(report);
  return lines;
}

describe('the results of a run', () => {
  it('are printed under the titles of their suites, each title once', () => {
    const lines = printed(
      { kind: 'pass', path: ['a hover', 'on a rule', 'explains it'], milliseconds: 3 },
      { kind: 'fail', path: ['a hover', 'on a rule', 'links'], error: 'none\nat hover.ts' },
      { kind: 'skip', path: ['a hover', 'elsewhere', 'is silent'] },
      { kind: 'pass', path: ['at the top'], milliseconds: 0 },
    );
    assert.deepEqual(lines, [
      '  a hover',
      '    on a rule',
      '      ✔ explains it (3 ms)',
      '      ✖ links\n        none\n        at hover.ts',
      '    elsewhere',
      '      - is silent (skipped)',
      '  ✔ at the top (0 ms)',
    ]);
  });

  it('count what passed and what failed, and not what was skipped', () => {
    const results = new Results(() => undefined);
    results.take({ kind: 'pass', path: ['a'], milliseconds: 0 });
    results.take({ kind: 'fail', path: ['b'], error: '' });
    results.take({ kind: 'skip', path: ['c'] });
    results.fail('the window is gone');
    assert.deepEqual(results.counts, { passed: 1, failed: 2 });
  });

  it('keep what failed, with its suites and its error, to be said again at the end', () => {
    const results = new Results(() => undefined);
    results.take({ kind: 'pass', path: ['a hover', 'explains a rule'], milliseconds: 0 });
    results.take({ kind: 'fail', path: ['a hover', 'links'], error: 'none\nat hover.ts' });
    results.fail('the window is gone');
    assert.deepEqual(results.failures, [
      'a hover › links\n        none\n        at hover.ts',
      'the window is gone',
    ]);
  });

  it('have a closing line that is read again, the last of several', () => {
    const counts = { passed: 12, failed: 3 };
    assert.equal(closingLine(counts), '12 passed, 3 failed');
    assert.deepEqual(countsIn(`1 passed, 0 failed\nmore\n${closingLine(counts)}\n`), counts);
    assert.equal(countsIn('it says 1 passed, 0 failed'), undefined);
  });

  it('are a failure where a test failed, and where none ran', () => {
    assert.equal(exitCodeOf({ passed: 1, failed: 0 }), 0);
    assert.equal(exitCodeOf(add({ passed: 1, failed: 0 }, { passed: 0, failed: 1 })), 1);
    assert.equal(exitCodeOf(noCounts), 1);
  });
});

describe("mocha's closing lines", () => {
  it('are read as counts', () => {
    const output = '\n  ․․․!\n\n  3 passing (1s)\n  1 pending\n  2 failing\n\n  1) a test';
    assert.deepEqual(mochaCountsIn(output), { passed: 3, failed: 2 });
    assert.deepEqual(mochaCountsIn('  7 passing (9ms)\n'), { passed: 7, failed: 0 });
  });

  it('are not there when a run broke off', () => {
    assert.equal(mochaCountsIn('  ․․․\nSyntaxError: 3 passing'), undefined);
  });
});

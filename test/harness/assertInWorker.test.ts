import real from 'node:assert/strict';
import * as fc from 'fast-check';
import inWorker from '../vscode/inside/assertInWorker.js';

/** Whether an assertion holds. */
function holds(assertion: () => void): boolean {
  try {
    assertion();
    return true;
  } catch {
    return false;
  }
}

describe('the assertions for a web worker', () => {
  // Versions of Node disagree on whether two invalid dates are equal.
  const atom = [
    fc.boolean(),
    fc.integer(),
    fc.double(),
    fc.string(),
    fc.constant(null),
    fc.constant(undefined),
  ];
  const value = fc.anything({
    withMap: true,
    withSet: true,
    maxDepth: 2,
    values: [...atom, fc.date({ noInvalidDate: true })],
  });

  it('judge values as those of Node do', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        real.equal(
          holds(() => {
            inWorker.deepEqual(a, b);
          }),
          holds(() => {
            real.deepEqual(a, b);
          }),
        );
        real.equal(
          holds(() => {
            inWorker.equal(a, b);
          }),
          holds(() => {
            real.equal(a, b);
          }),
        );
      }),
    );
  });

  it('find a value equal to its copy', () => {
    fc.assert(
      fc.property(fc.clone(value, 2), ([a, b]) => {
        inWorker.deepEqual(a, b);
      }),
    );
  });

  it('see what is thrown', async () => {
    const fail = (): never => {
      throw new RangeError('too far');
    };
    inWorker.throws(fail, /too far/);
    inWorker.throws(fail, RangeError);
    real.equal(
      holds(() => {
        inWorker.throws(fail, TypeError);
      }),
      false,
    );
    real.equal(
      holds(() => {
        inWorker.throws(() => undefined);
      }),
      false,
    );
    await inWorker.rejects(Promise.reject(new RangeError('too far')), (error) => error instanceof RangeError);
    await real.rejects(inWorker.rejects(Promise.resolve()), /not rejected/);
  });
});

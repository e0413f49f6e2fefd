import assert from 'node:assert/strict';
import { startedOnce } from '../../src/vscode/startedOnce.js';

/** Something that is started when it is asked for, and how often it was. */
function counted() {
  const starts = { count: 0, isBroken: false };
  const started = startedOnce(() => {
    starts.count += 1;
    return starts.isBroken ? Promise.reject(new Error('no such file')) : Promise.resolve({});
  });
  return { started, starts };
}

describe('what is started once', () => {
  it('is not started before somebody asks, then once for all', async () => {
    const { started, starts } = counted();
    assert.equal(starts.count, 0);
    const [first, second] = await Promise.all([started(), started()]);
    assert.equal(first, second);
    assert.equal(await started(), first);
    assert.equal(starts.count, 1);
  });

  it('is started again where that failed, for who asks then', async () => {
    const { started, starts } = counted();
    starts.isBroken = true;
    const both = await Promise.allSettled([started(), started()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    starts.isBroken = false;
    await started();
    assert.equal(starts.count, 2);
  });
});

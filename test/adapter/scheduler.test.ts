import assert from 'node:assert/strict';
import { Scheduler } from '../../src/vscode/diagnostics/scheduler.js';
import type { CancellationToken } from '../../src/workspace/workspace.js';
import { FakeClock, settled } from './fakeClock.js';

/** A scheduler whose runs take the given milliseconds of the host's time, and a diary of what it did. */
function setUp(costs: Readonly<Record<string, number>> = {}) {
  const clock = new FakeClock();
  const runs: string[] = [];
  const scheduler = new Scheduler((key) => {
    clock.spend(costs[key] ?? 1);
    runs.push(key);
    return Promise.resolve();
  }, clock);
  return { clock, runs, scheduler };
}

/** A scheduler whose runs end when the test says so. */
function setUpWaiting() {
  const clock = new FakeClock();
  const runs: { readonly key: string; readonly token: CancellationToken; readonly finish: () => void }[] = [];
  const scheduler = new Scheduler(
    (key, token) =>
      new Promise((finish) => {
        runs.push({ key, token, finish });
      }),
    clock,
  );
  return { clock, runs, scheduler };
}

describe('Scheduler', () => {
  it('answers a request for now as soon as the editor is free', async () => {
    const { clock, runs, scheduler } = setUp();
    scheduler.requestNow('a');
    assert.deepEqual(runs, []);
    await clock.pass(0);
    assert.deepEqual(runs, ['a']);
  });

  it('answers each keystroke where answers are cheap', async () => {
    const { clock, runs, scheduler } = setUp({ a: 3 });
    for (let keystroke = 0; keystroke < 3; keystroke++) {
      scheduler.requestAfterTyping('a');
      await clock.pass(30);
    }
    assert.deepEqual(runs, ['a', 'a', 'a']);
  });

  it('waits for a pause in typing where answers are dear', async () => {
    const { clock, runs, scheduler } = setUp({ a: 40 });
    scheduler.requestNow('a');
    await clock.pass(0);
    for (let keystroke = 0; keystroke < 5; keystroke++) {
      scheduler.requestAfterTyping('a');
      await clock.pass(100);
    }
    assert.deepEqual(runs, ['a']);
    await clock.pass(20);
    assert.deepEqual(runs, ['a', 'a']);
  });

  it('never waits longer than half a second', async () => {
    const { clock, scheduler } = setUp({ a: 10_000 });
    scheduler.requestNow('a');
    await clock.pass(0);
    assert.equal(scheduler.typingDelay('a'), 500);
  });

  it('trusts a document to be cheap again only after some cheap answers', async () => {
    const costs = { a: 100 };
    const { clock, scheduler } = setUp(costs);
    scheduler.requestNow('a');
    await clock.pass(0);
    costs.a = 1;
    const delays: number[] = [];
    for (let run = 0; run < 5; run++) {
      delays.push(Math.round(scheduler.typingDelay('a')));
      scheduler.requestNow('a');
      await clock.pass(0);
    }
    assert.deepEqual(delays, [300, 152, 77, 50, 0]);
  });

  it('cancels the run under way when a newer request for the document comes', async () => {
    const { clock, runs, scheduler } = setUpWaiting();
    scheduler.requestNow('a');
    await clock.pass(0);
    scheduler.requestAfterTyping('a');
    await clock.pass(0);
    assert.deepEqual(
      runs.map(({ key, token }) => [key, token.isCancellationRequested]),
      [
        ['a', true],
        ['a', false],
      ],
    );
  });

  it('cancels the second run although the first, cancelled before, ends late', async () => {
    const { clock, runs, scheduler } = setUpWaiting();
    scheduler.requestNow('a');
    await clock.pass(0);
    scheduler.requestNow('a');
    await clock.pass(0);
    runs[0]?.finish();
    await settled();
    scheduler.requestNow('a');
    assert.equal(runs[1]?.token.isCancellationRequested, true);
  });

  it('leaves other documents alone', async () => {
    const { clock, runs, scheduler } = setUpWaiting();
    scheduler.requestNow('a');
    scheduler.requestNow('b');
    await clock.pass(0);
    scheduler.cancel('a');
    assert.deepEqual(
      runs.map(({ token }) => token.isCancellationRequested),
      [true, false],
    );
  });

  describe('in the background', () => {
    it('waits until typing pauses, then answers one document after another', async () => {
      const { clock, runs, scheduler } = setUp();
      for (let keystroke = 0; keystroke < 4; keystroke++) {
        scheduler.requestAfterTyping('typed');
        scheduler.requestInBackground(['b', 'c']);
        await clock.pass(100);
      }
      assert.deepEqual(runs, ['typed', 'typed', 'typed', 'typed']);
      await clock.pass(100);
      assert.deepEqual(runs.slice(4), ['b', 'c']);
    });

    it('starts the next document only when the one before is answered', async () => {
      const { clock, runs, scheduler } = setUpWaiting();
      scheduler.requestInBackground(['a', 'b']);
      await clock.pass(1000);
      assert.deepEqual(
        runs.map(({ key }) => key),
        ['a'],
      );
      runs[0]?.finish();
      await clock.pass(0);
      await clock.pass(0);
      assert.deepEqual(
        runs.map(({ key }) => key),
        ['a', 'b'],
      );
    });

    it('is not held up for ever by a run that does not end', async () => {
      const { clock, runs, scheduler } = setUpWaiting();
      scheduler.requestInBackground(['stuck', 'b']);
      await clock.pass(1000);
      scheduler.requestInBackground(['c']);
      await clock.pass(1000);
      assert.deepEqual(
        runs.map(({ key }) => key),
        ['stuck', 'b'],
      );
    });

    it('cancels a run under way, whose answer is outdated, and repeats it', async () => {
      const { clock, runs, scheduler } = setUpWaiting();
      scheduler.requestNow('a');
      await clock.pass(0);
      scheduler.requestInBackground(['a']);
      await clock.pass(1000);
      assert.deepEqual(
        runs.map(({ token }) => token.isCancellationRequested),
        [true, false],
      );
    });

    it('leaves a document to its own request when it has one', async () => {
      const { clock, runs, scheduler } = setUp();
      scheduler.requestNow('a');
      scheduler.requestInBackground(['a', 'b']);
      await clock.pass(1000);
      assert.deepEqual(runs, ['a', 'b']);
    });

    it('forgets a document that was closed', async () => {
      const { clock, runs, scheduler } = setUp();
      scheduler.requestInBackground(['a', 'b']);
      scheduler.cancel('a');
      await clock.pass(1000);
      assert.deepEqual(runs, ['b']);
    });
  });

  it('does nothing more once disposed', async () => {
    const { clock, runs, scheduler } = setUpWaiting();
    scheduler.requestNow('a');
    await clock.pass(0);
    scheduler.requestNow('b');
    scheduler.requestInBackground(['c']);
    scheduler.dispose();
    scheduler.requestNow('d');
    scheduler.requestInBackground(['e']);
    await clock.pass(1000);
    assert.deepEqual(
      runs.map(({ key, token }) => [key, token.isCancellationRequested]),
      [['a', true]],
    );
  });
});

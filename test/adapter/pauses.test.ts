import assert from 'node:assert/strict';
import { pauseBetweenTurns } from '../../src/vscode/pauses.js';
import { FakeClock } from './fakeClock.js';

describe('pauses between turns', () => {
  it('lets work go on until its turn is over, and then waits for the other events', async () => {
    const clock = new FakeClock();
    const pause = pauseBetweenTurns(clock);
    assert.equal(pause(), undefined);
    clock.spend(2);
    assert.equal(pause(), undefined);
    clock.spend(1);
    const pausing = pause();
    assert.ok(pausing);
    await clock.pass(0);
    await pausing;
    assert.equal(pause(), undefined);
  });

  it('counts all work of one event together', () => {
    const clock = new FakeClock();
    const pause = pauseBetweenTurns(clock);
    pause();
    clock.spend(3);
    assert.ok(pause());
    assert.ok(pause());
  });

  it('begins a turn anew with each event', async () => {
    const clock = new FakeClock();
    const pause = pauseBetweenTurns(clock);
    pause();
    clock.spend(2);
    await clock.pass(0);
    clock.spend(2);
    assert.equal(pause(), undefined);
    clock.spend(2);
    assert.equal(pause(), undefined);
  });
});

import type { Pause } from '../workspace/pauses.js';
import type { Clock } from './diagnostics/scheduler.js';

/** How long the service may have the extension host for itself before others get their turn, in milliseconds. */
const longestTurn = 3;

/**
 * Has work wait for the other events of the extension host whenever it has taken its turn: other extensions live in the
 * same thread, and their answers are waited for as ours are. All work within one event is of one turn.
 */
export function pauseBetweenTurns(clock: Clock): Pause {
  let began: number | undefined;
  return () => {
    if (began === undefined) {
      began = clock.now();
      clock.schedule(() => {
        began = undefined;
      }, 0);
      return undefined;
    }
    if (clock.now() - began < longestTurn) return undefined;
    return new Promise((resolve) => {
      clock.schedule(resolve, 0);
    });
  };
}

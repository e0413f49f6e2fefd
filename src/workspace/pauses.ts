import type { Steps } from '../languages/steps.js';
import type { CancellationToken } from './workspace.js';

/**
 * Asked before each step of work: a promise to wait for where others are to have the thread first, `undefined` to go on
 * at once. When that is, is the host's to say.
 */
export type Pause = () => Promise<void> | undefined;

/** Goes on with everything at once, where nobody else needs the thread. */
export const neverPause: Pause = () => undefined;

/** Takes steps, with pauses between them; `undefined` when called off in one. */
export async function takeSteps<T>(
  steps: Steps<T>,
  pause: Pause,
  token: CancellationToken,
): Promise<T | undefined> {
  for (;;) {
    const pausing = pause();
    if (pausing) {
      await pausing;
      if (token.isCancellationRequested) return undefined;
    }
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

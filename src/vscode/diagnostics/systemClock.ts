import type { Clock } from './scheduler.js';

/** The time of the extension host, in Node and in a web worker alike. */
export const systemClock: Clock = {
  now: () => performance.now(),
  schedule: (run, delay) => {
    const timer = setTimeout(run, delay);
    return () => {
      clearTimeout(timer);
    };
  },
};

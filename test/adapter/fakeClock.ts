import type { Clock } from '../../src/vscode/diagnostics/scheduler.js';

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #time = 0;
  #timers: { readonly run: () => void; readonly due: number }[] = [];

  now(): number {
    return this.#time;
  }

  schedule(run: () => void, delay: number): () => void {
    const timer = { run, due: this.#time + delay };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  /** Lets time pass without anything running: work that keeps the host busy. */
  spend(milliseconds: number): void {
    this.#time += milliseconds;
  }

  /** Lets time pass; what falls due runs in its order, and what it awaits is done before the next. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#time + milliseconds;
    for (let timer = this.#nextDue(end); timer !== undefined; timer = this.#nextDue(end)) {
      const due = timer;
      this.#timers = this.#timers.filter((each) => each !== due);
      this.#time = Math.max(this.#time, due.due);
      due.run();
      await settled();
    }
    this.#time = Math.max(this.#time, end);
    await settled();
  }

  #nextDue(end: number): { readonly run: () => void; readonly due: number } | undefined {
    const due = this.#timers.filter((timer) => timer.due <= end);
    return due.sort((one, other) => one.due - other.due)[0];
  }
}

/** Waits until promises that are settled already have told those who wait for them. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

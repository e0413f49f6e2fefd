import type { CancellationToken } from '../../workspace/workspace.js';

/** Time, as the scheduler sees it: injected, so that tests decide when it passes. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Runs something once, after a delay in milliseconds; the answer calls it off. */
  schedule(run: () => void, delay: number): () => void;
}

/** Answers a key. It looks at the token after each await and, once cancelled, publishes nothing. */
export type Run = (key: string, token: CancellationToken) => Promise<void>;

/** A run this cheap (milliseconds) is made at each keystroke; a dearer one waits for a pause. */
const cheapRun = 10;

/** The pause in typing that a dear run waits for, in milliseconds and as a multiple of what the run costs. */
const pause = { least: 50, most: 500, perCost: 3 };

/** How long no new request may come before the background is worked off, in milliseconds. */
const backgroundPause = 150;

/**
 * Decides when documents are diagnosed. Each document has at most one run, pending or under way: a new request
 * cancels the one before. Background requests wait until typing pauses and are worked off one at a time, so that
 * the extension host is free between them.
 */
export class Scheduler {
  readonly #costs = new Map<string, number>();
  readonly #pending = new Map<string, () => void>();
  readonly #running = new Map<string, { isCancellationRequested: boolean }>();
  readonly #background = new Set<string>();
  #stopBackground: (() => void) | undefined;
  #disposed = false;

  /** `run` must not reject: what goes wrong is the caller's to report. */
  constructor(
    private readonly run: Run,
    private readonly clock: Clock,
  ) {}

  /** Asks for an answer as soon as the editor is done with what it is doing. */
  requestNow(key: string): void {
    this.#request(key, 0);
  }

  /** Asks for an answer after a keystroke: at once where answers are cheap, else when typing pauses. */
  requestAfterTyping(key: string): void {
    this.#request(key, this.typingDelay(key));
  }

  /** Asks for answers when nothing else is going on, in this order. Runs under way for these keys are outdated. */
  requestInBackground(keys: Iterable<string>): void {
    if (this.#disposed) return;
    for (const key of keys) {
      if (this.#pending.has(key)) continue;
      this.#cancelRun(key);
      this.#background.add(key);
    }
    this.#restartBackground();
  }

  /** Calls off what is pending or under way for a key, and forgets what it costs. */
  cancel(key: string): void {
    this.#callOff(key);
    this.#costs.delete(key);
  }

  dispose(): void {
    this.#disposed = true;
    for (const callOff of this.#pending.values()) callOff();
    for (const token of this.#running.values()) token.isCancellationRequested = true;
    this.#stopBackground?.();
    this.#pending.clear();
    this.#background.clear();
  }

  /** Milliseconds that a run waits after a keystroke. */
  typingDelay(key: string): number {
    const cost = this.#costs.get(key) ?? 0;
    if (cost <= cheapRun) return 0;
    return Math.min(Math.max(cost * pause.perCost, pause.least), pause.most);
  }

  #request(key: string, delay: number): void {
    if (this.#disposed) return;
    this.#callOff(key);
    this.#pending.set(
      key,
      this.clock.schedule(() => {
        this.#pending.delete(key);
        void this.#start(key);
      }, delay),
    );
    if (this.#background.size > 0) this.#restartBackground();
  }

  #callOff(key: string): void {
    this.#pending.get(key)?.();
    this.#pending.delete(key);
    this.#background.delete(key);
    this.#cancelRun(key);
  }

  #cancelRun(key: string): void {
    const token = this.#running.get(key);
    if (token) token.isCancellationRequested = true;
    this.#running.delete(key);
  }

  async #start(key: string): Promise<void> {
    const token = { isCancellationRequested: false };
    this.#running.set(key, token);
    const started = this.clock.now();
    await this.run(key, token);
    this.#learn(key, this.clock.now() - started);
    if (!token.isCancellationRequested) this.#running.delete(key);
  }

  /** Follows the cost of a document's runs: up at once, down gradually, so that one warm answer is no promise. */
  #learn(key: string, cost: number): void {
    const before = this.#costs.get(key) ?? cost;
    this.#costs.set(key, Math.max(cost, (before + cost) / 2));
  }

  #restartBackground(): void {
    this.#stopBackground?.();
    const round = { stopped: false };
    const callOff = this.clock.schedule(() => void this.#workOffBackground(round), backgroundPause);
    this.#stopBackground = () => {
      round.stopped = true;
      callOff();
    };
  }

  async #workOffBackground(round: { readonly stopped: boolean }): Promise<void> {
    const [key] = this.#background;
    if (key === undefined || round.stopped) return;
    this.#background.delete(key);
    await this.#start(key);
    this.clock.schedule(() => void this.#workOffBackground(round), 0);
  }
}

type Close = () => Promise<void> | void;

/** What a run has opened and must close again: last opened, first closed, whatever happened in between. */
export class Lifetime {
  readonly #closes: Close[] = [];

  /** Gives a function that closes this one before the others, so that it is not closed again. */
  add(close: Close): () => Promise<void> {
    this.#closes.push(close);
    return async () => {
      const index = this.#closes.lastIndexOf(close);
      if (index < 0) return;
      this.#closes.splice(index, 1);
      await close();
    };
  }

  /** Closes everything. What fails to close is told and does not keep the others open. */
  async end(): Promise<void> {
    for (let close = this.#closes.pop(); close; close = this.#closes.pop()) {
      try {
        await close();
      } catch (error) {
        console.error(`Could not clean up: ${reasonOf(error)}`);
      }
    }
  }
}

/** All that this process has opened. */
export const processLifetime = new Lifetime();

/**
 * Runs a program to its exit code, and closes what it opened at its end, when it fails and when it is interrupted.
 * A failure is printed as what to do about it, without a stack unless DEBUG is set.
 */
export async function runProgram(main: () => Promise<number>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      console.error(`\nInterrupted (${signal}).`);
      void exit(130);
    });
  }
  process.once('beforeExit', () => {
    console.error('The program has nothing left to wait for, and yet it is not done.');
    void exit(1);
  });
  try {
    await exit(await main());
  } catch (error) {
    if (!ending) console.error(process.env.DEBUG === undefined ? reasonOf(error) : error);
    await exit(1);
  }
}

let ending: Promise<never> | undefined;

/** The first that ends the program decides its exit code. */
function exit(code: number): Promise<never> {
  ending ??= processLifetime.end().then(() => process.exit(code));
  return ending;
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

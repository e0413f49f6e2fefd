/** Barks when nothing has come for too long, so that a hanging VS Code ends a run. */
export class Watchdog {
  readonly barked: Promise<string>;
  #bark: (reason: string) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly patienceSeconds: number) {
    this.barked = new Promise((resolve) => (this.#bark = resolve));
    this.pat('The run has begun');
  }

  /** Something came: the wait begins anew. */
  pat(what: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#bark(`Nothing came for ${this.patienceSeconds} s. The last was: ${what}`);
    }, this.patienceSeconds * 1000);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

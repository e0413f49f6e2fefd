/**
 * How much work the evaluation of one unit may take, so that every evaluation ends. One step is about one call, one
 * list item or a hundred characters of text. It is shared by all calls of the evaluation, and mutable.
 */
export class Budget {
  private remaining: number;
  private depth = 0;
  private height = 0;

  constructor(steps = 2_000_000) {
    this.remaining = steps;
  }

  /** Takes steps; false when there are not enough left, and then for good. */
  spend(steps: number): boolean {
    this.remaining -= steps;
    return this.remaining >= 0;
  }

  /** True when the work has come to its end: every further call is answered as unknown. */
  get exhausted(): boolean {
    return this.remaining < 0;
  }

  /** By how much the budget is overdrawn: another number for every call that is refused. */
  get overdraft(): number {
    return -this.remaining;
  }

  /** Goes one step down a recursion; false where it goes too deep, and then nothing is to be left. */
  enter(): boolean {
    if (this.height >= highestStack) return false;
    this.height += 1;
    return true;
  }

  /** Comes back from a step that was entered. */
  leave(): void {
    this.height -= 1;
  }

  /** Runs `work` one level deeper; its level distinguishes the lambdas nested in one another. */
  nested<T>(work: (level: number) => T): T {
    this.depth += 1;
    try {
      return work(this.depth);
    } finally {
      this.depth -= 1;
    }
  }
}

/** How many expressions may be evaluated within one another: the stack of a web worker holds no more. */
const highestStack = 400;

/** The largest results a function gives; what is larger is unknown. */
export const maximumItems = 100_000;
export const maximumTextLength = 1_000_000;

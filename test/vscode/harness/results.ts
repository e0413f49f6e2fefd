import type { Report, TestPath } from '../inside/protocol.js';
import type { Say } from './window.js';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export const noCounts: Counts = { passed: 0, failed: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** The line that every run of tests here closes with, and that is read to add runs up. */
export function closingLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

/** The counts of the last closing line in what a run printed. */
export function countsIn(output: string): Counts | undefined {
  const [, passed, failed] = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [];
  return passed === undefined || failed === undefined
    ? undefined
    : { passed: Number(passed), failed: Number(failed) };
}

/** A run without any test has not passed. */
export function exitCodeOf({ passed, failed }: Counts): number {
  return failed > 0 || passed === 0 ? 1 : 0;
}

/** Prints tests as they end, under the titles of their suites, and keeps how they ended. */
export class Results {
  #counts = noCounts;
  readonly #failures: string[] = [];
  #suites: TestPath = [];

  /** @param toSource puts places in the sources for those in a bundle's code */
  constructor(
    private readonly say: Say,
    private readonly toSource: (stack: string) => string = (stack) => stack,
  ) {}

  get counts(): Counts {
    return this.#counts;
  }

  /** What failed, to be said again at the end: each with its suites and its error. */
  get failures(): readonly string[] {
    return this.#failures;
  }

  take(report: Report): void {
    switch (report.kind) {
      case 'pass':
        this.#counts = add(this.#counts, { passed: 1, failed: 0 });
        this.#print(report.path, '✔', ` (${report.milliseconds} ms)`);
        break;
      case 'fail': {
        const error = `\n${this.toSource(report.error).replace(/^/gm, '        ')}`;
        this.#failed(`${report.path.join(' › ')}${error}`);
        this.#print(report.path, '✖', error);
        break;
      }
      case 'skip':
        this.#print(report.path, '-', ' (skipped)');
        break;
      case 'end':
        break;
    }
  }

  /** Counts what kept tests from running as a failed test. */
  fail(reason: string): void {
    this.#failed(reason);
    this.say(`  ✖ ${reason}`);
  }

  #failed(what: string): void {
    this.#counts = add(this.#counts, { passed: 0, failed: 1 });
    this.#failures.push(what);
  }

  #print(path: TestPath, mark: string, more: string): void {
    const suites = path.slice(0, -1);
    const known = suites.findIndex((title, index) => title !== this.#suites[index]);
    if (known >= 0) {
      for (const [index, title] of suites.entries()) {
        if (index >= known) this.say(`${indentation(index)}${title}`);
      }
    }
    this.#suites = suites;
    this.say(`${indentation(suites.length)}${mark} ${path.at(-1) ?? ''}${more}`);
  }
}

function indentation(depth: number): string {
  return '  '.repeat(depth + 1);
}

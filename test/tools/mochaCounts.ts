import type { Counts } from '../vscode/harness/results.js';

/** The counts in the lines that mocha's own reporters close with; undefined where a run did not come to its end. */
export function mochaCountsIn(output: string): Counts | undefined {
  const passed = lastNumber(output, /^ {2}(\d+) passing\b/gm);
  const failed = lastNumber(output, /^ {2}(\d+) failing\b/gm);
  return passed === undefined ? undefined : { passed, failed: failed ?? 0 };
}

function lastNumber(output: string, line: RegExp): number | undefined {
  const found = [...output.matchAll(line)].at(-1)?.[1];
  return found === undefined ? undefined : Number(found);
}

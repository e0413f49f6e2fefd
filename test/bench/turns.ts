import { execFileSync } from 'node:child_process';
import type { Benchmark, Outcome } from './harness.js';

const languages = ['ARM', 'Bicep', 'Terraform'] as const;
const processes = 7;
const mostMilliseconds = 16;

interface Turns {
  readonly megabytes: number;
  readonly open: number;
  readonly type: number;
}

/** How long the service keeps the thread of the extension host from others, each time in a fresh process, cold. */
export const turnsBenchmark: Benchmark = {
  name: 'turns',
  prepare: () => languages.map((language) => ({ hold: () => Promise.resolve(holdTurns(language)) })),
};

function holdTurns(language: string): Outcome {
  const all = Array.from({ length: processes }, () => typeOnce(language));
  const [open, type] = [median(all.map((turns) => turns.open)), median(all.map((turns) => turns.type))];
  const met = type <= mostMilliseconds;
  const goal = `${met ? 'goal met' : 'GOAL MISSED'}: ≤ ${mostMilliseconds} ms`;
  const size = (all[0]?.megabytes ?? 0).toFixed(2);
  return {
    lines: [
      `  longest turn in ${size} MB of ${language}, in a fresh process: ${open.toFixed(1)} ms at the first answer, ` +
        `${type.toFixed(1)} ms while it is typed in (${goal})`,
    ],
    met,
  };
}

/** The middle of an odd count of figures. */
function median(figures: readonly number[]): number {
  return [...figures].sort((left, right) => left - right)[(figures.length - 1) / 2] ?? NaN;
}

function typeOnce(language: string): Turns {
  const args = ['test/tools/bundled.mjs', 'test/bench/typeOnce.ts', language];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Turns;
}

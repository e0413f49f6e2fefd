import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Benchmark, Outcome } from './harness.js';

const processes = 15;
const mostMilliseconds = 20;

interface Times {
  readonly load: number;
  readonly activate: number;
  /** What is loaded later, with the first template. */
  readonly service: number;
}

/** What the extension, as it is shipped, costs a starting editor: each time in a fresh process, cold. */
export const activationBenchmark: Benchmark = {
  name: 'activation',
  prepare() {
    execFileSync(process.execPath, ['esbuild.mjs', '--production'], { stdio: 'inherit' });
    return [{ hold: () => Promise.resolve(holdActivation()) }];
  },
};

function holdActivation(): Outcome {
  const all = Array.from({ length: processes }, activateOnce);
  const load = Math.min(...all.map((times) => times.load));
  const activate = Math.min(...all.map((times) => times.activate));
  const service = Math.min(...all.map((times) => times.service));
  const met = load + activate <= mostMilliseconds;
  const goal = `${met ? 'goal met' : 'GOAL MISSED'}: ≤ ${mostMilliseconds} ms`;
  return {
    lines: [
      `  load ${load.toFixed(1)} ms and activate ${activate.toFixed(1)} ms, in a fresh process (${goal} together)`,
      `  load what reads templates, with the first of them: ${service.toFixed(1)} ms`,
    ],
    met,
  };
}

function activateOnce(): Times {
  const args = ['test/bench/activateOnce.mjs', resolve('dist/extension.js')];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Times;
}

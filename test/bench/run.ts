/**
 * `npm run bench -- [NAME…] [--corpus FOLDER]`: runs the benchmarks of that name, or all, and prints our figure, that
 * of the peers, and how many times as fast as they we are. Ends with 1 when a goal was missed.
 */
import { parseArgs } from 'node:util';
import { activationBenchmark } from './activation.js';
import { analyzeArmBenchmark } from './analyzeArm.js';
import { checkArmBenchmark } from './checkArm.js';
import { checkBicepBenchmark } from './checkBicep.js';
import { checkTerraformBenchmark } from './checkTerraform.js';
import { checkTreeBenchmark } from './checkTree.js';
import type { Benchmark } from './harness.js';
import { hold } from './harness.js';
import { parseBicepBenchmark } from './parseBicep.js';
import { parseTerraformBenchmark } from './parseTerraform.js';
import { turnsBenchmark } from './turns.js';
import { workspaceBenchmark } from './workspace.js';

const benchmarks: readonly Benchmark[] = [
  parseBicepBenchmark,
  parseTerraformBenchmark,
  analyzeArmBenchmark,
  checkArmBenchmark,
  checkBicepBenchmark,
  checkTerraformBenchmark,
  checkTreeBenchmark,
  workspaceBenchmark,
  activationBenchmark,
  turnsBenchmark,
];

const { values, positionals } = parseArgs({
  options: { corpus: { type: 'string' } },
  allowPositionals: true,
});

async function main(): Promise<void> {
  for (const benchmark of benchmarks) {
    if (positionals.length === 0 || positionals.includes(benchmark.name)) await run(benchmark);
  }
}

async function run(benchmark: Benchmark): Promise<void> {
  console.log(benchmark.name);
  for (const trial of await benchmark.prepare(values.corpus)) {
    const { lines, met } = await hold(trial);
    for (const line of lines) console.log(line);
    if (!met) process.exitCode = 1;
  }
}

void main();

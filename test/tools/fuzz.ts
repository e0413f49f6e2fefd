/**
 * `npm run fuzz -- LANGUAGE COUNT [--seed NUMBER] [--corpus FOLDER]`: parses so many files with things wrong in them
 * and checks what has to hold of any parse. Prints the first failures with their seeds, and how many of the
 * statements behind the damage were read nevertheless. Ends with 1 when something failed.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { damage } from '../support/damage.js';
import type { Survivors, Whole } from '../support/damagedParse.js';
import { checkDamaged, readWhole } from '../support/damagedParse.js';
import { numberBelow, randomFrom } from '../support/random.js';
import { readFilesBelow } from './files.js';
import type { ParsedLanguage } from './languages.js';
import { parsedLanguages } from './languages.js';

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, corpus: { type: 'string' } },
  allowPositionals: true,
});
const language = parsedLanguages.find((candidate) => candidate.id === positionals[0]);
const count = Number(positionals[1] ?? 1000);
if (!language) throw new Error(`Which language? One of: ${parsedLanguages.map(({ id }) => id).join(', ')}`);
run(language, count, Number(values.seed));

function run(fuzzed: ParsedLanguage, mutants: number, firstSeed: number): void {
  const samples = samplesOf(fuzzed);
  const survivors = { behind: 0, found: 0 };
  let failures = 0;
  for (let seed = firstSeed; seed < firstSeed + mutants; seed++) {
    const result = tryOne(fuzzed, samples, seed);
    failures += result ? 0 : 1;
    survivors.behind += result?.behind ?? 0;
    survivors.found += result?.found ?? 0;
    if ((seed - firstSeed) % 10_000 === 9_999)
      console.log(`${seed - firstSeed + 1} done, ${failures} failed`);
  }
  const share = ((100 * survivors.found) / survivors.behind).toFixed(2);
  console.log(`${fuzzed.id}: ${mutants} damaged files of ${samples.length} samples, ${failures} failed`);
  console.log(
    `  statements behind the damage found again: ${survivors.found} of ${survivors.behind}, ${share} %`,
  );
  if (failures > 0) process.exitCode = 1;
}

function samplesOf(fuzzed: ParsedLanguage): readonly Whole[] {
  return textsOf(fuzzed).map((text) => readWhole(fuzzed, text));
}

function textsOf(fuzzed: ParsedLanguage): readonly string[] {
  if (values.corpus === undefined) return fuzzed.samples();
  return readFilesBelow(values.corpus, fuzzed.endings)
    .map((file) => file.text)
    .filter((text) => text.length < 20_000 && fuzzed.parse(text).problems.length === 0);
}

function tryOne(fuzzed: ParsedLanguage, samples: readonly Whole[], seed: number): Survivors | undefined {
  const random = randomFrom(seed);
  const whole = samples[numberBelow(random, samples.length)];
  if (!whole) return undefined;
  const damaged = damage(whole.text, random);
  // A parse that hangs can't be reported by itself: the file tells which one it was.
  writeFileSync('dist/tools/fuzz.seed', String(seed));
  try {
    return checkDamaged(fuzzed, whole, damaged);
  } catch (error) {
    console.log(`seed ${seed}: ${String(error).slice(0, 400)}`);
    return undefined;
  }
}

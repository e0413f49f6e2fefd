/**
 * `npm run fuzz:service -- LANGUAGE COUNT [--seed NUMBER] [--corpus FOLDER]`: asks the language service everything of so
 * many workspaces with things wrong in a file, by itself or of a corpus the files that name an NSG. Prints the first
 * failures with their seeds, what was answered, and the slowest. Ends with 1 when something failed.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { LanguageId } from '../../src/languages/language.js';
import { checkedSamples } from '../support/checkedSamples.js';
import { askAll, damageOne } from '../support/damagedService.js';
import { numberBelow, randomFrom } from '../support/random.js';
import type { Files } from '../support/sourceFiles.js';
import { readFilesBelow } from './files.js';

const endings: Readonly<Record<LanguageId, readonly string[]>> = {
  arm: ['.json'],
  bicep: ['.bicep', '.bicepparam'],
  terraform: ['.tf'],
};

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, corpus: { type: 'string' } },
  allowPositionals: true,
});
const [language = '', count = '1000'] = positionals;
if (!isLanguage(language)) throw new Error(`Which language? One of: ${Object.keys(endings).join(', ')}`);
void run(language, Number(count), Number(values.seed));

function isLanguage(id: string): id is LanguageId {
  return Object.keys(endings).includes(id);
}

async function run(id: LanguageId, mutants: number, firstSeed: number): Promise<void> {
  const samples = samplesOf(id);
  const total = { findings: 0, actions: 0, edits: 0 };
  let [failures, slowest, slowestSeed] = [0, 0, 0];
  for (let seed = firstSeed; seed < firstSeed + mutants; seed++) {
    const start = performance.now();
    const asked = await tryOne(samples, seed);
    const milliseconds = performance.now() - start;
    if (milliseconds > slowest) [slowest, slowestSeed] = [milliseconds, seed];
    failures += asked ? 0 : 1;
    total.findings += asked?.findings ?? 0;
    total.actions += asked?.actions ?? 0;
    total.edits += asked?.edits ?? 0;
    if ((seed - firstSeed) % 10_000 === 9_999)
      console.log(`${seed - firstSeed + 1} done, ${failures} failed`);
  }
  console.log(`${id}: ${mutants} damaged workspaces of ${samples.length} samples, ${failures} failed`);
  console.log(`  ${total.findings} findings, ${total.actions} code actions, ${total.edits} edits`);
  console.log(`  slowest: ${slowest.toFixed(0)} ms, seed ${slowestSeed}`);
  if (failures > 0) process.exitCode = 1;
}

function samplesOf(id: LanguageId): readonly Files[] {
  if (values.corpus === undefined) return checkedSamples[id];
  const name = id === 'terraform' ? 'main.tf' : id === 'bicep' ? 'main.bicep' : 'azuredeploy.json';
  return readFilesBelow(values.corpus, endings[id])
    .filter(({ text }) => text.length < 20_000 && /network_?securityGroups?\b/i.test(text))
    .map(({ text }) => ({ [name]: text }));
}

async function tryOne(samples: readonly Files[], seed: number) {
  const random = randomFrom(seed);
  const files = samples[numberBelow(random, samples.length)];
  if (!files) return undefined;
  // What hangs can't be reported by itself: the file tells which one it was.
  writeFileSync('dist/tools/fuzz.seed', String(seed));
  try {
    return await askAll(damageOne(files, random), random);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.log(`seed ${seed}: ${text.slice(0, 600)}`);
    return undefined;
  }
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { generateArmTemplate } from './generatedArm.js';
import { generateBicepFiles } from './generatedBicep.js';
import { generateTerraformModule } from './generatedTerraform.js';
import type { Benchmark, Outcome } from './harness.js';
import { Typist } from './typing.js';

const root = 'file:///workspace';
const edits = { warmUp: 1000, all: 10_000 };

/** The most that may be in memory after all edits beyond what was after the first thousand, in MB. */
const mostGrowth = 5;

/** Typing in one file of a workspace of a thousand, all of which have been looked through. */
export const workspaceBenchmark: Benchmark = {
  name: 'workspace',
  async prepare() {
    const texts = workspaceOf(1000);
    const typist = new Typist(`${root}/bicep/main7.bicep`, texts, root);
    await typist.survey();
    return [
      {
        subject: `a keystroke in a workspace of ${texts.size} files`,
        ours: () => typist.type(),
        goal: { milliseconds: 20 },
      },
      { hold: () => holdMemory(typist) },
    ];
  },
};

/** A fifth of the files are templates in JSON, two are Bicep, and two are Terraform in modules of ten files. */
function workspaceOf(count: number): ReadonlyMap<string, string> {
  const fifth = count / 5;
  const arm = Array.from({ length: fifth }, () => generateArmTemplate(2));
  const bicep = generateBicepFiles(2 * fifth);
  const module = generateTerraformModule(10);
  const terraform = Array.from({ length: 2 * fifth }, (_, index) => module[index % 10] ?? '');
  return new Map([
    ...arm.map((text, index) => [`${root}/arm/main${index}.json`, text] as const),
    ...bicep.map((text, index) => [`${root}/bicep/main${index}.bicep`, text] as const),
    ...terraform.map(
      (text, index) => [`${root}/module${Math.floor(index / 10)}/file${index % 10}.tf`, text] as const,
    ),
  ]);
}

async function holdMemory(typist: Typist): Promise<Outcome> {
  for (let edit = 0; edit < edits.warmUp; edit += 1) await typist.type();
  const before = megabytesInUse();
  for (let edit = edits.warmUp; edit < edits.all; edit += 1) await typist.type();
  const after = megabytesInUse();
  const met = after - before <= mostGrowth;
  const goal = `${met ? 'goal met' : 'GOAL MISSED'}: ≤ ${mostGrowth} MB more`;
  const [first, last] = [before.toFixed(1), after.toFixed(1)];
  return {
    lines: [`  memory after ${edits.warmUp} edits: ${first} MB, after ${edits.all}: ${last} MB (${goal})`],
    met,
  };
}

/** What is in use after what isn't any more has been collected. */
function megabytesInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

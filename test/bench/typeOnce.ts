/**
 * `node typeOnce.cjs LANGUAGE`: somebody opens a file of 0.1 MB in this fresh process, where no code is compiled yet, and
 * types. Prints the longest time, in milliseconds, that the service had the thread for itself: at the first answer, and
 * at the keystrokes after it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/vscode/diagnostics/systemClock.js';
import { pauseBetweenTurns } from '../../src/vscode/pauses.js';
import { generateArmTemplate } from './generatedArm.js';
import { generateBicepFile } from './generatedBicep.js';
import { generateTerraformModule } from './generatedTerraform.js';
import { Typist } from './typing.js';

const root = 'file:///workspace';
const keystrokes = 40;
/** Between two keystrokes of somebody who types fast. */
const pauseMilliseconds = 60;

const texts: Readonly<Record<string, () => readonly [name: string, text: string]>> = {
  ARM: () => ['main.json', generateArmTemplate(20)],
  Bicep: () => ['main.bicep', generateBicepFile(11)],
  Terraform: () => ['main.tf', generateTerraformModule(10).join('\n')],
};

/** The longest time between two of the events that a timer causes as often as it can. */
class LongestTurn {
  #last = performance.now();
  #longest = 0;
  readonly #timer = setInterval(() => {
    this.#note();
  }, 1);

  #note(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }

  /** The longest since the last time that this was asked. */
  take(): number {
    this.#note();
    const longest = this.#longest;
    this.#longest = 0;
    return longest;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

async function main(language: string): Promise<void> {
  const [name, text] = texts[language]?.() ?? [];
  if (name === undefined || text === undefined) throw new Error(`There is no sample of ${language}.`);
  const uri = `${root}/${name}`;
  const typist = new Typist(uri, new Map([[uri, text]]), root, pauseBetweenTurns(systemClock));
  const turns = new LongestTurn();
  await sleep(pauseMilliseconds);
  turns.take();
  await typist.type();
  const open = turns.take();
  for (let typed = 0; typed < keystrokes; typed += 1) {
    await sleep(pauseMilliseconds);
    await typist.type();
  }
  const type = turns.take();
  turns.stop();
  console.log(JSON.stringify({ megabytes: text.length / 1e6, open, type }));
}

void main(process.argv[2] ?? '');

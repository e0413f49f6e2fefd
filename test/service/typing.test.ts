import assert from 'node:assert/strict';
import type { LanguageId } from '../../src/languages/language.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { checkedSamples } from '../support/checkedSamples.js';
import { damage } from '../support/damage.js';
import { randomFrom } from '../support/random.js';
import { settled } from '../adapter/fakeClock.js';
import type { Files } from './files.js';
import { serviceOverFiles, uriIn } from './files.js';

/** Enough for a machine that has other things to do; milliseconds. */
const slow = 60_000;

describe('a service that has seen a file before', () => {
  const languages: readonly LanguageId[] = ['arm', 'bicep', 'terraform'];
  for (const language of languages) {
    it(`says of ${language} what one says that sees it for the first time`, async () => {
      for (const files of checkedSamples[language]) await checkTyping(files, 30);
    }).timeout(slow);

    it(`says of ${language} that changes while it works what holds for the text in the end`, async () => {
      for (const files of checkedSamples[language]) await checkChangesInPauses(files, 12);
    }).timeout(slow);
  }
});

/** Changes one file of several in the pauses of the work on it, and compares what is said then. */
async function checkChangesInPauses(files: Files, changes: number): Promise<void> {
  const names = Object.keys(files);
  const texts: Record<string, string> = { ...files };
  for (let seed = 1; seed <= changes; seed += 1) {
    const random = randomFrom(seed);
    const path = names[seed % names.length] ?? '';
    let pauses = 0;
    const service = serviceOverFiles(texts, {}, () => {
      pauses += 1;
      if (pauses % seed !== 0 || pauses > 3 * seed) return undefined;
      return settled().then(() => {
        texts[path] = damage(files[path] ?? '', random);
        service.textChanged(uriIn(path));
      });
    });
    await service.survey(names.map(uriIn), neverCancelled);
    for (const name of names) {
      pauses = 0;
      service.textChanged(uriIn(name));
      const said = await service.diagnose(uriIn(name), neverCancelled);
      assert.deepEqual(
        said,
        await diagnoseAnew(texts, names, name),
        `of ${name} with change ${seed} in ${path}`,
      );
    }
  }
}

/** Changes one file of several again and again, and back, and compares what is said of it. */
async function checkTyping(files: Files, changes: number): Promise<void> {
  const texts: Record<string, string> = { ...files };
  const service = serviceOverFiles(texts);
  for (let seed = 1; seed <= changes; seed += 1) {
    const random = randomFrom(seed);
    const names = Object.keys(files);
    const path = names[seed % names.length] ?? '';
    const original = files[path] ?? '';
    texts[path] = random() < 0.4 ? original : damage(texts[path] ?? original, random);
    service.textChanged(uriIn(path));
    for (const name of names) {
      const said = await service.diagnose(uriIn(name), neverCancelled);
      const anew = await diagnoseAnew(texts, names, name);
      assert.deepEqual(said, anew, `of ${name} after change ${seed} in ${path}`);
    }
  }
}

async function diagnoseAnew(texts: Files, names: readonly string[], name: string): Promise<unknown> {
  const service = serviceOverFiles(texts);
  await service.survey(names.map(uriIn), neverCancelled);
  return service.diagnose(uriIn(name), neverCancelled);
}

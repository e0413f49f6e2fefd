import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { LanguageId } from '../../src/languages/language.js';
import type { LanguageService } from '../../src/service/languageService.js';
import type { CancellationToken } from '../../src/workspace/workspace.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { checkedSamples } from '../support/checkedSamples.js';
import type { Files } from './files.js';
import { serviceOverFiles, uriIn } from './files.js';

/** Is wanted until it was asked a number of times whether it is. */
class Impatient implements CancellationToken {
  constructor(private patience: number) {}

  get isCancellationRequested(): boolean {
    this.patience -= 1;
    return this.patience < 0;
  }
}

const top = { line: 0, character: 0 };
const everywhere = { start: top, end: { line: 999, character: 0 } };

/** All that a service is asked with a token. */
const requests: readonly ((service: LanguageService, uri: string, token: CancellationToken) => unknown)[] = [
  (service, uri, token) => service.diagnose(uri, token),
  (service, uri, token) => service.codeActions(uri, everywhere, { diagnostics: [] }, token),
  (service, uri, token) => service.fixAll([uri], token),
  (service, uri, token) => service.insertRules(uri, top, { vnetType: 'Internal', features: [] }, token),
  (service, uri, token) => service.codeLenses(uri, token),
  (service, uri, token) => service.status(uri, token),
  (service, uri, token) => service.addMissingRules(uri, '', token),
  (service, uri, token) => service.hover(uri, top, token),
  (service, uri, token) => service.completions(uri, { line: 5, character: 0 }, token),
  (service, uri, token) => service.pictures(uri, token),
  (service, uri, token) => service.check([uri], token),
  (service, uri, token) => service.survey([uri], token),
];

describe('a request that is cancelled', () => {
  const languages: readonly LanguageId[] = ['arm', 'bicep', 'terraform'];
  for (const language of languages) {
    it(`is answered, whenever that is, and leaves nothing half done, in ${language}`, async () => {
      for (const files of checkedSamples[language])
        for (const patience of [0, 1, 2, 3, 5, 8, 21]) await checkCancelled(files, patience);
    }).timeout(60_000);
  }
});

/** Cancels each request while all has changed, each for another file, and compares what is said of the file then. */
async function checkCancelled(files: Files, patience: number): Promise<void> {
  const uris = Object.keys(files).map(uriIn);
  const service = serviceOverFiles(files, {}, () => Promise.resolve());
  const said = new Map<string, unknown>();
  await service.survey(uris, neverCancelled);
  for (const uri of uris) said.set(uri, await service.diagnose(uri, neverCancelled));
  for (const [index, request] of requests.entries()) {
    const uri = uris[(index + patience) % uris.length] ?? '';
    for (const each of uris) service.textChanged(each);
    await request(service, uri, new Impatient(patience));
    const after = await service.diagnose(uri, neverCancelled);
    assert.deepEqual(after, said.get(uri), `${String(request)} of ${uri}, cancelled after ${patience}`);
  }
}

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { sameGroups } from './picture/sameGroup.js';

const editorLanguages: Readonly<Record<string, string>> = {
  ARM: 'arm-template',
  Bicep: 'bicep',
  Terraform: 'terraform',
};

/** Terraform itself reads no file of another name. */
const namesOf = (language: string): readonly string[] => [
  'untitled:Untitled-1',
  ...(language === 'Terraform' ? [] : ['file:///repo/network.template']),
];

/** The documents that every safe fix of a text changes, where only the editor tells its language. */
async function mended(uri: string, text: string, editorLanguage: string): Promise<readonly string[]> {
  const service = createLanguageService({
    workspace: {
      roots: ['file:///repo'],
      editorLanguage: (asked) => (asked === uri ? editorLanguage : undefined),
      readText: (asked) => Promise.resolve(asked === uri ? text : undefined),
      readDirectory: () => Promise.resolve([]),
    },
    logger: { warn: () => undefined },
    settings: () => defaultConfiguration,
  });
  const { changes = {} } = await service.fixAll([uri], neverCancelled);
  return Object.keys(changes);
}

describe('a document whose language its name does not tell', () => {
  for (const { language, text } of sameGroups) {
    const editorLanguage = editorLanguages[language];
    if (editorLanguage === undefined) continue;
    for (const uri of namesOf(language)) {
      it(`is mended in ${language}: ${uri}`, async () => {
        assert.deepEqual(await mended(uri, text, editorLanguage), [uri]);
      });
    }
  }
});

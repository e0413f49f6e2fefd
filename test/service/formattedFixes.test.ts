import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { filesAfterEdit, serviceOf, uriOf } from '../support/filesService.js';
import { groupForms } from '../support/forms/index.js';
import { randomRules, randomVnetType } from '../support/randomGroup.js';
import type { Files } from '../support/sourceFiles.js';
import { hasTerraform } from '../support/terraformConsole.js';
import { formattedTexts } from '../support/terraformFormat.js';

const numberOfGroups = 5;

interface Sample {
  readonly what: string;
  readonly files: Files;
}

function samples(): readonly Sample[] {
  const groups = fc.sample(randomRules, numberOfGroups);
  const samplesOfForms = groupForms
    .filter(({ language }) => language === 'terraform')
    .flatMap(({ what, write }) =>
      groups.map((rules, index) => ({ what: `${what}, group ${index}`, files: write(rules) })),
    );
  const formatted = formattedTexts(samplesOfForms.flatMap(({ files }) => nativeTexts(files))).values();
  return samplesOfForms.map(({ what, files }) => ({
    what,
    files: Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        isNative(name) ? (formatted.next().value ?? '') : text,
      ]),
    ),
  }));
}

function isNative(name: string): boolean {
  return !name.endsWith('.json');
}

function nativeTexts(files: Files): readonly string[] {
  return Object.entries(files).flatMap(([name, text]) => (isNative(name) ? [text] : []));
}

/** The files after each fix that is offered, and after all of them that are made unasked. */
async function fixed({ what, files }: Sample, vnetType: 'External' | 'Internal'): Promise<readonly Sample[]> {
  const service = serviceOf(files, { vnetType });
  const uris = Object.keys(files).map(uriOf);
  const { findings } = await service.check(uris, neverCancelled);
  const offered = await Promise.all(
    findings.map(({ uri, range }) => service.codeActions(uri, range, { diagnostics: [] }, neverCancelled)),
  );
  const edits = offered.flat().map(({ title, edit }) => ({ title, edit: edit ?? {} }));
  edits.push({ title: 'fix all', edit: await service.fixAll(uris, neverCancelled) });
  return edits.map(({ title, edit }) => ({
    what: `${what}, ${title}`,
    files: filesAfterEdit(files, edit),
  }));
}

describe('Fixes in Terraform files that terraform fmt leaves alone', () => {
  it('leave files that it takes and leaves alone', async function () {
    if (!hasTerraform()) {
      console.warn('      not run: there is no terraform here');
      this.skip();
    }
    this.timeout(300_000);
    const vnetTypes = fc.sample(randomVnetType, numberOfGroups);
    const after = await Promise.all(
      samples().map((sample, index) => fixed(sample, vnetTypes[index % numberOfGroups] ?? 'External')),
    );
    const results = after.flat();
    const texts = results.flatMap(({ files }) => nativeTexts(files));
    console.info(`      ${results.length} fixes`);
    const formatted = formattedTexts(texts).values();
    for (const { what, files } of results) {
      for (const text of nativeTexts(files)) assert.equal(text, formatted.next().value, what);
    }
  });
});

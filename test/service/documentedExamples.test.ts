import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { readConfiguration } from '../../src/workspace/configurationReader.js';
import { diagnosticCodes } from '../../src/workspace/diagnosticCodes.js';
import { documentedExamples } from '../support/documentedExamples.js';
import { fileAround } from '../support/exampleFiles.js';
import { serviceOverFiles, uriIn } from './files.js';

/** Codes of which no template is an example. */
const withoutExample = ['implicit-rule', 'syntax-error', 'invalid-configuration'];

const all = documentedExamples(readFileSync('docs/rules.md', 'utf8'));
const examples = all.filter(({ code }) => !withoutExample.includes(code));

async function codesOf(code: string, language: string, fragment: string): Promise<readonly string[]> {
  const files = fileAround(code, language, fragment);
  const report = await serviceOverFiles(files).check(Object.keys(files).map(uriIn), neverCancelled);
  return report.findings.map((finding) => finding.code);
}

describe('the examples of docs/rules.md', () => {
  it('are there for each code in each language', () => {
    const languages = (code: string): readonly string[] =>
      code === 'conflicting-resources' ? ['hcl'] : ['jsonc', 'bicep', 'hcl'];
    assert.deepEqual(
      examples.map(({ code, language }) => `${code} ${language}`).toSorted(),
      diagnosticCodes
        .map(({ code }) => code)
        .filter((code) => !withoutExample.includes(code))
        .flatMap((code) => languages(code).map((language) => `${code} ${language}`))
        .toSorted(),
    );
  });

  it('have an entry of the configuration that does not count before, and one that does after', () => {
    const [example] = all.filter(({ code }) => code === 'invalid-configuration');
    const problemsOf = (text = ''): readonly unknown[] =>
      readConfiguration('file:///repo/apim-nsg.json', text).problems;
    assert.equal(problemsOf(example?.before).length, 1);
    assert.deepEqual(problemsOf(example?.after), []);
  });

  for (const { code, language, before, after } of examples) {
    it(`have what they are for before and not after: ${code} in ${language}`, async () => {
      const [first, second] = [await codesOf(code, language, before), await codesOf(code, language, after)];
      assert.ok(
        first.includes(code),
        `before: ${first.join(', ')} of\n${JSON.stringify(fileAround(code, language, before))}`,
      );
      assert.ok(!second.includes(code), `after: ${second.join(', ')} of\n${after}`);
      assert.deepEqual(
        [...first, ...second].filter((each) => each === 'syntax-error'),
        [],
      );
    });
  }
});

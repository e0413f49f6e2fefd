import assert from 'node:assert/strict';
import type { Log, Result, Run } from 'sarif';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { sarifReporter } from '../../../src/cli/reporters/sarif.js';
import { documentationOf } from '../../../src/service/diagnostics.js';
import { diagnosticCodes } from '../../../src/workspace/diagnosticCodes.js';
import { sarifMistakes } from '../../support/sarifSchema.js';
import { example, placesIn } from '../support/outcomes.js';

function runOf({ outcome, context }: ReturnType<typeof example>): Run & { results: Result[] } {
  const log = JSON.parse(sarifReporter(outcome, context)) as Log;
  assert.equal(log.version, '2.1.0');
  assert.deepEqual(sarifMistakes(log), []);
  const [run, ...others] = log.runs;
  assert.deepEqual(others, []);
  assert.ok(run?.results);
  return { ...run, results: run.results };
}

function fingerprintsOf(text: string): readonly unknown[] {
  const { results } = runOf(
    example(
      { 'main.tf': text },
      [...text.matchAll(/«/g)].map(() => ({})),
    ),
  );
  return results.map((result) => result.partialFingerprints);
}

describe('the schema of SARIF', () => {
  it('finds what a log may not have or lacks', () => {
    const log = { version: '2.1.0', runs: [{ results: [{ level: 'information' }] }] };
    const mistakes = sarifMistakes(log);
    assert.ok(mistakes.includes("/runs/0: must have required property 'tool'"), mistakes.join('\n'));
    assert.ok(mistakes.some((mistake) => mistake.startsWith('/runs/0/results/0/level: ')));
  });
});

describe('the report as SARIF', () => {
  it('describes every code, with its page', () => {
    const { tool } = runOf(example({ 'a.tf': '' }));
    assert.equal(tool.driver.semanticVersion, '1.2.3');
    assert.deepEqual(
      tool.driver.rules?.map((rule) => [rule.id, rule.helpUri]),
      diagnosticCodes.map(({ code }) => [code, documentationOf(code)]),
    );
  });

  it('says where a finding is, and what is related', () => {
    const files = { 'a dir/a.tf': '\n  «aä»', 'b.tf': '«b»' };
    const related = placesIn(files)
      .slice(1)
      .map((place) => ({ ...place, message: 'the deny' }));
    const run = runOf(example({ 'a%20dir/a.tf': files['a dir/a.tf'], 'b.tf': 'b' }, [{ related }]));
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.deepEqual(run.originalUriBaseIds, { SRCROOT: { uri: 'file:///work%20dir/' } });
    const [result] = run.results;
    assert.equal(result?.ruleId, 'missing-rule');
    assert.equal(result.ruleIndex, 0);
    assert.deepEqual(result.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20dir/a.tf', uriBaseId: 'SRCROOT' },
          region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 5 },
        },
      },
    ]);
    assert.deepEqual(result.relatedLocations, [
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: 'b.tf', uriBaseId: 'SRCROOT' },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
        },
        message: { text: 'the deny' },
      },
    ]);
  });

  it('has the whole URI of a file outside of the working directory', () => {
    const { results } = runOf(example({ 'a.tf': '«a»' }, [{ uri: 'file:///other/b.tf' }]));
    assert.deepEqual(results[0]?.locations?.[0]?.physicalLocation?.artifactLocation, {
      uri: 'file:///other/b.tf',
    });
  });

  it('has notes for what is less than a warning', () => {
    const severities = [
      DiagnosticSeverity.Error,
      DiagnosticSeverity.Warning,
      DiagnosticSeverity.Information,
      DiagnosticSeverity.Hint,
    ];
    const { results } = runOf(
      example(
        { 'a.tf': '«a»«b»«c»«d»' },
        severities.map((severity) => ({ severity })),
      ),
    );
    assert.deepEqual(
      results.map(({ level }) => level),
      ['error', 'warning', 'note', 'note'],
    );
  });

  it('knows a finding again when lines move', () => {
    assert.deepEqual(fingerprintsOf('name = «a»'), fingerprintsOf('\n\n    name = «a»'));
  });

  it('tells findings apart, equal ones by their order', () => {
    const fingerprints = fingerprintsOf('«a»\n«b»\n«a»').map((each) => JSON.stringify(each));
    assert.equal(new Set(fingerprints).size, 3);
  });
});

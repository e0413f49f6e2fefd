import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { CodeAction } from 'vscode-languageserver-types';
import type { VirtualNetworkType } from '../../src/azure/profiles.js';
import type { LanguageService, ReportedFinding } from '../../src/service/languageService.js';
import { languages } from '../../src/service/languages.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { filesAfterEdit, serviceOf, uriOf } from '../support/filesService.js';
import { groupForms } from '../support/forms/index.js';
import { randomRules, randomVnetType } from '../support/randomGroup.js';
import type { Files } from '../support/sourceFiles.js';
import { rulesOf } from '../support/writtenRules.js';

/** How a form is written besides: most are as a person would, with two spaces. */
const styles = fc.record({
  indent: fc.constantFrom('  ', '  ', '    ', '\t'),
  lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
});

function inStyle(files: Files, { indent, lineEnd }: { indent: string; lineEnd: string }): Files {
  const write = (text: string): string =>
    text.replace(/^(?: {2})+/gm, (margin) => indent.repeat(margin.length / 2)).replaceAll('\n', lineEnd);
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, write(text)]));
}

interface Open {
  readonly files: Files;
  readonly service: LanguageService;
  readonly findings: readonly ReportedFinding[];
}

async function open(files: Files, vnetType: VirtualNetworkType): Promise<Open> {
  const service = serviceOf(files, { vnetType });
  const { findings } = await service.check(Object.keys(files).map(uriOf), neverCancelled);
  return { files, service, findings };
}

/** What a finding is about, without the words that change with the rules around. */
function keyOf({ code, requirement, message }: ReportedFinding): string {
  return requirement === undefined
    ? `${code} ${/'[^']*'/.exec(message)?.[0] ?? ''}`
    : `${code} ${requirement}`;
}

/** A rule of nothing but traffic that a needed rule now takes before it has none left: it is shadowed, rightly. */
function isOutrun(key: string): boolean {
  return key.startsWith('shadowed-rule ');
}

async function actionsFor({ service }: Open, finding: ReportedFinding): Promise<readonly CodeAction[]> {
  const actions = await service.codeActions(finding.uri, finding.range, { diagnostics: [] }, neverCancelled);
  return actions.filter((action) =>
    action.diagnostics?.some(
      ({ message, range }) => message === finding.message && range.start.line === finding.range.start.line,
    ),
  );
}

function problemsIn(files: Files): number {
  const outlines = Object.entries(files).map(([name, text]) =>
    languages.find((language) => language.claims(uriOf(name)))?.outline({ uri: uriOf(name), text }),
  );
  return outlines.reduce((sum, outline) => sum + (outline?.problems.length ?? 0), 0);
}

/** Asserts that rules which a fix does not name have at most moved to make place. */
function checkOtherRules(before: Files, after: Files, { title }: CodeAction): void {
  const left = rulesOf(after);
  for (const [name, rule] of rulesOf(before)) {
    if (title.includes(`'${name}'`)) continue;
    assert.equal(left.get(name)?.withoutPriority, rule.withoutPriority, `${title} changes '${name}'`);
  }
}

async function checkAction(
  opened: Open,
  finding: ReportedFinding,
  action: CodeAction,
  vnetType: VirtualNetworkType,
): Promise<void> {
  const files = filesAfterEdit(opened.files, action.edit ?? {});
  assert.equal(problemsIn(files), problemsIn(opened.files), `${action.title}: it does not parse any more`);
  checkOtherRules(opened.files, files, action);
  const after = await open(files, vnetType);
  const left = after.findings.map(keyOf);
  assert.ok(!left.includes(keyOf(finding)), `${action.title}: ${keyOf(finding)} stays`);
  const keys = new Set(opened.findings.map(keyOf));
  const added = left.filter((key) => !keys.has(key) && !isOutrun(key));
  assert.deepEqual(added, [], action.title);
}

/** Enough for a machine that has other things to do; milliseconds. */
const slow = 120_000;

const given = { numRuns: 8 };

for (const { what, write, computesRules } of groupForms) {
  describe(`fixes of rules that are ${what}`, () => {
    it('make their finding go away, bring up no new one, and leave other rules alone', async () => {
      await fc.assert(
        fc.asyncProperty(randomRules, randomVnetType, styles, async (rules, vnetType, style) => {
          const opened = await open(inStyle(write(rules), style), vnetType);
          for (const finding of opened.findings) {
            const actions = await actionsFor(opened, finding);
            const mends = actions.some(({ title }) => !title.startsWith('Disable '));
            assert.ok(!finding.fixable || mends, `nothing mends ${keyOf(finding)}`);
            for (const action of actions) await checkAction(opened, finding, action, vnetType);
          }
        }),
        given,
      );
    }).timeout(slow);

    it('made all together leave nothing that could be fixed unasked', async () => {
      await fc.assert(
        fc.asyncProperty(randomRules, randomVnetType, styles, async (rules, vnetType, style) => {
          const before = await open(inStyle(write(rules), style), vnetType);
          const uris = Object.keys(before.files).map(uriOf);
          const files = filesAfterEdit(before.files, await before.service.fixAll(uris, neverCancelled));
          const after = await open(files, vnetType);
          assert.deepEqual(await after.service.fixAll(uris, neverCancelled), { changes: {} });
          assert.equal(problemsIn(files), 0);
          // A hint says that the service may do without.
          const left = after.findings.filter(({ severity }) => severity < 4).map(({ code }) => code);
          for (const text of Object.values(files)) {
            assert.equal(text.replaceAll('\n', style.lineEnd).replaceAll('\r\r', '\r'), text);
          }
          // No example shows what a rule looks like among the data of a loop.
          if (rules.length === 0 && computesRules) return;
          assert.ok(!left.includes('missing-rule') && !left.includes('blocked-rule'), left.join(', '));
        }),
        given,
      );
    }).timeout(slow);
  });
}

/**
 * `npm run compare -- FOLDER [--show NUMBER]`: for every Bicep file below a folder that has the template compiled from it
 * beside it (`NAME.json` or `azuredeploy.json`), compares what is said of both: the names of the NSGs, their rules, what
 * becomes of each requirement of API Management, and all findings, as the NSGs are checked and as if each were checked
 * for External mode. Prints the counts and the first differences; ends with 1 where there is one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { armLanguage } from '../../src/languages/arm/index.js';
import { bicepLanguage } from '../../src/languages/bicep/index.js';
import type { Finding } from '../../src/checks/findings.js';
import { displayText, interpretRule } from '../../src/languages/interpret.js';
import type { Language, SourceFile, SourceFiles } from '../../src/languages/language.js';
import type { CheckedUnit } from '../../src/service/groups.js';
import { allFindings, checkUnit } from '../../src/service/groups.js';
import { severityOf } from '../../src/service/diagnostics.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import type { GivenDirective } from '../../src/workspace/directives.js';
import { finish } from '../../src/languages/steps.js';
import { oneFolder } from './files.js';

const { values, positionals } = parseArgs({
  options: { show: { type: 'string', default: '10' } },
  allowPositionals: true,
});
const folder = oneFolder(positionals, 'npm run compare');

/** What is on disk; nothing is listed, so that files of parameters don't count on one side only. */
function filesOnDisk(): SourceFiles {
  const read = new Map<string, SourceFile | undefined>();
  return {
    read: (uri) => {
      if (!read.has(uri)) read.set(uri, readFile(uri));
      return read.get(uri);
    },
    list: () => [],
    isOutside: () => false,
  };
}

function readFile(uri: string): SourceFile | undefined {
  const path = fileURLToPath(uri);
  return existsSync(path) ? { uri, text: readFileSync(path, 'utf8') } : undefined;
}

const external: GivenDirective = {
  directive: { kind: 'check', vnetType: 'External', profile: undefined },
  by: 'configuration',
  origin: undefined,
};

/** What is compared of a file. */
interface Said {
  readonly groups: readonly string[];
  readonly findings: readonly string[];
}

function saidOf(path: string, language: Language): Said {
  const unit = pathToFileURL(path).href;
  const files = filesOnDisk();
  const analyzed = {
    language,
    unit,
    analysis: finish(language.analyze(unit, files)),
    dependencies: new Set<string>(),
  };
  const check = (directive: GivenDirective | undefined): CheckedUnit =>
    finish(checkUnit(analyzed, files, () => ({ configuration: defaultConfiguration, directive })));
  const [asWritten, asExternal] = [check(undefined), check(external)];
  const findings = [...new Set([...allFindings(asWritten), ...allFindings(asExternal)].map(lineOfFinding))];
  const groups = [...groupLines(asWritten), ...groupLines(asExternal)];
  return { groups: groups.sort(), findings: findings.sort() };
}

/** A line for each NSG, with its rules and requirements. */
function groupLines({ groups }: CheckedUnit): readonly string[] {
  return groups.map(({ judged: { group, checked, vnetType, assessments } }) => {
    const statuses = assessments.map(({ requirement, status }) => `${requirement.id}=${status}`);
    const rules = group.rules.map(interpretRule);
    const named = rules.map(
      ({ name, priority }) => `${name}@${typeof priority === 'number' ? priority : '?'}`,
    );
    const open = group.openRules ? ' and more' : '';
    const as = `${checked} ${vnetType ?? 'unknown'}`;
    return `${displayText(group.name)} (${as}): ${named.sort().join(' ')}${open} | ${statuses.join(' ')}`;
  });
}

function lineOfFinding(finding: Finding): string {
  const { code, group, requirement, message } = finding;
  const name = group ? displayText(group.group.name) : '';
  return `${severityOf(finding) ?? 'off'} ${code} ${requirement ?? ''} ${name}: ${message}`;
}

/** The template that is compiled from a file: of the same name, or with `main.bicep` of the quickstarts' name. */
function compiledOf(bicep: string): string | undefined {
  const name = basename(bicep, '.bicep');
  return [`${name}.json`, ...(name === 'main' ? ['azuredeploy.json'] : [])]
    .map((candidate) => join(dirname(bicep), candidate))
    .find((path) => existsSync(path) && readFileSync(path, 'utf8').includes('"_generator"'));
}

const count = { pairs: 0, withGroups: 0, groups: 0, findings: 0, different: 0 };
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!name.endsWith('.bicep')) continue;
  const bicep = resolve(folder, name);
  const compiled = compiledOf(bicep);
  if (compiled === undefined) continue;
  count.pairs += 1;
  const [ours, theirs] = [saidOf(bicep, bicepLanguage), saidOf(compiled, armLanguage)];
  if (ours.groups.length + theirs.groups.length === 0) continue;
  count.withGroups += 1;
  count.groups += theirs.groups.length / 2;
  count.findings += theirs.findings.length;
  const differences = [...differ(ours.groups, theirs.groups), ...differ(ours.findings, theirs.findings)];
  if (differences.length === 0) continue;
  count.different += 1;
  if (count.different > Number(values.show)) continue;
  console.log([`${name}:`, ...differences].join('\n'));
}
const { pairs, withGroups, groups, findings, different } = count;
console.log(
  `${pairs} pairs, ${withGroups} with NSGs (${groups}, ${findings} findings), ${different} of them differ`,
);
process.exitCode = different > 0 ? 1 : 0;

/** The lines that are in one list and not in the other, each as often as it is. */
function differ(ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const [onlyOurs, onlyTheirs] = [without(ours, theirs), without(theirs, ours)];
  return [
    ...onlyTheirs.map((line) => `  compiled only: ${line}`),
    ...onlyOurs.map((line) => `  Bicep only:    ${line}`),
  ];
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/**
 * `npm run compare -- FOLDER [--show NUMBER]`: for every Bicep file below a folder that has the template compiled from it
 * beside it (`main.json` or `azuredeploy.json`), reads the NSGs of both and compares their names, their rules, and
 * what becomes of each requirement of API Management. Prints the counts and the first differences; ends with 1 where
 * there is one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { assess, lanesOf } from '../../src/azure/assess.js';
import { classicProfile, requirementsOf } from '../../src/azure/profiles.js';
import { armLanguage } from '../../src/languages/arm/index.js';
import { bicepLanguage } from '../../src/languages/bicep/index.js';
import type { NetworkSecurityGroup } from '../../src/languages/declarations.js';
import { displayText, interpretRule } from '../../src/languages/interpret.js';
import type { Language, SourceFile, SourceFiles } from '../../src/languages/language.js';

const { values, positionals } = parseArgs({
  options: { show: { type: 'string', default: '10' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Which folder? npm run compare -- FOLDER');

const requirements = requirementsOf(classicProfile('External'), []);

/** What is on disk; nothing is listed, so that files of parameters don't count on one side only. */
function filesOnDisk(): SourceFiles {
  const read = new Map<string, SourceFile | undefined>();
  return {
    read: (uri) => {
      if (!read.has(uri)) read.set(uri, readFile(uri));
      return read.get(uri);
    },
    list: () => [],
  };
}

function readFile(uri: string): SourceFile | undefined {
  const path = fileURLToPath(uri);
  return existsSync(path) ? { uri, text: readFileSync(path, 'utf8') } : undefined;
}

/** A line for each NSG, with all that is compared. */
function groupsIn(path: string, language: Language): readonly string[] {
  const { declarations } = language.analyze(pathToFileURL(path).href, filesOnDisk());
  return declarations
    .filter((one) => one.kind === 'networkSecurityGroup')
    .map(lineOf)
    .sort();
}

function lineOf(group: NetworkSecurityGroup): string {
  const rules = group.rules.map(interpretRule);
  const lanes = lanesOf({ rules, open: group.openRules }, undefined);
  const statuses = requirements.map(
    (requirement) => `${requirement.id}=${assess(lanes, requirement).status}`,
  );
  const named = rules.map(({ name, priority }) => `${name}@${typeof priority === 'number' ? priority : '?'}`);
  const open = group.openRules ? ' and more' : '';
  return `${displayText(group.name)}: ${named.sort().join(' ')}${open} | ${statuses.join(' ')}`;
}

function compiledOf(bicep: string): string | undefined {
  return ['main.json', 'azuredeploy.json']
    .map((name) => join(dirname(bicep), name))
    .find((path) => existsSync(path) && readFileSync(path, 'utf8').includes('"_generator"'));
}

let [pairs, withGroups, groups, different] = [0, 0, 0, 0];
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!/(?:^|[\\/])main\.bicep$/.test(name)) continue;
  const bicep = resolve(folder, name);
  const compiled = compiledOf(bicep);
  if (compiled === undefined) continue;
  pairs += 1;
  const [ours, theirs] = [groupsIn(bicep, bicepLanguage), groupsIn(compiled, armLanguage)];
  if (ours.length + theirs.length === 0) continue;
  withGroups += 1;
  groups += theirs.length;
  if (ours.join('\n') === theirs.join('\n')) continue;
  different += 1;
  if (different > Number(values.show)) continue;
  console.log(`${name}:`);
  for (const line of theirs.filter((one) => !ours.includes(one))) console.log(`  compiled only: ${line}`);
  for (const line of ours.filter((one) => !theirs.includes(one))) console.log(`  Bicep only:    ${line}`);
}
console.log(`${pairs} pairs, ${withGroups} with NSGs (${groups}), ${different} of them differ`);
process.exitCode = different > 0 ? 1 : 0;

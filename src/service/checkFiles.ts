import type { Finding } from '../checks/findings.js';
import { suppress } from '../checks/suppress.js';
import type { Comment, Language } from '../languages/language.js';
import type { AnalyzedUnit, Project } from '../workspace/project.js';
import { outermostUnits } from '../workspace/project.js';
import type { CancellationToken } from '../workspace/workspace.js';
import type { Analyzer } from './analyzer.js';
import { uniqueFindings } from './analyzer.js';
import { reportConfiguration } from './configurationProblems.js';
import { isConfigurationFile } from '../workspace/configurationFileName.js';
import { allFindings } from './groups.js';
import type { CheckedGroup, CheckReport, ReportedFinding } from './languageService.js';
import { reportFinding, reportGroup, reportSyntaxProblems } from './report.js';

/** Checks many files at once. Modules are judged in the context of the files that call them. */
export async function checkFiles(
  analyzer: Analyzer,
  uris: readonly string[],
  token: CancellationToken,
  onProgress: ((done: number, total: number) => void) | undefined,
): Promise<CheckReport> {
  const { project, configurations } = analyzer;
  await project.refresh(token);
  await loadFiles(project, uris, token);
  const units = new Map<string, AnalyzedUnit>();
  const mereSubnets = new Map<string, Language>();
  const files: string[] = [];
  for (const [index, uri] of uris.entries()) {
    if (token.isCancellationRequested) break;
    onProgress?.(index, uris.length);
    const language = isConfigurationFile(uri) ? undefined : project.languageOf(uri);
    const file = language && (await project.file(uri, token));
    await configurations.load(uri);
    if (!file || configurations.excludes(uri)) continue;
    files.push(uri);
    if (!language.mayMatter(file.text)) continue;
    const unit = language.unitOf(uri);
    if (units.has(unit) || mereSubnets.has(unit)) continue;
    if (await project.declaresMereSubnets(language, unit, token)) mereSubnets.set(unit, language);
    else {
      const analyzed = await project.analyze(language, unit, token);
      if (analyzed) units.set(unit, analyzed);
    }
  }
  // Of subnets that nobody refers to there is nothing to be said, and a tree may have many modules of no more.
  const referredTo = [...mereSubnets].filter(([unit]) => analyzer.mayBeReferredTo(unit));
  for (const [unit, language] of referredTo) {
    const analyzed = await project.analyze(language, unit, token);
    if (analyzed) units.set(unit, analyzed);
  }
  onProgress?.(files.length, uris.length);
  const checking = outermostUnits([...units.values()]).map((unit) => analyzer.check(unit, token));
  const checked = (await Promise.all(checking)).filter((unit) => unit !== undefined);
  const languages = new Map(
    checked.flatMap(({ unit, groups: own }) => own.map(({ judged }) => [judged, unit.language])),
  );
  const findings = suppressInFiles(analyzer, files, uniqueFindings(checked.flatMap(allFindings)));
  const reported = [
    ...reportSyntaxProblems(files, analyzer),
    ...findings.flatMap(
      (finding) => reportFinding(finding, project.files, (group) => languages.get(group)) ?? [],
    ),
  ];
  return {
    files: files.length,
    networkSecurityGroups: uniqueGroups(
      checked.flatMap(({ unit, groups }) =>
        groups.flatMap(({ judged }) => reportGroup(judged, unit.unit, project.files) ?? []),
      ),
    ).filter(({ uri }) => !configurations.excludes(uri)),
    findings: [
      ...configurationFindings(analyzer, uris),
      ...reported.filter(({ uri }) => !configurations.excludes(uri)),
    ],
  };
}

/** Loads files before the first is analysed: those of a module are analysed together, once where all are there. */
async function loadFiles(project: Project, uris: readonly string[], token: CancellationToken): Promise<void> {
  for (const uri of uris) {
    if (token.isCancellationRequested) return;
    if (!isConfigurationFile(uri) && project.languageOf(uri)) await project.file(uri, token);
  }
}

/** Groups without those of which the same is said, whatever deploys them: a file with several files of parameters. */
function uniqueGroups(groups: readonly CheckedGroup[]): readonly CheckedGroup[] {
  const byPlace = new Map<string, CheckedGroup[]>();
  for (const group of groups) {
    const place = `${group.uri} ${group.range.start.line} ${group.range.start.character}`;
    const same = byPlace.get(place);
    if (same) same.push(group);
    else byPlace.set(place, [group]);
  }
  // To compare them is dear, and in most places there is one.
  return [...byPlace.values()].flatMap((same) =>
    same.length === 1
      ? same
      : [...new Map(same.map((group) => [JSON.stringify({ ...group, deployment: '' }), group])).values()],
  );
}

/** Findings without those that the comments of their file switch off, with what is to be said of the comments. */
function suppressInFiles(
  { project, configurations }: Analyzer,
  files: readonly string[],
  findings: readonly Finding[],
): readonly Finding[] {
  const byFile = new Map<string, Finding[]>(files.map((uri) => [uri, []]));
  for (const finding of findings) {
    const { uri } = finding.origin;
    const same = byFile.get(uri);
    if (same) same.push(finding);
    else byFile.set(uri, [finding]);
  }
  return [...byFile].flatMap(([uri, own]) => {
    const file = project.files.read(uri);
    const language = project.languageOf(uri);
    if (!file || !language?.mayMatter(file.text)) return own;
    const comments = (): readonly Comment[] => language.outline(file).comments;
    return suppress({ ...file, comments, configuration: configurations.of(uri) }, own);
  });
}

/** The mistakes of every configuration file that counts for one of these files. */
function configurationFindings(
  { configurations }: Analyzer,
  uris: readonly string[],
): readonly ReportedFinding[] {
  const files = new Set(uris.flatMap((uri) => configurations.fileOf(uri) ?? []));
  return [...files].flatMap(reportConfiguration);
}

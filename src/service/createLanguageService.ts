import type { AnalyzedUnit } from '../workspace/project.js';
import type { CancellationToken } from '../workspace/workspace.js';
import { fixAllKind, isWanted, quickFixes } from './actions.js';
import { Analyzer, findingsIn, uniqueFindings } from './analyzer.js';
import { toDiagnostic } from './diagnostics.js';
import { toWorkspaceEdit } from './edits.js';
import { insertRules } from './insertRules.js';
import type { CheckReport, LanguageService, LanguageServiceHost } from './languageService.js';
import { languages } from './languages.js';
import { mendFiles } from './mending.js';
import { reportFinding, reportGroup, reportSyntaxProblems } from './report.js';

/** Makes the language service over what a host gives: the composition root. */
export function createLanguageService(host: LanguageServiceHost): LanguageService {
  const analyzer = new Analyzer(host, host.workspace, languages);
  const { project } = analyzer;

  return {
    concerns: (uri, editorLanguage, text) =>
      project.languageOf(uri, editorLanguage)?.mayMatter(text) ?? false,

    async diagnose(uri, token) {
      const judged = await analyzer.judge(uri, token);
      return judged
        ? findingsIn(judged).flatMap((finding) => toDiagnostic(finding, project.files) ?? [])
        : [];
    },

    async codeActions(uri, range, context, token) {
      if (isWanted(context, fixAllKind)) {
        const { changes = {} } = toWorkspaceEdit(
          await mendFiles(host, languages, [uri], token),
          project.files,
        );
        if (Object.keys(changes).length === 0) return [];
        return [{ title: 'Fix all API Management NSG rules', kind: fixAllKind, edit: { changes } }];
      }
      const judged = await analyzer.judge(uri, token);
      return judged && !token.isCancellationRequested ? quickFixes(judged, range, project.files) : [];
    },

    async fixAll(uris, token) {
      const edits = await mendFiles(host, languages, uris, token);
      await Promise.all(edits.map((edit) => project.file(edit.uri, token)));
      return toWorkspaceEdit(edits, project.files);
    },

    async insertRules(uri, position, options, token) {
      const language = project.languageOf(uri);
      const file = language && (await project.file(uri, token));
      if (!file) return { kind: 'nothing', reason: 'This file is no ARM template, Bicep or Terraform file.' };
      const judged = await analyzer.judge(uri, token);
      return insertRules(language, file, position, options, judged, project.files, host.settings(uri));
    },

    check: (uris, token, onProgress) => checkFiles(analyzer, uris, token, onProgress),

    fileChanged: (uri) => {
      project.changed(uri);
    },

    settingsChanged: () => {
      analyzer.settingsChanged();
    },
  };
}

async function checkFiles(
  analyzer: Analyzer,
  uris: readonly string[],
  token: CancellationToken,
  onProgress: ((done: number, total: number) => void) | undefined,
): Promise<CheckReport> {
  const { project } = analyzer;
  const units = new Map<string, AnalyzedUnit>();
  const files: string[] = [];
  for (const [index, uri] of uris.entries()) {
    if (token.isCancellationRequested) break;
    onProgress?.(index, uris.length);
    const language = project.languageOf(uri);
    const file = language && (await project.file(uri, token));
    if (!file) continue;
    files.push(uri);
    if (!language.mayMatter(file.text)) continue;
    const analyzed = await project.analyze(language, language.unitOf(uri), token);
    if (analyzed) units.set(analyzed.unit, analyzed);
  }
  onProgress?.(files.length, uris.length);
  const groups = outermost([...units.values()]).flatMap((unit) => analyzer.check(unit).groups);
  const findings = uniqueFindings(groups.flatMap((group) => group.findings));
  return {
    files: files.length,
    networkSecurityGroups: groups.flatMap(({ judged }) => reportGroup(judged, project.files) ?? []),
    findings: [
      ...reportSyntaxProblems(files, project),
      ...findings.flatMap((finding) => reportFinding(finding, project.files) ?? []),
    ],
  };
}

/** The units that no other calls: what the called ones declare is part of those. */
function outermost(units: readonly AnalyzedUnit[]): readonly AnalyzedUnit[] {
  const called = new Set(
    units.flatMap(({ unit, analysis }) => analysis.calledUnits.filter((other) => other !== unit)),
  );
  const outer = units.filter(({ unit }) => !called.has(unit));
  return outer.length > 0 ? outer : units;
}

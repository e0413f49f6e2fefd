import type { CheckedGroup, ReportedFinding } from '../../service/languageService.js';
import type { ReportContext, Reporter } from './reporter.js';
import { severityName } from './reporter.js';

/** Grows when a property is renamed, removed or changes its meaning; not when one is added. */
const schemaVersion = 1;

/** The outcome for programs: docs/command-line.md describes the properties. */
export const jsonReporter: Reporter = (outcome, context) => {
  const report = {
    schemaVersion,
    files: outcome.files,
    durationMs: outcome.durationMs,
    networkSecurityGroups: outcome.networkSecurityGroups.map((group) => groupOf(group, context)),
    diagnostics: outcome.findings.map((finding) => diagnosticOf(finding, context)),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
};

function groupOf(group: CheckedGroup, context: ReportContext): object {
  return {
    file: context.pathOf(group.uri),
    range: group.range,
    name: group.name,
    symbol: group.symbol ?? null,
    checked: group.checked,
    service: group.service ?? null,
    links: group.links.map((link) =>
      link.map(({ kind, name, uri, range }) => ({ kind, name, file: context.pathOf(uri), range })),
    ),
    profile: group.profile ?? null,
    vnetType: group.vnetType,
    requirements: group.requirements,
  };
}

function diagnosticOf(finding: ReportedFinding, context: ReportContext): object {
  return {
    file: context.pathOf(finding.uri),
    range: finding.range,
    severity: severityName(finding.severity),
    code: finding.code,
    message: finding.message,
    networkSecurityGroup: finding.networkSecurityGroup ?? null,
    requirement: finding.requirement ?? null,
    fixable: finding.fixable,
  };
}

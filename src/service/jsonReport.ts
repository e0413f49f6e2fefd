import type { CheckedGroup, ReportedFinding } from './languageService.js';
import { severityName } from './reportOrder.js';

/** What a check found, in the order in which it is shown. */
export interface CheckOutcome {
  readonly files: number;
  readonly networkSecurityGroups: readonly CheckedGroup[];
  readonly findings: readonly ReportedFinding[];
  readonly durationMs: number;
}

/** A file as the report names it. */
export type PathOf = (uri: string) => string;

/** Grows when a property is renamed, removed or changes its meaning; not when one is added. */
const schemaVersion = 1;

/** The outcome for programs and agents, as JSON can write it: docs/command-line.md describes the properties. */
export function jsonReport(outcome: CheckOutcome, pathOf: PathOf): object {
  return {
    schemaVersion,
    files: outcome.files,
    durationMs: outcome.durationMs,
    networkSecurityGroups: outcome.networkSecurityGroups.map((group) => groupOf(group, pathOf)),
    diagnostics: outcome.findings.map((finding) => diagnosticOf(finding, pathOf)),
  };
}

function groupOf(group: CheckedGroup, pathOf: PathOf): object {
  return {
    file: pathOf(group.uri),
    range: group.range,
    name: group.name,
    symbol: group.symbol ?? null,
    deployment: pathOf(group.deployment),
    checked: group.checked,
    service: group.service ?? null,
    links: group.links.map((link) =>
      link.map(({ kind, name, uri, range }) => ({ kind, name, file: pathOf(uri), range })),
    ),
    profile: group.profile ?? null,
    vnetType: group.vnetType,
    requirements: group.requirements,
    rules: group.rules,
  };
}

function diagnosticOf(finding: ReportedFinding, pathOf: PathOf): object {
  return {
    file: pathOf(finding.uri),
    range: finding.range,
    severity: severityName(finding.severity),
    code: finding.code,
    message: finding.message,
    networkSecurityGroup: finding.networkSecurityGroup ?? null,
    requirement: finding.requirement ?? null,
    fixable: finding.fixable,
  };
}

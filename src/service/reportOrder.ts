import type { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Severity } from '../workspace/configuration.js';
import type { CheckedGroup, ReportedFinding } from './languageService.js';

const severityNames: Readonly<Record<DiagnosticSeverity, Severity>> = {
  1: 'error',
  2: 'warning',
  3: 'information',
  4: 'hint',
};

export function severityName(severity: DiagnosticSeverity): Severity {
  return severityNames[severity];
}

/** Files by path, then places from top to bottom, then what is worst first. */
export function sortFindings(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  return [...findings].sort(
    (left, right) =>
      compareText(left.uri, right.uri) ||
      left.range.start.line - right.range.start.line ||
      left.range.start.character - right.range.start.character ||
      left.severity - right.severity ||
      compareText(left.code, right.code),
  );
}

export function sortGroups(groups: readonly CheckedGroup[]): readonly CheckedGroup[] {
  return [...groups].sort(
    (left, right) =>
      compareText(left.uri, right.uri) ||
      left.range.start.line - right.range.start.line ||
      left.range.start.character - right.range.start.character,
  );
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

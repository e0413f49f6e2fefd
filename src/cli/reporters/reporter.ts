import type { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { CheckedGroup, ReportedFinding } from '../../service/languageService.js';
import type { Severity } from '../../workspace/configuration.js';

/** What a check found, in the order in which it is shown. */
export interface CheckOutcome {
  readonly files: number;
  readonly networkSecurityGroups: readonly CheckedGroup[];
  readonly findings: readonly ReportedFinding[];
  readonly durationMs: number;
}

/** What a reporter needs beside the outcome. */
export interface ReportContext {
  /** A file as it is shown, for most formats relative to the working directory. */
  readonly pathOf: (uri: string) => string;
  /** A file as GitHub's annotations name it. */
  readonly checkoutPathOf: (uri: string) => string;
  /** The working directory as a URI, without a slash at the end. */
  readonly directoryUri: string;
  /** The lines of a file that was checked; none for one that is gone. */
  readonly linesOf: (uri: string) => readonly string[];
  readonly colors: boolean;
  readonly columns: number | undefined;
  /** Whether a person wants findings only, and nothing when there are none. */
  readonly quiet: boolean;
  readonly version: string;
}

/** Turns an outcome into all that is printed on standard output. */
export type Reporter = (outcome: CheckOutcome, context: ReportContext) => string;

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

import * as vscode from 'vscode';
import type { CheckReport, ReportedFinding } from '../../service/languageService.js';

/** What a check of the workspace came to, in a sentence or two. */
export function summaryOf(report: CheckReport): string {
  const groups = report.networkSecurityGroups.filter(({ checked }) => checked !== 'no').length;
  if (groups === 0 && report.findings.length === 0) {
    return vscode.l10n.t('No network security group of API Management was found in {0} files.', report.files);
  }
  const checked = vscode.l10n.t(
    'Network security groups of API Management: {0}, in {1} files checked.',
    groups,
    report.files,
  );
  return `${checked} ${findingsOf(report.findings)}`;
}

function findingsOf(findings: readonly ReportedFinding[]): string {
  if (findings.length === 0) return vscode.l10n.t('No findings.');
  const count = (severity: number) => findings.filter((finding) => finding.severity === severity).length;
  return vscode.l10n.t(
    'Errors: {0}, warnings: {1}, notes: {2}.',
    count(1),
    count(2),
    findings.length - count(1) - count(2),
  );
}

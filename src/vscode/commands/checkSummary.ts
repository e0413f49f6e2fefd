import * as vscode from 'vscode';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CheckReport } from '../../service/languageService.js';

/** What a check of the workspace came to, in a sentence or two. */
export function summaryOf(report: CheckReport, findings: readonly Diagnostic[]): string {
  const groups = report.networkSecurityGroups.filter(({ checked }) => checked !== 'no').length;
  if (groups === 0 && findings.length === 0) {
    return vscode.l10n.t('No network security group of API Management was found in {0} files.', report.files);
  }
  const checked = vscode.l10n.t(
    'Network security groups of API Management: {0}, in {1} files checked.',
    groups,
    report.files,
  );
  return `${checked} ${countsOf(findings)}`;
}

function countsOf(findings: readonly Diagnostic[]): string {
  if (findings.length === 0) return vscode.l10n.t('There is nothing to mend.');
  const count = (severity: number) => findings.filter((finding) => finding.severity === severity).length;
  return vscode.l10n.t(
    'Errors: {0}, warnings: {1}, notes: {2}.',
    count(1),
    count(2),
    findings.length - count(1) - count(2),
  );
}

import * as vscode from 'vscode';
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { CheckReport } from '../../service/languageService.js';

const hint: DiagnosticSeverity = 4;

/** The findings that the Problems panel has: hints are dots in the text only. */
export function shownAsProblems(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return findings.filter(({ severity }) => severity !== hint);
}

/**
 * What a check of the workspace came to, in short sentences.
 * @param findings what the Problems panel has of it
 */
export function summaryOf(report: CheckReport, findings: readonly Diagnostic[]): string {
  const groups = report.networkSecurityGroups.filter(({ checked }) => checked !== 'no').length;
  const checked = vscode.l10n.t('Files checked: {0}.', report.files);
  const found =
    groups === 0
      ? vscode.l10n.t('No network security group of API Management was found.')
      : vscode.l10n.t('Network security groups of API Management: {0}.', groups);
  return [checked, found, ...countsOf(findings)].join(' ');
}

function countsOf(findings: readonly Diagnostic[]): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 1).length;
  const warnings = findings.filter(({ severity }) => severity === 2).length;
  const notes = findings.length - errors - warnings;
  return [
    ...(errors > 0 ? [vscode.l10n.t('Errors: {0}.', errors)] : []),
    ...(warnings > 0 ? [vscode.l10n.t('Warnings: {0}.', warnings)] : []),
    ...(notes > 0 ? [vscode.l10n.t('Notes: {0}.', notes)] : []),
  ];
}

import type { ReportedFinding } from '../../service/languageService.js';
import type { Severity } from '../../workspace/configuration.js';
import type { ReportContext, Reporter } from './reporter.js';
import { severityName } from '../../service/reportOrder.js';
import { summaryOf } from './summary.js';

/**
 * Annotations of a GitHub workflow, one command a line. Source: "Workflow commands for GitHub Actions", Setting an
 * error message; the escapes are those of the runner's toolkit.
 */
export const githubReporter: Reporter = (outcome, context) => {
  const annotations = outcome.findings.map((finding) => annotationOf(finding, context));
  if (!context.quiet) annotations.push(escapeMessage(summaryOf(outcome)));
  return annotations.map((line) => `${line}\n`).join('');
};

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

function annotationOf(finding: ReportedFinding, context: ReportContext): string {
  const { start, end } = finding.range;
  const properties: [string, string | number][] = [
    ['file', context.checkoutPathOf(finding.uri)],
    ['line', start.line + 1],
    ['endLine', end.line + 1],
  ];
  // GitHub takes columns only within one line.
  if (start.line === end.line)
    properties.push(['col', start.character + 1], ['endColumn', end.character + 1]);
  properties.push(['title', `apim-nsg ${finding.code}`]);
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${commands[severityName(finding.severity)]} ${list}::${escapeMessage(finding.message)}`;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

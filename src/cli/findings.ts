import type { ReportedFinding } from '../service/languageService.js';
import type { Severity } from '../workspace/configuration.js';
import type { ExitCode } from './commandLine.js';
import { exitCodes } from './commandLine.js';
import type { OpenProject } from './project.js';
import type { ProjectOptions, Threshold } from './options.js';
import { severityName } from '../service/reportOrder.js';

/** From the worst to the least. */
const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether a finding makes a run fail. */
function reaches(finding: ReportedFinding, threshold: Threshold): boolean {
  if (threshold === 'never') return false;
  return severities.indexOf(severityName(finding.severity)) <= severities.indexOf(threshold);
}

/** The findings that are shown: with `--quiet` those that make a run fail, or errors where none does. */
export function shownFindings(
  findings: readonly ReportedFinding[],
  { quiet, failOn }: Pick<ProjectOptions, 'quiet' | 'failOn'>,
): readonly ReportedFinding[] {
  if (!quiet) return findings;
  const threshold = failOn === 'never' ? 'error' : failOn;
  return findings.filter((finding) => reaches(finding, threshold));
}

/** What a run answers with; a path that can't be read outweighs findings. */
export function exitCodeOf(
  project: OpenProject,
  findings: readonly ReportedFinding[],
  threshold: Threshold,
): ExitCode {
  if (project.unreadable().length > 0) return exitCodes.failure;
  return findings.some((finding) => reaches(finding, threshold)) ? exitCodes.findings : exitCodes.success;
}

import * as l10n from '../l10n.js';
import type { Comment } from '../languages/language.js';
import type { Configuration } from '../workspace/configuration.js';
import type { DiagnosticCode } from '../workspace/diagnosticCodes.js';
import { directiveProblems } from '../workspace/directives.js';
import type { CommentProblem, Suppression } from '../workspace/suppressions.js';
import { readSuppressions } from '../workspace/suppressions.js';
import type { Finding, PlaceFinding } from './findings.js';

/** A file with the comments in it, and what holds for it. */
export interface CommentedFile {
  readonly uri: string;
  readonly text: string;
  /** Reads them, which is left out where the text has no word for us. */
  readonly comments: () => readonly Comment[];
  readonly configuration: Configuration;
}

/**
 * The findings of a file that its comments leave, with what is to be said of the comments themselves: one that
 * switches nothing off, or that can't be understood.
 * @param findings all that is said of the file, in whatever context
 */
export function suppress(file: CommentedFile, findings: readonly Finding[]): readonly Finding[] {
  if (!/apim-nsg/i.test(file.text)) return findings;
  const comments = file.comments();
  const { suppressions, problems } = readSuppressions(file.text, comments);
  const used = new Set<Suppression>();
  const left = findings.filter((finding) => {
    const matching = suppressions.filter((suppression) => matches(suppression, finding));
    for (const suppression of matching) used.add(suppression);
    return matching.length === 0;
  });
  return [
    ...left,
    ...suppressions.filter((each) => !used.has(each)).map((unused) => unusedFinding(file, unused)),
    ...[...problems, ...directiveProblems(comments)].map((problem) => problemFinding(file, problem)),
  ];
}

function matches({ code, requirement, line }: Suppression, finding: Finding): boolean {
  return (
    finding.code === code &&
    (requirement === undefined || finding.requirement === requirement) &&
    (line === undefined || (line.start <= finding.origin.start && finding.origin.start < line.end))
  );
}

function unusedFinding(file: CommentedFile, { code, requirement, line, comment }: Suppression): PlaceFinding {
  const what = requirement === undefined ? code : l10n.t('{0} of {1}', code, requirement);
  return placeFinding(file, 'unused-suppression', 'hint', {
    ...comment,
    message: line
      ? l10n.t('There is no {0} on the next line. Remove the comment.', what)
      : l10n.t('There is no {0} in this file. Remove the comment.', what),
  });
}

function problemFinding(file: CommentedFile, problem: CommentProblem): PlaceFinding {
  return placeFinding(file, 'invalid-directive', 'warning', problem);
}

function placeFinding(
  { uri, configuration }: CommentedFile,
  code: DiagnosticCode,
  severity: PlaceFinding['severity'],
  { start, end, message }: CommentProblem,
): PlaceFinding {
  const origin = { uri, start, end };
  return {
    code,
    severity,
    origin,
    message,
    related: [],
    requirement: undefined,
    group: undefined,
    configuration,
  };
}

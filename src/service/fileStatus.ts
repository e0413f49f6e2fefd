import type { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { JudgedFile } from './analyzer.js';
import { findingsIn } from './analyzer.js';
import { severityOf } from './diagnostics.js';
import { fileTitle } from './groupSummary.js';
import type { FileStatus } from './languageService.js';
import type { IdentifiedGroup } from './picture/pictureOf.js';
import { checkedGroupsOf } from './picture/pictureOf.js';

/** What a file comes to as a whole; `undefined` where it has no NSG that is checked. */
export function fileStatus(judged: JudgedFile): FileStatus | undefined {
  const groups = checkedGroupsOf(judged)
    .filter(isFirstAtItsPlace)
    .map((each) => each.judged);
  if (groups.length === 0) return undefined;
  const severities = findingsIn(judged).map(severityOf);
  const count = (severity: DiagnosticSeverity): number =>
    severities.filter((each) => each === severity).length;
  return { title: fileTitle(groups), errors: count(1), warnings: count(2) };
}

/** A module that is called twice has two NSGs in one place: a reader of the file sees one. */
function isFirstAtItsPlace(
  { judged }: IdentifiedGroup,
  index: number,
  all: readonly IdentifiedGroup[],
): boolean {
  const { uri, start } = judged.group.origin;
  const same = all.findIndex(
    ({ judged: { group } }) => group.origin.uri === uri && group.origin.start === start,
  );
  return same === index;
}

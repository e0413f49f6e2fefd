import type { FileEdit, LoadedFiles } from '../languages/language.js';
import type { Finding } from '../checks/findings.js';
import { safeChanges } from '../fixes/index.js';
import type { CancellationToken } from '../workspace/workspace.js';
import type { Analyzer, JudgedFile } from './analyzer.js';
import { findingsIn } from './analyzer.js';
import { severityOf } from './diagnostics.js';
import { applyEdits, replacementOf } from './edits.js';
import { withTexts } from './otherTexts.js';

/** A fix can bring up another finding that was hidden behind the first; after so many rounds what is left stays. */
const mostRounds = 6;

/**
 * Makes every safe fix of some files, again and again until there is none left, and gives the outcome as one edit for
 * each file that changed. Works on a copy of the workspace, so nothing is changed but by the caller.
 * @param given the analyzer whose findings are mended
 */
export async function mendFiles(
  given: Analyzer,
  uris: readonly string[],
  token: CancellationToken,
): Promise<readonly FileEdit[]> {
  const mended = new Map<string, string>();
  const original = new Map<string, string>();
  // Files that call others, or have their services in others' subnets, are known before the first is mended.
  for (const uri of uris) await given.judge(uri, token);
  const analyzer = given.fork(withTexts(given.host.workspace, mended));
  for (const uri of uris) {
    for (let round = 0; round < mostRounds && !token.isCancellationRequested; round++) {
      if (!(await mendOnce(analyzer, uri, mended, original, token))) break;
    }
  }
  if (token.isCancellationRequested) return [];
  return [...mended].flatMap(([uri, text]) => replacementOf(uri, original.get(uri) ?? '', text) ?? []);
}

/** The edits of the safe fixes in the first language that writes any; those in another one have the next round. */
function writtenFirst(
  { units }: JudgedFile,
  findings: ReadonlySet<Finding>,
  files: LoadedFiles,
): readonly FileEdit[] {
  for (const language of new Set(units.map(({ unit }) => unit.language))) {
    const groups = units.flatMap((each) => (each.unit.language === language ? each.groups : []));
    const changes = groups.flatMap(({ judged, findings: all }) =>
      safeChanges(
        judged,
        all.filter((finding) => findings.has(finding)),
      ),
    );
    const { edits } = language.write(changes, files);
    if (edits.length > 0) return edits;
  }
  return [];
}

async function mendOnce(
  analyzer: Analyzer,
  uri: string,
  mended: Map<string, string>,
  original: Map<string, string>,
  token: CancellationToken,
): Promise<boolean> {
  const judged = await analyzer.judge(uri, token);
  if (!judged) return false;
  const { files } = analyzer.project;
  // What is switched off is left as it is.
  const own = new Set<Finding>(findingsIn(judged).filter((finding) => severityOf(finding) !== undefined));
  const edits = writtenFirst(judged, own, files);
  for (const changed of new Set(edits.map((edit) => edit.uri))) {
    const text = files.read(changed)?.text;
    if (text === undefined) continue;
    if (!original.has(changed)) original.set(changed, text);
    mended.set(
      changed,
      applyEdits(
        text,
        edits.filter((edit) => edit.uri === changed),
      ),
    );
    analyzer.textChanged(changed);
  }
  return edits.length > 0;
}

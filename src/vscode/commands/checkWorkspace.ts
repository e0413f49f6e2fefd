import * as vscode from 'vscode';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CheckReport, LanguageService } from '../../service/languageService.js';
import type { CancellationToken } from '../../workspace/workspace.js';
import { neverCancelled } from '../../workspace/workspace.js';
import type { Border } from '../border.js';
import type { CheckedPlace, CheckSurroundings } from '../checkWithin.js';
import { checkWithin } from '../checkWithin.js';
import type { PublishedDiagnostics } from '../diagnostics/publishedDiagnostics.js';
import { openDocument } from '../documents.js';
import { editedDocuments } from '../converters.js';
import { uriOf } from '../uris.js';
import { openVersions } from '../versions.js';
import { applyEdit } from './applyEdit.js';
import { shownAsProblems, summaryOf } from './checkSummary.js';

/** What the command works with. */
export interface CheckCommandSurroundings extends CheckSurroundings {
  readonly published: PublishedDiagnostics;
  readonly border: Border;
}

/**
 * `apimNsg.checkWorkspace` and, of the explorer's menu, `apimNsg.checkFolder`: checks every template and shows the
 * findings as problems.
 */
export function activateCheckWorkspaceCommand(surroundings: CheckCommandSurroundings): vscode.Disposable {
  const { border } = surroundings;
  return vscode.Disposable.from(
    border.command('apimNsg.checkWorkspace', () => check(surroundings, undefined)),
    border.command('apimNsg.checkFolder', (argument) => {
      const place = argument instanceof vscode.Uri ? { uri: uriOf(argument), isFolder: true } : undefined;
      return check(surroundings, place);
    }),
  );
}

async function check(surroundings: CheckCommandSurroundings, place: CheckedPlace | undefined): Promise<void> {
  if (surroundings.workspace.roots.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder first, then run the command again: there is no workspace to check.'),
    );
    return;
  }
  const finished = await checkWithProgress(surroundings, place);
  if (finished)
    void surroundings.border.request('Summary of a check', undefined, () =>
      tellSummary(finished, surroundings),
    );
}

/** A check that came to its end, with the findings by file. */
interface FinishedCheck {
  readonly report: CheckReport;
  readonly findings: Findings;
}

type Findings = ReadonlyMap<string, readonly Diagnostic[]>;

/** The check, after its findings are shown; `undefined` when the user cancelled. */
async function checkWithProgress(
  surroundings: CheckCommandSurroundings,
  place: CheckedPlace | undefined,
): Promise<FinishedCheck | undefined> {
  const { service, published } = surroundings;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Checking APIM NSG rules'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    progress.report({ message: vscode.l10n.t('looking for templates') });
    const report = await checkWithin(surroundings, place, token, countInto(progress));
    const findings = await findingsOf(report, service, token);
    if (token.isCancellationRequested) return undefined;
    show(findings, published, place);
    return { report, findings };
  });
}

/** Shows how many files are done, in a few hundred steps at most: each is a message to the window. */
function countInto(
  progress: vscode.Progress<{ readonly message: string; readonly increment: number }>,
): (done: number, total: number) => void {
  let shown = 0;
  return (done, total) => {
    const step = Math.max(1, total / 200);
    if (done < shown + step && done < total) return;
    const increment = ((done - shown) / Math.max(total, 1)) * 100;
    progress.report({ message: vscode.l10n.t('{0} of {1} files', done, total), increment });
    shown = done;
  };
}

/**
 * The findings by file. The service is asked again, warm now, because a diagnostic carries more than a line of the
 * report: what quick fixes need.
 */
async function findingsOf(
  report: CheckReport,
  service: LanguageService,
  token: CancellationToken,
): Promise<Findings> {
  const findings = new Map<string, readonly Diagnostic[]>();
  for (const { uri } of report.findings) {
    if (!findings.has(uri)) findings.set(uri, await service.diagnose(uri, token));
  }
  return findings;
}

/**
 * Shows the findings of the files that aren't open, and no older ones of the place that was checked; open documents show
 * theirs already.
 */
function show(findings: Findings, published: PublishedDiagnostics, place: CheckedPlace | undefined): void {
  const before = [...published.kept];
  const elsewhere = place ? before.filter((uri) => !uri.startsWith(`${place.uri}/`)) : [];
  published.keep([...elsewhere, ...findings.keys()]);
  const gone = before.filter((uri) => !elsewhere.includes(uri));
  for (const uri of new Set([...gone, ...findings.keys()])) {
    if (!openDocument(uri)) published.show(uri, findings.get(uri) ?? []);
  }
}

async function tellSummary(
  { report, findings }: FinishedCheck,
  { service }: CheckCommandSurroundings,
): Promise<void> {
  const problems = shownAsProblems([...findings.values()].flat());
  const summary = summaryOf(report, problems);
  const showProblems = vscode.l10n.t('Show Problems');
  const fixAll = vscode.l10n.t('Fix All');
  const fixable = [...new Set(report.findings.flatMap((finding) => (finding.fixable ? finding.uri : [])))];
  const buttons = [...(problems.length > 0 ? [showProblems] : []), ...(fixable.length > 0 ? [fixAll] : [])];
  const choice = await vscode.window.showInformationMessage(summary, ...buttons);
  if (choice === showProblems) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (choice === fixAll) await fixFiles(fixable, service);
}

/** Makes every safe fix of some files, which are open and unsaved then: one step to undo, and nothing is written yet. */
async function fixFiles(uris: readonly string[], service: LanguageService): Promise<void> {
  const versions = openVersions();
  const edit = await service.fixAll(uris, neverCancelled);
  const edited = editedDocuments(edit);
  if (edited.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing left to fix.'));
    return;
  }
  if (!(await applyEdit(edit, versions))) return;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Files fixed: {0}. They are not saved yet.', edited.length),
  );
}

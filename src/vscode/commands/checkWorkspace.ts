import * as vscode from 'vscode';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CheckReport, LanguageService } from '../../service/languageService.js';
import type { CancellationToken } from '../../workspace/workspace.js';
import type { Border } from '../border.js';
import type { CheckSurroundings } from '../checkWithin.js';
import { checkWithin } from '../checkWithin.js';
import type { PublishedDiagnostics } from '../diagnostics/publishedDiagnostics.js';
import { openDocument } from '../documents.js';
import { summaryOf } from './checkSummary.js';

/** What the command works with. */
export interface CheckCommandSurroundings extends CheckSurroundings {
  readonly published: PublishedDiagnostics;
  readonly border: Border;
}

/** `apimNsg.checkWorkspace`: checks every template of the workspace and shows the findings as problems. */
export function activateCheckWorkspaceCommand(surroundings: CheckCommandSurroundings): vscode.Disposable {
  return surroundings.border.command('apimNsg.checkWorkspace', async () => {
    if (surroundings.workspace.roots.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a folder first, then run the command again: there is no workspace to check.'),
      );
      return;
    }
    const check = await checkWithProgress(surroundings);
    if (check) void tellSummary(check);
  });
}

/** A check that came to its end, with the findings by file. */
interface FinishedCheck {
  readonly report: CheckReport;
  readonly findings: Findings;
}

type Findings = ReadonlyMap<string, readonly Diagnostic[]>;

/** The check, after its findings are shown; `undefined` when the user cancelled. */
async function checkWithProgress(surroundings: CheckCommandSurroundings): Promise<FinishedCheck | undefined> {
  const { service, published } = surroundings;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Checking APIM NSG rules'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    progress.report({ message: vscode.l10n.t('looking for templates') });
    const report = await checkWithin(surroundings, undefined, token, countInto(progress));
    const findings = await findingsOf(report, service, token);
    if (token.isCancellationRequested) return undefined;
    show(findings, published);
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

/** Shows the findings of the files that aren't open, and no older ones; open documents show theirs already. */
function show(findings: Findings, published: PublishedDiagnostics): void {
  const before = [...published.kept];
  published.keep(findings.keys());
  for (const uri of new Set([...before, ...findings.keys()])) {
    if (!openDocument(uri)) published.show(uri, findings.get(uri) ?? []);
  }
}

async function tellSummary({ report, findings }: FinishedCheck): Promise<void> {
  const all = [...findings.values()].flat();
  const summary = summaryOf(report, all);
  if (all.length === 0) {
    void vscode.window.showInformationMessage(summary);
    return;
  }
  const showProblems = vscode.l10n.t('Show Problems');
  const choice = await vscode.window.showInformationMessage(summary, showProblems);
  if (choice === showProblems) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

import * as vscode from 'vscode';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CheckReport, LanguageService } from '../../service/languageService.js';
import type { CancellationToken, Workspace } from '../../workspace/workspace.js';
import type { Border } from '../border.js';
import type { PublishedDiagnostics } from '../diagnostics/publishedDiagnostics.js';
import { isTemplateName, openDocument } from '../documents.js';
import { summaryOf } from './checkSummary.js';
import { findWorkspaceFiles } from './workspaceFiles.js';

/** `apimNsg.checkWorkspace`: checks every template of the workspace and shows the findings as problems. */
export function activateCheckWorkspaceCommand(
  service: LanguageService,
  workspace: Workspace,
  published: PublishedDiagnostics,
  border: Border,
): vscode.Disposable {
  return border.command('apimNsg.checkWorkspace', async () => {
    if (workspace.roots.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a folder first, then run the command again: there is no workspace to check.'),
      );
      return;
    }
    const report = await checkWithProgress(service, workspace, published);
    if (report) void tellSummary(report);
  });
}

/** The report, after its findings are shown; `undefined` when the user cancelled. */
async function checkWithProgress(
  service: LanguageService,
  workspace: Workspace,
  published: PublishedDiagnostics,
): Promise<CheckReport | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Checking APIM NSG rules'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    progress.report({ message: vscode.l10n.t('looking for templates') });
    const uris = await findWorkspaceFiles(workspace, isTemplateName, token);
    let reported = 0;
    const report = await service.check(uris, token, (done, total) => {
      const message = vscode.l10n.t('{0} of {1} files', done, total);
      progress.report({ message, increment: ((done - reported) / Math.max(total, 1)) * 100 });
      reported = done;
    });
    const findings = await findingsOf(report, service, token);
    if (token.isCancellationRequested) return undefined;
    show(findings, published);
    return report;
  });
}

/**
 * The findings by file. The service is asked again, warm now, because a diagnostic carries more than a line of the
 * report: what quick fixes need.
 */
async function findingsOf(
  report: CheckReport,
  service: LanguageService,
  token: CancellationToken,
): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
  const findings = new Map<string, readonly Diagnostic[]>();
  for (const { uri } of report.findings) {
    if (!findings.has(uri)) findings.set(uri, await service.diagnose(uri, token));
  }
  return findings;
}

/** Shows the findings of the files that aren't open, and no older ones; open documents show theirs already. */
function show(findings: ReadonlyMap<string, readonly Diagnostic[]>, published: PublishedDiagnostics): void {
  const before = [...published.kept];
  published.keep(findings.keys());
  for (const uri of new Set([...before, ...findings.keys()])) {
    if (!openDocument(uri)) published.show(uri, findings.get(uri) ?? []);
  }
}

async function tellSummary(report: CheckReport): Promise<void> {
  const summary = summaryOf(report);
  if (report.findings.length === 0) {
    void vscode.window.showInformationMessage(summary);
    return;
  }
  const showProblems = vscode.l10n.t('Show Problems');
  const choice = await vscode.window.showInformationMessage(summary, showProblems);
  if (choice === showProblems) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

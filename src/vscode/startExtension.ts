import * as vscode from 'vscode';
import * as l10n from '../l10n.js';
import { createLanguageService } from '../service/createLanguageService.js';
import type { Logger } from '../workspace/workspace.js';
import { ActiveStatus } from './activeStatus.js';
import { createCheckTool } from './agents/checkTool.js';
import { createBorder } from './border.js';
import { activateCheckedContext } from './checkedContext.js';
import { activateCodeActionsFeature } from './codeActions.js';
import { activateCodeLensFeature } from './codeLens.js';
import { activateCheckWorkspaceCommand } from './commands/checkWorkspace.js';
import { EditPreview } from './commands/editPreview.js';
import { activateFixAllCommand } from './commands/fixAll.js';
import { activateInsertRulesCommand } from './commands/insertRules.js';
import { activateOpenExampleCommand } from './commands/openExample.js';
import { activateDiagnosticsFeature } from './diagnostics/liveDiagnostics.js';
import { PublishedDiagnostics } from './diagnostics/publishedDiagnostics.js';
import { systemClock } from './diagnostics/systemClock.js';
import { FileWatch } from './fileWatch.js';
import { activateCompletionFeature } from './completion.js';
import { activateHoverFeature } from './hover.js';
import { activateLanguageStatus } from './languageStatus.js';
import type { Log } from './log.js';
import { pauseBetweenTurns } from './pauses.js';
import { PictureFeature } from './picture/pictureFeature.js';
import type { RunningExtension } from './runningExtension.js';
import { createSettings } from './settings.js';
import { createWorkspace } from './workspacePort.js';
import { activateWorkspaceSurvey } from './workspaceSurvey.js';

/**
 * The adapter's composition root: what the service needs of the editor, and the features that it gives back.
 * @param extension the folder of the extension
 */
export function startExtension(extension: vscode.Uri, log: Log): RunningExtension {
  l10n.configure(vscode.l10n.bundle);
  const logger: Logger = {
    warn: (message) => {
      log.channel().warn(message);
    },
  };
  const border = createBorder(log.channel);
  const settings = createSettings(logger);
  const published = new PublishedDiagnostics();
  const workspace = createWorkspace(logger);
  const files = new FileWatch();
  const service = createLanguageService({
    workspace,
    logger,
    pause: pauseBetweenTurns(systemClock),
    settings: (uri) => settings.configuration(vscode.Uri.parse(uri)),
  });
  const diagnostics = activateDiagnosticsFeature({
    service,
    settings,
    published,
    files,
    border,
    clock: systemClock,
  });
  const activeStatus = new ActiveStatus({ service, settings, diagnostics, border });
  const preview = new EditPreview(border);
  const picture = new PictureFeature({
    service,
    onDidDiagnose: diagnostics.onDidDiagnose,
    border,
    extension,
  });
  const features = vscode.Disposable.from(
    diagnostics,
    activeStatus,
    activateCheckedContext(activeStatus, border),
    activateLanguageStatus(activeStatus),
    activateCodeActionsFeature(service, border),
    activateCompletionFeature({ service, settings, diagnostics, border }),
    activateHoverFeature({ service, settings, diagnostics, border }),
    activateCodeLensFeature({ service, settings, diagnostics, border }),
    preview,
    activateInsertRulesCommand(service, settings, preview, border),
    activateFixAllCommand(service, border),
    activateOpenExampleCommand(border),
    activateCheckWorkspaceCommand({ service, workspace, published, files, border }),
    activateWorkspaceSurvey({ service, workspace, files, diagnostics, border, logger, clock: systemClock }),
    picture,
    files,
    published,
    settings,
  );
  activeStatus.update();
  return {
    checkTool: createCheckTool({ service, workspace, files }, systemClock),
    restorePicture: (panel, state) => picture.restore(panel, state),
    dispose: () => {
      features.dispose();
    },
  };
}

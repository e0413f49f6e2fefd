import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createBorder } from '../../../src/vscode/border.js';
import { activateDiagnosticsFeature } from '../../../src/vscode/diagnostics/liveDiagnostics.js';
import { PublishedDiagnostics } from '../../../src/vscode/diagnostics/publishedDiagnostics.js';
import { systemClock } from '../../../src/vscode/diagnostics/systemClock.js';
import { FileWatch } from '../../../src/vscode/fileWatch.js';
import { createLog } from '../../../src/vscode/log.js';
import type { Settings } from '../../../src/vscode/settings.js';
import { uriOf } from '../../../src/vscode/uris.js';
import { createWorkspace } from '../../../src/vscode/workspacePort.js';
import { defaultConfiguration } from '../../../src/workspace/configuration.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { diagnosticsWhen, until } from './support/events.js';
import { FakeService, fakeSource } from './support/fakeService.js';
import { makeWatched } from './support/watched.js';

const folder = scratch('live diagnostics (1)');
const main = vscode.Uri.joinPath(folder, 'main (copy).bicep');
const module = vscode.Uri.joinPath(folder, 'module.bicep');
const data = vscode.Uri.joinPath(folder, 'data.json');

/** Waits until a document's findings are these messages. */
async function check(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  const messagesOf = (diagnostics: readonly vscode.Diagnostic[]): string =>
    diagnostics.map(({ message }) => message).join();
  await diagnosticsWhen(uri, fakeSource, (diagnostics) => messagesOf(diagnostics) === expected.join());
}

describe('live diagnostics', () => {
  let service: FakeService;
  let published: PublishedDiagnostics;
  let enabled: boolean;
  let settingsChanged: vscode.EventEmitter<void>;
  let feature: vscode.Disposable;

  beforeEach(async () => {
    await makeWatched(folder);
    const log = createLog();
    const workspace = createWorkspace({
      warn: (message) => {
        log.channel().warn(message);
      },
    });
    service = new FakeService(workspace);
    published = new PublishedDiagnostics();
    enabled = true;
    settingsChanged = new vscode.EventEmitter();
    const settings: Settings = {
      isEnabled: () => enabled,
      hasCodeLenses: () => enabled,
      configuration: () => defaultConfiguration,
      onDidChange: settingsChanged.event,
      dispose: () => undefined,
    };
    const border = createBorder(log.channel);
    const files = new FileWatch();
    feature = vscode.Disposable.from(
      activateDiagnosticsFeature({ service, settings, published, files, border, clock: systemClock }),
      files,
      published,
      log,
    );
  });

  afterEach(async () => {
    feature.dispose();
    await closeEditors();
    await remove(folder);
  });

  it('shows the findings of a document when it is opened', async () => {
    await show(await writeFile(main, 'nsg wrong'));
    await check(main, ['wrong here']);
  });

  it('follows unsaved text', async () => {
    const { document } = await show(await writeFile(main, 'nsg fine'));
    await replace(document, 'fine', 'wrong wrong');
    await check(main, ['wrong here', 'wrong here']);
    await replace(document, 'wrong wrong', 'fine');
    await check(main, []);
  });

  it('follows the unsaved text of another open document', async () => {
    await show(await writeFile(main, 'nsg see module.bicep'));
    const { document } = await show(await writeFile(module, 'nsg fine'));
    await replace(document, 'fine', 'wrong');
    await check(main, ['wrong there']);
  });

  it('forgets unsaved text when its document is closed', async () => {
    await writeFile(main, 'nsg see module.bicep');
    const { document } = await show(await writeFile(module, 'nsg fine'));
    await replace(document, 'fine', 'wrong');
    await show(main, vscode.ViewColumn.Beside);
    await check(main, ['wrong there']);
    await show(module, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await check(main, []);
  });

  it('follows files on disk that no editor shows', async () => {
    await writeFile(module, 'fine');
    await show(await writeFile(main, 'nsg see module.bicep'));
    await until(() => service.diaryOf(main).includes('diagnose'), service.onAsked);
    await writeFile(module, 'wrong');
    await check(main, ['wrong there']);
    await remove(module);
    await check(main, []);
  });

  it('looks at a JSON document that is no template once, and does nothing with it', async () => {
    await show(await writeFile(data, '{ "wrong": true }'));
    await show(await writeFile(main, 'nsg wrong'));
    await check(main, ['wrong here']);
    const asked = service.diaryOf(data).filter((what) => what !== 'changed');
    assert.deepEqual(asked, ['concerns']);
  });

  it('clears the findings of a document that is no template any more', async () => {
    const { document } = await show(await writeFile(main, 'nsg wrong'));
    await check(main, ['wrong here']);
    await replace(document, 'nsg', '');
    await check(main, []);
  });

  it('shows nothing for a document that its user does not edit', async () => {
    const contents = { provideTextDocumentContent: () => 'nsg wrong' };
    const registration = vscode.workspace.registerTextDocumentContentProvider('one-side', contents);
    const side = vscode.Uri.parse('one-side:/one side.bicep');
    await vscode.workspace.openTextDocument(side);
    await show(await writeFile(main, 'nsg wrong'));
    await check(main, ['wrong here']);
    assert.deepEqual(vscode.languages.getDiagnostics(side), []);
    assert.deepEqual(service.diaryOf(side), []);
    registration.dispose();
  });

  it('shows the findings of a text that has no file yet', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'bicep', content: 'nsg wrong' });
    await vscode.window.showTextDocument(document);
    await check(document.uri, ['wrong here']);
  });

  it('clears the findings of a document when it is closed', async () => {
    await show(await writeFile(main, 'nsg wrong'));
    await check(main, ['wrong here']);
    await closeEditors();
    await check(main, []);
  });

  it('keeps those that a check of the workspace reported, and follows the file', async () => {
    await show(await writeFile(main, 'nsg wrong wrong'));
    await check(main, ['wrong here', 'wrong here']);
    published.keep([uriOf(main)]);
    await closeEditors();
    await writeFile(main, 'nsg wrong');
    await check(main, ['wrong here']);
    await remove(main);
    await check(main, []);
    await writeFile(main, '');
  });

  it('forgets what was in a directory when that is deleted', async () => {
    const nested = await writeFile(vscode.Uri.joinPath(folder, 'net', 'nsg.bicep'), 'nsg wrong');
    await show(nested);
    await check(nested, ['wrong here']);
    published.keep([uriOf(nested)]);
    await closeEditors();
    await remove(vscode.Uri.joinPath(folder, 'net'));
    await check(nested, []);
  });

  it('follows the settings', async () => {
    await show(await writeFile(main, 'nsg wrong'));
    await check(main, ['wrong here']);
    enabled = false;
    settingsChanged.fire();
    await check(main, []);
    enabled = true;
    settingsChanged.fire();
    await check(main, ['wrong here']);
  });
});

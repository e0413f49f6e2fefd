import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CodeActionContext } from 'vscode-languageserver-types';
import type { LanguageService } from '../../../src/service/languageService.js';
import { createBorder } from '../../../src/vscode/border.js';
import { activateCodeActionsFeature } from '../../../src/vscode/codeActions.js';
import { PublishedDiagnostics } from '../../../src/vscode/diagnostics/publishedDiagnostics.js';
import { createLog } from '../../../src/vscode/log.js';
import { uriOf } from '../../../src/vscode/uris.js';
import { createWorkspace } from '../../../src/vscode/workspacePort.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { FakeService } from './support/fakeService.js';

const folder = scratch('code actions');
const file = vscode.Uri.joinPath(folder, 'main.bicep');
const other = vscode.Uri.joinPath(folder, 'module.bicep');
const workspace = createWorkspace({ warn: () => undefined });

/** A service that answers every request with one edit, and keeps the contexts it was given. */
class MendingService extends FakeService {
  readonly contexts: CodeActionContext[] = [];
  /** The document that its edits change. */
  edited = uriOf(file);
  /** What happens while the service thinks. */
  meanwhile: () => Promise<void> = () => Promise.resolve();

  constructor() {
    super(workspace);
  }

  override readonly codeActions: LanguageService['codeActions'] = async (_uri, _range, context) => {
    this.contexts.push(context);
    await this.meanwhile();
    const { diagnostics, only } = context;
    const [first] = diagnostics;
    const edit = { changes: { [this.edited]: first ? [{ range: first.range, newText: 'right' }] : [] } };
    return [{ title: 'Put it right', kind: only?.[0] ?? 'quickfix', isPreferred: true, diagnostics, edit }];
  };
}

describe('code actions', () => {
  let service: MendingService;
  let feature: vscode.Disposable;
  let document: vscode.TextDocument;
  const everywhere = new vscode.Range(0, 0, 1, 0);

  /** What is offered for a range. */
  async function offered(range: vscode.Range, kind?: string): Promise<readonly vscode.CodeAction[]> {
    return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind);
  }

  before(async () => {
    // The editor starts over when a provider is registered while it asks: the extension's own must be there already.
    await vscode.extensions.getExtension('apim-nsg.apim-nsg')?.activate();
  });

  beforeEach(async () => {
    const log = createLog();
    const published = new PublishedDiagnostics();
    service = new MendingService();
    feature = vscode.Disposable.from(
      activateCodeActionsFeature(service, createBorder(log.channel)),
      published,
      log,
    );
    ({ document } = await show(await writeFile(file, 'nsg wrong\nfine\n')));
    published.show(uriOf(file), await service.diagnose(uriOf(file), { isCancellationRequested: false }));
  });

  afterEach(async () => {
    feature.dispose();
    await closeEditors();
    await remove(folder);
  });

  it('hands the finding back to the service, and its answer to the editor', async () => {
    const [action] = await offered(everywhere);
    assert.deepEqual(
      service.contexts[0]?.diagnostics.map(({ message }) => message),
      ['wrong here'],
    );
    assert.equal(action?.title, 'Put it right');
    assert.equal(action.isPreferred, true);
  });

  it('applies to the text', async () => {
    const [action] = await offered(everywhere);
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.equal(document.getText(), 'nsg right\nfine\n');
  });

  it('asks nothing where there is no finding', async () => {
    assert.deepEqual(await offered(new vscode.Range(1, 0, 1, 4)), []);
    assert.deepEqual(service.contexts, []);
  });

  it('asks for what mends a whole document when the editor asks for that', async () => {
    for (const kind of ['source.fixAll.apimNsg', 'source.fixAll']) {
      await offered(new vscode.Range(1, 0, 1, 4), kind);
    }
    assert.deepEqual(
      service.contexts.map(({ only }) => only),
      [['source.fixAll.apimNsg'], ['source.fixAll']],
    );
  });

  it('does not offer an edit of another document that has changed meanwhile', async () => {
    const { document: module } = await show(await writeFile(other, 'nsg wrong'));
    service.edited = uriOf(other);
    service.meanwhile = () => replace(module, 'nsg', 'the nsg');
    assert.deepEqual(await offered(everywhere), []);
    service.meanwhile = () => Promise.resolve();
    assert.equal((await offered(everywhere)).length, 1);
  });

  it('offers nothing, and logs it, when the service fails', async () => {
    service.meanwhile = () => Promise.reject(new Error('the service fails'));
    assert.deepEqual(await offered(everywhere), []);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createLanguageService } from '../../../src/service/createLanguageService.js';
import type { LanguageService } from '../../../src/service/languageService.js';
import type { PictureLocation } from '../../../src/service/picture/rulesPicture.js';
import { pageHtml } from '../../../src/vscode/picture/page.js';
import { PictureSession } from '../../../src/vscode/picture/pictureSession.js';
import { choosePicture } from '../../../src/vscode/picture/shownPicture.js';
import { uriOf } from '../../../src/vscode/uris.js';
import { createWorkspace } from '../../../src/vscode/workspacePort.js';
import type { ToPage } from '../../../src/webview/messages.js';
import { defaultConfiguration } from '../../../src/workspace/configuration.js';
import { neverCancelled } from '../../../src/workspace/workspace.js';
import { armTemplate, completeRules, rulesWith } from './support/armTemplate.js';
import { closeEditors, remove, replace, scratch, show, writeFile } from './support/documents.js';
import { until } from './support/events.js';

const folder = scratch('picture');
const template = vscode.Uri.joinPath(folder, 'nsg.json');

/** The tabs that hold the picture. */
function panels(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('apimNsg.rules'),
  );
}

async function untilPanel(label: string): Promise<void> {
  await until(() => panels().some((tab) => tab.label === label), vscode.window.tabGroups.onDidChangeTabs);
}

describe('the panel of the picture', () => {
  afterEach(async () => {
    await closeEditors();
    await remove(folder);
  });

  it('opens for the NSG of the active editor, or for the one that is asked for', async () => {
    await show(await writeFile(template, armTemplate(rulesWith({}))));
    await vscode.commands.executeCommand('apimNsg.showRules');
    await untilPanel('Rules of nsg-apim');
    await closeEditors();
    const position = { line: 8, character: 0 };
    await vscode.commands.executeCommand('apimNsg.showRules', { uri: uriOf(template), position });
    await untilPanel('Rules of nsg-apim');
    assert.equal(panels().length, 1);
  });

  it('opens beside its template, also where another editor is active', async () => {
    const { document } = await show(
      await writeFile(template, armTemplate(rulesWith({}))),
      vscode.ViewColumn.Two,
    );
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await vscode.commands.executeCommand('apimNsg.showRules', { uri: uriOf(document.uri) });
    await untilPanel('Rules of nsg-apim');
    const columns = vscode.window.tabGroups.all.filter(({ tabs }) =>
      tabs.some((tab) => panels().includes(tab)),
    );
    assert.deepEqual(
      columns.map(({ viewColumn }) => viewColumn),
      [vscode.ViewColumn.Three],
    );
  });

  it('follows an edit: its title has the name that the NSG has now', async () => {
    const { document } = await show(await writeFile(template, armTemplate(rulesWith({}))));
    await vscode.commands.executeCommand('apimNsg.showRules');
    await untilPanel('Rules of nsg-apim');
    await replace(document, '"nsg-apim"', '"nsg-gateway"');
    await untilPanel('Rules of nsg-gateway');
  });

  it('has a page that runs its own script and nothing else', () => {
    const webview = { asWebviewUri: (uri: vscode.Uri) => uri } as vscode.Webview;
    const html = pageHtml(webview, vscode.Uri.file('/extension'));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const nonce = /'nonce-([0-9a-f]{32})'/.exec(policy)?.[1] ?? '';
    assert.equal(policy, `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`);
    const elements = [...html.matchAll(/<(\w+)/g)].map(([, name]) => name);
    assert.deepEqual(elements, ['html', 'head', 'meta', 'meta', 'meta', 'link', 'title', 'body', 'script']);
    assert.ok(!/\s(?:style|on\w+)=/.test(html));
    const loaded = [...html.matchAll(/(\S+) (?:src|href)="([^"]*)"/g)].map(([, before, address]) => [
      before,
      address,
    ]);
    assert.deepEqual(loaded, [
      [`nonce="${nonce}"`, 'file:///extension/dist/webview.css'],
      [`nonce="${nonce}"`, 'file:///extension/dist/webview.js'],
    ]);
    assert.match(html, /<body>\s*<script [^>]*><\/script>\s*<\/body>/);
    assert.notEqual(html, pageHtml(webview, vscode.Uri.file('/extension')));
  });
});

describe('what the page and the editor say to each other', () => {
  let service: LanguageService;
  let said: ToPage[];
  let revealed: { readonly location: PictureLocation; readonly focus: boolean }[];
  let session: PictureSession;
  let document: vscode.TextDocument;

  beforeEach(async () => {
    const logger = { warn: () => undefined };
    const workspace = createWorkspace(logger);
    service = createLanguageService({ workspace, logger, settings: () => defaultConfiguration });
    said = [];
    revealed = [];
    session = new PictureSession(
      service,
      { post: (message) => said.push(message), title: () => undefined },
      {
        reveal: (location, focus) => {
          revealed.push({ location, focus });
          return Promise.resolve();
        },
        export: () => Promise.resolve(),
      },
    );
    ({ document } = await show(await writeFile(template, armTemplate(rulesWith({})))));
    const pictures = await service.pictures(uriOf(template), neverCancelled);
    const shown = pictures && choosePicture(pictures, undefined);
    assert.ok(shown);
    session.show(shown);
  });

  afterEach(async () => {
    await closeEditors();
    await remove(folder);
  });

  /** The names of the outbound rules that the page shows, and what it is told beside. */
  function lastView(): { readonly names: readonly string[]; readonly isOutdated: boolean } {
    const last = said.findLast((message) => message.kind === 'view');
    const [, outbound] = last?.kind === 'view' ? last.view.picture.lanes : [];
    const rules = outbound?.rules.filter(({ isDefault }) => !isDefault) ?? [];
    return {
      names: rules.map(({ name }) => name.text),
      isOutdated: last?.kind === 'view' && last.view.outdated !== undefined,
    };
  }

  function nameIn(rule: string): string {
    return rule.split(' ')[0] ?? '';
  }

  async function edit(old: string, text: string): Promise<void> {
    await replace(document, old, text);
    service.textChanged(uriOf(template));
    await session.refresh();
  }

  it('is the picture, as plain data, and again when the page is loaded anew', async () => {
    const before = said.length;
    await session.take({ kind: 'ready' });
    assert.equal(said[before]?.kind, 'view');
    assert.deepEqual(structuredClone(said[before]), said[before]);
  });

  it('is an answer about a packet', async () => {
    const question = { direction: 'Outbound', far: 'Sql', protocol: 'TCP', port: '1433' } as const;
    await session.take({ kind: 'ask', request: 7, question });
    const answer = said.at(-1);
    assert.ok(answer?.kind === 'answer');
    assert.deepEqual([answer.request, answer.answer.access], [7, 'Allow']);
  });

  it('is where a rule is', async () => {
    const [, outbound] = session.picture?.lanes ?? [];
    const sql = outbound?.rules.find(({ name }) => name.text === nameIn(completeRules.sql));
    await session.take({ kind: 'reveal', rule: sql?.id, focus: true });
    const { location, focus } = revealed[0] ?? {};
    assert.equal(focus, true);
    assert.ok(location);
    const { start, end } = location.range;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    assert.match(document.getText(range), /^\{\s*"name": "AllowSqlOutbound"[\s\S]*\}$/);
  });

  it('is which rule the cursor is in', async () => {
    const at = document.positionAt(document.getText().indexOf('AllowSqlOutbound'));
    await session.follow({ uri: uriOf(template), position: { line: at.line, character: at.character } });
    const last = said.at(-1);
    assert.ok(last?.kind === 'cursor');
    const rules = session.picture?.lanes.flatMap((lane) => lane.rules) ?? [];
    assert.deepEqual(
      rules.filter(({ id }) => last.rules.includes(id)).map(({ name }) => name.text),
      ['AllowSqlOutbound'],
    );
  });

  it('is an edit, and while the text is broken the last good picture', async () => {
    await edit('AllowSqlOutbound', 'AllowSql');
    assert.ok(lastView().names.includes('AllowSql'));
    const { names } = lastView();
    const text = document.getText();
    await edit(text.slice(text.indexOf('"AllowSql"')), '"Broken');
    assert.deepEqual(lastView(), { names, isOutdated: true });
    await edit('"Broken', text.slice(text.indexOf('"AllowSql"')));
    assert.deepEqual(lastView(), { names, isOutdated: false });
  });

  it('is that there is nothing, once the NSG is gone', async () => {
    await edit(document.getText(), '{}');
    assert.equal(said.at(-1)?.kind, 'nothing');
  });

  it('is the same NSG after a reload of the window', async () => {
    const group = session.picture?.id ?? '';
    const other = new PictureSession(
      service,
      { post: (message) => said.push(message), title: () => undefined },
      { reveal: () => Promise.resolve(), export: () => Promise.resolve() },
    );
    await other.restore({ uri: uriOf(template), group });
    assert.equal(other.picture?.id, group);
  });
});

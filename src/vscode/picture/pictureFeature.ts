import * as vscode from 'vscode';
import type { LanguageService } from '../../service/languageService.js';
import type { RulesPicture } from '../../service/picture/rulesPicture.js';
import { neverCancelled } from '../../workspace/workspace.js';
import type { FromPage, PageState } from '../../webview/messages.js';
import type { Border } from '../border.js';
import { activeTemplateEditor } from '../commands/activeDocument.js';
import { fromPosition } from '../converters.js';
import { isReal, isTemplate } from '../documents.js';
import { uriOf } from '../uris.js';
import { copyPicture, exportPicture } from './exportPicture.js';
import { createPanel, PicturePanel } from './panel.js';
import type { Cursor } from './pictureSession.js';
import { PictureSession } from './pictureSession.js';
import { revealLocation } from './reveal.js';
import type { ShownPicture } from './shownPicture.js';
import { choosePicture, pictureWithId } from './shownPicture.js';
import type { PictureTarget } from './target.js';
import { pictureTargetFrom } from './target.js';

export interface PictureSurroundings {
  readonly service: LanguageService;
  /** Tells that a document was analysed anew. */
  readonly onDidDiagnose: vscode.Event<string>;
  readonly border: Border;
  /** The folder of the extension. */
  readonly extension: vscode.Uri;
}

/** A panel and what it shows. */
interface OpenPicture {
  readonly panel: PicturePanel;
  readonly session: PictureSession;
}

/** `apimNsg.showRules` and the exports: the picture of an NSG in a panel beside its template, which it follows. */
export class PictureFeature {
  readonly #surroundings: PictureSurroundings;
  readonly #subscriptions: vscode.Disposable;
  #open: OpenPicture | undefined;

  constructor(surroundings: PictureSurroundings) {
    this.#surroundings = surroundings;
    const { border, onDidDiagnose } = surroundings;
    this.#subscriptions = vscode.Disposable.from(
      border.command('apimNsg.showRules', (argument) => this.#show(argument)),
      border.command('apimNsg.exportSvg', (argument) => this.#export(argument, 'svg')),
      border.command('apimNsg.exportMarkdown', (argument) => this.#export(argument, 'markdown')),
      onDidDiagnose(() => {
        this.#keepTrue((session) => session.refresh());
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#follow(textEditor);
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.#follow(editor);
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#open?.panel.dispose();
  }

  /** Without what it showed there is nothing to restore: the panel goes. */
  async restore(panel: vscode.WebviewPanel, state: PageState | undefined): Promise<void> {
    if (this.#open || state === undefined) {
      panel.dispose();
      return;
    }
    const { session } = this.#openWith(panel);
    await session.restore(state);
  }

  async #show(argument: unknown): Promise<void> {
    const target = pictureTargetFrom(argument) ?? activeTarget();
    const shown = target && (await this.#choose(target));
    if (!shown) return;
    const editor = vscode.window.visibleTextEditors.find(
      ({ document }) => uriOf(document.uri) === shown.pictures.uri,
    );
    const { session, panel } =
      this.#open ?? this.#openWith(createPanel(this.#surroundings.extension, editor?.viewColumn));
    panel.reveal();
    session.show(shown);
    if (editor && target.group === undefined)
      await session.follow(
        target.position ? { uri: target.uri, position: target.position } : cursorOf(editor),
      );
  }

  /** Exports what the panel shows where it has the focus, else the NSG at the cursor. */
  async #export(argument: unknown, to: 'svg' | 'markdown'): Promise<void> {
    const active = this.#open?.panel.isActive === true ? this.#open.session.picture : undefined;
    if (active) {
      await exportPicture(active, to);
      return;
    }
    const target = pictureTargetFrom(argument) ?? activeTarget();
    const shown = target && (await this.#choose(target));
    if (shown) await exportPicture(shown.picture, to);
  }

  /** The NSG that is meant; where there is none, the user is told so. */
  async #choose({ uri, group, position }: PictureTarget): Promise<ShownPicture | undefined> {
    const pictures = await this.#surroundings.service.pictures(uri, neverCancelled);
    const named = group === undefined ? undefined : pictures && pictureWithId(pictures, group);
    const shown = named ?? (pictures && choosePicture(pictures, position));
    if (!shown) void vscode.window.showInformationMessage(nothingToShow(pictures?.groups ?? []));
    return shown;
  }

  #openWith(webviewPanel: vscode.WebviewPanel): OpenPicture {
    const { service, extension } = this.#surroundings;
    const panel = new PicturePanel(webviewPanel, extension, (message: FromPage) => {
      this.#keepTrue((each) => each.take(message));
    });
    const session = new PictureSession(service, panel, {
      reveal: (location, focus) => revealLocation(location, focus, panel.column),
      export: (picture, to) => (to === 'clipboard' ? copyPicture(picture) : exportPicture(picture, to)),
    });
    panel.onDidClose(() => {
      this.#open = undefined;
    });
    this.#open = { panel, session };
    return this.#open;
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    if (editor === undefined || editor !== vscode.window.activeTextEditor) return;
    if (!isReal(editor.document.uri) || !isTemplate(editor.document)) return;
    this.#keepTrue((session) => session.follow(cursorOf(editor)));
  }

  #keepTrue(change: (session: PictureSession) => Promise<void>): void {
    const open = this.#open;
    if (open)
      void this.#surroundings.border.request('Picture of an NSG', undefined, () => change(open.session));
  }
}

function activeTarget(): PictureTarget | undefined {
  const editor = activeTemplateEditor();
  return editor && cursorOf(editor);
}

function cursorOf({ document, selection }: vscode.TextEditor): Cursor {
  return { uri: uriOf(document.uri), position: fromPosition(selection.active) };
}

function nothingToShow(groups: readonly RulesPicture[]): string {
  return groups.length === 0
    ? vscode.l10n.t('There is no network security group in this file, so there are no rules to show.')
    : vscode.l10n.t(
        'No network security group in this file is known to be for API Management. Put the cursor into one to see its rules.',
      );
}

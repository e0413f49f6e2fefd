import * as vscode from 'vscode';
import type { Position } from 'vscode-languageserver-types';
import type { LanguageService } from '../../service/languageService.js';
import type { PacketQuestion, PictureLocation, RulesPicture } from '../../service/picture/rulesPicture.js';
import { pictureAt, rulesAt } from '../../service/picture/rulesPicture.js';
import type { CancellationToken } from '../../workspace/workspace.js';
import { neverCancelled } from '../../workspace/workspace.js';
import type { FromPage, PageState, ToPage } from '../../webview/messages.js';
import type { ShownPicture } from './shownPicture.js';
import { choosePicture, locationIn, nextPicture, pictureWithId } from './shownPicture.js';
import { answerToBrokenText, labelOf, viewOf } from './view.js';

/** The page of the picture, as the session sees it. */
export interface Page {
  post(message: ToPage): void;
  title(title: string): void;
}

/** What the user of the page wants done elsewhere. */
export interface PageActions {
  reveal(location: PictureLocation, focus: boolean): Promise<void>;
  export(picture: RulesPicture, to: 'svg' | 'markdown' | 'clipboard'): Promise<void>;
}

/** A cursor in a document. */
export interface Cursor {
  readonly uri: string;
  readonly position: Position;
}

/** What a page shows: an NSG, followed through edits and moves of the cursor. */
export class PictureSession {
  #shown: ShownPicture | undefined;
  #uri: string | undefined;
  #cursor: Cursor | undefined;
  /** What the page knows of the cursor. */
  #marked: string | undefined;
  #update = { isCancellationRequested: false };

  constructor(
    private readonly service: LanguageService,
    private readonly page: Page,
    private readonly actions: PageActions,
  ) {}

  /** The NSG that is shown. */
  get picture(): RulesPicture | undefined {
    return this.#shown?.picture;
  }

  show(shown: ShownPicture): void {
    this.#beginUpdate();
    this.#set(shown);
  }

  /** Shows the NSG that was shown before the window was reloaded. */
  async restore({ uri, group }: PageState): Promise<void> {
    this.#uri = uri;
    const token = this.#beginUpdate();
    const pictures = await this.service.pictures(uri, token);
    if (token.isCancellationRequested) return;
    this.#set(pictures && (pictureWithId(pictures, group) ?? choosePicture(pictures, undefined)));
  }

  /** Looks at the document again: it, or what it depends on, was analysed anew. */
  async refresh(): Promise<void> {
    if (this.#uri === undefined) return;
    const token = this.#beginUpdate();
    const pictures = await this.service.pictures(this.#uri, token);
    if (token.isCancellationRequested) return;
    if (!pictures) this.#set(undefined);
    else this.#set(this.#shown ? nextPicture(this.#shown, pictures) : choosePicture(pictures, undefined));
  }

  /** Follows the cursor: to another rule, another NSG, or with an editor to the NSG of another document. */
  async follow(cursor: Cursor): Promise<void> {
    if (cursor.uri === this.#shown?.pictures.uri) {
      this.#cursor = cursor;
      this.#followWithin(this.#shown, cursor);
      return;
    }
    const token = this.#beginUpdate();
    const pictures = await this.service.pictures(cursor.uri, token);
    const chosen = pictures && choosePicture(pictures, cursor.position);
    if (token.isCancellationRequested || !chosen) return;
    this.#cursor = cursor;
    this.#set(chosen);
  }

  async take(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        if (this.#uri !== undefined) this.#post();
        return;
      case 'choose':
        this.#choose(message.group);
        return;
      case 'ask':
        await this.#answer(message.request, message.question);
        return;
      case 'reveal':
        if (this.#shown) await this.actions.reveal(locationIn(this.#shown, message.rule), message.focus);
        return;
      case 'export':
        if (this.#shown) await this.actions.export(this.#shown.picture, message.to);
    }
  }

  /** What is under way is outdated. */
  #beginUpdate(): CancellationToken {
    this.#update.isCancellationRequested = true;
    this.#update = { isCancellationRequested: false };
    return this.#update;
  }

  #set(shown: ShownPicture | undefined): void {
    this.#shown = shown;
    this.#uri = shown?.pictures.uri ?? this.#uri;
    this.#post();
  }

  #post(): void {
    if (!this.#shown) {
      const message = vscode.l10n.t('There is no network security group of API Management in this file now.');
      this.page.post({ kind: 'nothing', message });
      return;
    }
    const { pictures, picture, outdated } = this.#shown;
    this.page.title(vscode.l10n.t('Rules of {0}', labelOf(picture)));
    this.page.post({ kind: 'view', view: viewOf(pictures, picture, outdated) });
    this.#marked = undefined;
    this.#mark();
  }

  /** The rules at the cursor. */
  #mark(): void {
    if (!this.#shown || !this.#cursor) return;
    const rules = rulesAt(this.#shown.picture, this.#cursor.uri, this.#cursor.position);
    const marked = rules.join();
    if (marked === this.#marked) return;
    this.#marked = marked;
    this.page.post({ kind: 'cursor', rules });
  }

  #followWithin({ pictures, picture, outdated }: ShownPicture, { position }: Cursor): void {
    const at = outdated ? undefined : pictureAt(pictures, position);
    if (at && at !== picture) this.#set({ pictures, picture: at, outdated: false });
    else this.#mark();
  }

  #choose(group: string): void {
    const chosen = this.#shown && pictureWithId(this.#shown.pictures, group);
    if (chosen) this.#set(chosen);
  }

  async #answer(request: number, question: PacketQuestion): Promise<void> {
    if (!this.#shown) return;
    const { pictures, picture, outdated } = this.#shown;
    const answer = outdated
      ? answerToBrokenText()
      : await this.service.decidePacket(pictures.uri, picture.id, question, neverCancelled);
    if (answer) this.page.post({ kind: 'answer', request, answer });
  }
}

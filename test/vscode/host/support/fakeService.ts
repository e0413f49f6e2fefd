import * as vscode from 'vscode';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { LanguageService } from '../../../../src/service/languageService.js';
import { uriOf } from '../../../../src/vscode/uris.js';
import type { CancellationToken, Workspace } from '../../../../src/workspace/workspace.js';

/** The source of the fake's findings. */
export const fakeSource = 'fake';

/**
 * A service for words: a document that says `nsg` is its concern, and each `wrong` in it, or in a document that it
 * names by `see FILE`, is a finding. It keeps a diary of what it was asked.
 */
export class FakeService implements LanguageService {
  readonly diary: string[] = [];
  readonly #asked = new vscode.EventEmitter<void>();
  readonly onAsked = this.#asked.event;

  constructor(private readonly workspace: Workspace) {}

  /** What it was asked of a document, in order. */
  diaryOf(uri: vscode.Uri): readonly string[] {
    const ending = ` ${nameOf(uriOf(uri))}`;
    return this.diary.filter((line) => line.endsWith(ending)).map((line) => line.slice(0, -ending.length));
  }

  concerns(uri: string, _editorLanguage: string, text: string): boolean {
    this.#note('concerns', uri);
    return text.includes('nsg');
  }

  async diagnose(uri: string, token: CancellationToken): Promise<readonly Diagnostic[]> {
    this.#note('diagnose', uri);
    const text = (await this.workspace.readText(uri, token)) ?? '';
    const other = /see (\S+)/.exec(text)?.[1];
    const read = other === undefined ? undefined : await this.#read(uri, other, token);
    const own = [...text.matchAll(/wrong/g)].map((match) => finding('wrong here', match.index));
    return read?.includes('wrong') === true ? [...own, finding('wrong there', 0)] : own;
  }

  readonly codeActions: LanguageService['codeActions'] = () => Promise.resolve([]);

  fixAll(): Promise<object> {
    return Promise.resolve({});
  }

  insertRules(): Promise<{ readonly kind: 'nothing'; readonly reason: string }> {
    return Promise.resolve({ kind: 'nothing', reason: 'The fake inserts nothing.' });
  }

  codeLenses(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  status(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  addMissingRules(): Promise<{ readonly kind: 'nothing'; readonly reason: string }> {
    return this.insertRules();
  }

  hover(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  completions(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  mayComplete(): boolean {
    return false;
  }

  renderRules(): Promise<string> {
    return Promise.resolve('');
  }

  pictures(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  decidePacket(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** A survey finds no news. */
  survey(uris: readonly string[]): Promise<boolean> {
    for (const uri of uris) this.#note('survey', uri);
    return Promise.resolve(false);
  }

  check(): Promise<never> {
    return Promise.reject(new Error('the fake checks nothing'));
  }

  fileChanged(uri: string): void {
    this.#note('changed', uri);
  }

  textChanged(uri: string): void {
    this.#note('changed', uri);
  }

  settingsChanged(): void {
    this.#note('settings', '/');
  }

  async #read(uri: string, name: string, token: CancellationToken): Promise<string | undefined> {
    return this.workspace.readText(uri.slice(0, uri.lastIndexOf('/') + 1) + name, token);
  }

  #note(what: string, uri: string): void {
    this.diary.push(`${what} ${nameOf(uri)}`);
    this.#asked.fire();
  }
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

function finding(message: string, character: number): Diagnostic {
  const start = { line: 0, character };
  return { range: { start, end: { line: 0, character: character + 5 } }, message, source: fakeSource };
}

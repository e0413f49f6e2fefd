import { createLanguageService } from '../../src/service/createLanguageService.js';
import type { LanguageService } from '../../src/service/languageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import type { DirectoryEntry, Workspace } from '../../src/workspace/workspace.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import type { Files } from './sourceFiles.js';

const root = 'file:///w';

/** What is told of a change: to a language service, or to a project. */
export interface ChangeListener {
  fileChanged(uri: string): void;
  textChanged(uri: string): void;
  settingsChanged(): void;
}

/** A workspace that changes as one does in an editor: files on a disk, and unsaved texts before them. */
export class LiveWorkspace implements Workspace {
  #roots: readonly string[];
  readonly #saved: Map<string, string>;
  readonly #unsaved = new Map<string, string>();
  readonly #listeners: ChangeListener[] = [];

  /** @param folders the folders that are open in it, by their paths */
  constructor(files: Files, folders: readonly string[] = ['']) {
    this.#roots = rootsOf(folders);
    this.#saved = new Map(Object.entries(files).map(([path, text]) => [uriOf(path), text]));
  }

  get roots(): readonly string[] {
    return this.#roots;
  }

  /** Has these folders open, and no others. */
  open(...folders: readonly string[]): void {
    this.#roots = rootsOf(folders);
    for (const listener of this.#listeners) listener.settingsChanged();
  }

  get uris(): readonly string[] {
    return [...this.#saved.keys()];
  }

  readText(uri: string): Promise<string | undefined> {
    return Promise.resolve(this.#unsaved.get(uri) ?? this.#saved.get(uri));
  }

  readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
    const inside = this.uris.filter((file) => file.startsWith(`${uri}/`));
    const entries = inside.map((file) => file.slice(uri.length + 1).split('/'));
    const byName = new Map(
      entries.map(([name = '', ...rest]) => [name, { name, isDirectory: rest.length > 0 }]),
    );
    return Promise.resolve([...byName.values()]);
  }

  tell(listener: ChangeListener): void {
    this.#listeners.push(listener);
  }

  /** Changes the text of a file in its editor. */
  type(path: string, old: string, text: string): void {
    const uri = uriOf(path);
    const before = this.#unsaved.get(uri) ?? this.#saved.get(uri) ?? '';
    if (!before.includes(old)) throw new Error(`'${old}' is not in ${path}`);
    this.#unsaved.set(uri, before.replace(old, text));
    for (const listener of this.#listeners) listener.textChanged(uri);
  }

  /** Closes the editor of a file without saving its text. */
  discard(path: string): void {
    this.#unsaved.delete(uriOf(path));
    for (const listener of this.#listeners) listener.textChanged(uriOf(path));
  }

  write(path: string, text: string): void {
    this.#saved.set(uriOf(path), text);
    this.#changed(path);
  }

  /** Deletes a file, or a directory with all in it, which is told as one change. */
  remove(path: string): void {
    for (const uri of this.#at(path)) this.#saved.delete(uri);
    this.#changed(path);
  }

  /** Gives a file or a directory another name. */
  rename(from: string, to: string): void {
    const moved = this.#at(from).map((uri) => [uri, this.#saved.get(uri) ?? ''] as const);
    this.remove(from);
    for (const [uri, text] of moved) this.#saved.set(uriOf(to) + uri.slice(uriOf(from).length), text);
    this.#changed(to);
  }

  #at(path: string): readonly string[] {
    const at = uriOf(path);
    return this.uris.filter((uri) => uri === at || uri.startsWith(`${at}/`));
  }

  /** Nobody watches what is in no folder that is open. */
  #changed(path: string): void {
    const uri = uriOf(path);
    if (!this.#roots.some((root) => uri.startsWith(`${root}/`))) return;
    for (const listener of this.#listeners) listener.fileChanged(uri);
  }
}

function rootsOf(folders: readonly string[]): readonly string[] {
  return folders.map((folder) => uriOf(folder).replace(/\/$/, ''));
}

function uriOf(path: string): string {
  return `${root}/${path}`;
}

/** A language service over a workspace, and what it says of it as it is now. */
export class LiveService {
  readonly #service: LanguageService;

  constructor(private readonly workspace: LiveWorkspace) {
    this.#service = createLanguageService({
      workspace,
      settings: () => defaultConfiguration,
      logger: { warn: () => undefined },
    });
    workspace.tell(this.#service);
  }

  /** The codes of what is said of a file, with the requirements: `missing-rule sql-outbound`. */
  async findingsIn(path: string): Promise<readonly string[]> {
    await this.#service.survey(this.workspace.uris, neverCancelled);
    const diagnostics = await this.#service.diagnose(uriOf(path), neverCancelled);
    return diagnostics.map(({ code }) => String(code)).sort();
  }
}

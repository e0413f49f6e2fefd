import * as vscode from 'vscode';

/** A virtual file system in memory, flat: paths are names, and a directory is whatever paths begin with. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(private readonly scheme: string) {}

  register(options: { readonly isReadonly?: boolean } = {}): vscode.Disposable {
    return vscode.workspace.registerFileSystemProvider(this.scheme, this, {
      isCaseSensitive: true,
      ...options,
    });
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: this.scheme, path });
  }

  set(path: string, text: string): void {
    this.writeFile(this.uri(path), new TextEncoder().encode(text));
  }

  text(path: string): string {
    return new TextDecoder().decode(this.readFile(this.uri(path)));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const size = this.#files.get(path)?.length;
    if (size !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size };
    if (path !== '/' && this.#below(path).length === 0) throw vscode.FileSystemError.FileNotFound(path);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const below = this.#below(path);
    if (path !== '/' && below.length === 0) throw vscode.FileSystemError.FileNotFound(path);
    const entries = below.map((rest): [string, vscode.FileType] => {
      const [name = '', ...deeper] = rest.split('/');
      return [name, deeper.length > 0 ? vscode.FileType.Directory : vscode.FileType.File];
    });
    return [...new Map(entries)];
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const file = this.#files.get(path);
    if (!file) throw vscode.FileSystemError.FileNotFound(path);
    return file;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const type = this.#files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#files.set(uri.path, content);
    this.#changed.fire([{ type, uri }]);
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  /** The paths of the files under a directory, from there on. */
  #below(path: string): readonly string[] {
    const prefix = path.endsWith('/') ? path : `${path}/`;
    return [...this.#files.keys()]
      .filter((each) => each.startsWith(prefix))
      .map((each) => each.slice(prefix.length));
  }
}

import type { Configuration } from '../workspace/configuration.js';
import type { ConfigurationFile } from '../workspace/configurationReader.js';
import { readConfiguration } from '../workspace/configurationReader.js';
import type { ConfigurationLayer, GroupConfiguration } from '../workspace/resolveConfiguration.js';
import {
  configurationFilesOf,
  configurationFor,
  isExcluded,
  parentOf,
} from '../workspace/resolveConfiguration.js';
import { folderOf } from '../workspace/folders.js';
import type { Workspace } from '../workspace/workspace.js';
import { neverCancelled } from '../workspace/workspace.js';
import type { LanguageServiceHost } from './languageService.js';

/** A configuration file as it was read, with its text to tell places by. */
export interface LoadedConfiguration extends ConfigurationFile {
  readonly text: string;
}

/**
 * What holds for the documents of a workspace. A document's file is loaded first, once for all documents it counts
 * for; then what holds is told without waiting.
 */
export class Configurations {
  readonly #files = new Map<string, Promise<LoadedConfiguration | undefined>>();
  readonly #ofDirectory = new Map<string, LoadedConfiguration | undefined>();
  readonly #layersIn = new Map<string, readonly ConfigurationLayer[]>();

  constructor(
    private readonly host: LanguageServiceHost,
    private readonly workspace: Workspace,
  ) {}

  /** Loads what counts for a document. */
  async load(uri: string): Promise<void> {
    const directory = parentOf(uri);
    if (this.#ofDirectory.has(directory)) return;
    this.#ofDirectory.set(directory, await this.#nearest(uri));
  }

  /** The configuration file that counts for a document that was loaded. */
  fileOf(uri: string): LoadedConfiguration | undefined {
    return this.#ofDirectory.get(parentOf(uri));
  }

  /** What holds for a document as a whole. */
  of(uri: string): Configuration {
    return this.forGroup(uri, '').configuration;
  }

  /** What holds for an NSG in a document. */
  forGroup(uri: string, groupName: string): GroupConfiguration {
    return configurationFor(this.#layers(uri), uri, groupName);
  }

  excludes(uri: string): boolean {
    return isExcluded(this.#layers(uri), uri);
  }

  /** Whether a configuration file was looked for in a directory, or below it. */
  readIn(directory: string): boolean {
    return [...this.#files.keys()].some((uri) => uri.startsWith(`${directory}/`));
  }

  /** Forgets the files, when one of them changed or the workspace did. */
  clear(): void {
    this.#files.clear();
    this.#ofDirectory.clear();
    this.#layersIn.clear();
  }

  async #nearest(uri: string): Promise<LoadedConfiguration | undefined> {
    const { configurationFile } = this.host;
    if (configurationFile !== undefined) return this.#read(configurationFile);
    for (const candidate of configurationFilesOf(uri, this.workspace.roots)) {
      const file = await this.#read(candidate);
      if (file) return file;
    }
    return undefined;
  }

  #read(uri: string): Promise<LoadedConfiguration | undefined> {
    const known = this.#files.get(uri);
    if (known) return known;
    const reading = this.workspace
      .readText(uri, neverCancelled)
      .then((text) => (text === undefined ? undefined : { ...readConfiguration(uri, text), text }));
    this.#files.set(uri, reading);
    return reading;
  }

  /** What counts in a directory, put together once: it is asked for with every file and NSG. */
  #layers(uri: string): readonly ConfigurationLayer[] {
    const directory = parentOf(uri);
    const known = this.#layersIn.get(directory);
    if (known) return known;
    const layers = this.#makeLayers(uri);
    // Before the file is loaded they are others.
    if (this.#ofDirectory.has(directory)) this.#layersIn.set(directory, layers);
    return layers;
  }

  #makeLayers(uri: string): readonly ConfigurationLayer[] {
    const file = this.fileOf(uri);
    const { overrides } = this.host;
    return [
      { configuration: this.host.settings(uri), base: this.#rootOf(uri) },
      ...(file ? [{ configuration: file.configuration, base: parentOf(file.uri) }] : []),
      ...(overrides ? [{ configuration: overrides, base: this.#rootOf(uri) }] : []),
    ];
  }

  #rootOf(uri: string): string {
    return folderOf(uri, this.workspace.roots) ?? parentOf(uri);
  }
}

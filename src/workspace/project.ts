import type { Analysis, Language, LoadedFiles, SourceFile, SourceFiles } from '../languages/language.js';
import { folderOf } from './folders.js';
import type { Pause } from './pauses.js';
import { neverPause, takeSteps } from './pauses.js';
import type { CancellationToken, Workspace } from './workspace.js';

/** A unit with what it declares, as of the files it was read from. */
export interface AnalyzedUnit {
  readonly language: Language;
  readonly unit: string;
  readonly analysis: Analysis;
  /** Every file and directory that was asked for, those that don't exist included. */
  readonly dependencies: ReadonlySet<string>;
}

/** Each round of an analysis may ask for files that the round before made known; chains longer than this end unread. */
const mostRounds = 32;

/** A unit as it was analysed last. */
interface KnownUnit {
  readonly analyzed: AnalyzedUnit;
  /** Whether a file that it read has changed since: it still tells who calls whom, and is analysed again when asked for. */
  isOutdated: boolean;
}

/** A unit that is being analysed, for all who wait for it. */
interface RunningAnalysis {
  /** Those who wait: it is given up when none of them wants it any more. */
  readonly tokens: CancellationToken[];
  readonly end: Promise<void>;
}

/**
 * The units that no other of them calls: what the called ones declare is part of those. Units that call each other in a
 * circle, and that no other calls, are all among them.
 */
export function outermostUnits(units: readonly AnalyzedUnit[]): readonly AnalyzedUnit[] {
  const called = calledBy(units);
  const calledFromOutside = calledBy(units.filter(({ unit }) => !called.has(unit)));
  return units.filter(({ unit }) => !calledFromOutside.has(unit));
}

function calledBy(units: readonly AnalyzedUnit[]): ReadonlySet<string> {
  return new Set(
    units.flatMap(({ unit, analysis }) => analysis.calledUnits.filter((other) => other !== unit)),
  );
}

/**
 * The files of a workspace and what they declare, kept until a file changes. Analysis itself is pure and reads no file:
 * a unit is analysed, what it asked for is loaded, and it is analysed again until it asks for nothing new. It is done in
 * steps; one that read a file which changes between two of them is begun anew.
 */
export class Project {
  readonly #files = new Map<string, SourceFile | undefined>();
  readonly #directories = new Map<string, readonly string[]>();
  readonly #units = new Map<string, KnownUnit>();
  #outermost: readonly AnalyzedUnit[] | undefined;
  readonly #readings = new Set<Reading>();
  readonly #running = new Map<string, RunningAnalysis>();
  /** What is being analysed at the moment. */
  readonly #attempts = new Set<Attempt>();

  constructor(
    private readonly workspace: Workspace,
    private readonly languages: readonly Language[],
    private readonly pause: Pause = neverPause,
  ) {}

  /** A project that knows what this one does, of a workspace that is the same until a change is told. */
  fork(workspace: Workspace): Project {
    const copy = new Project(workspace, this.languages, this.pause);
    for (const [uri, file] of this.#files) copy.#files.set(uri, file);
    for (const [uri, entries] of this.#directories) copy.#directories.set(uri, entries);
    for (const [key, known] of this.#units) copy.#units.set(key, { ...known });
    return copy;
  }

  languageOf(uri: string, editorLanguage = this.workspace.editorLanguage?.(uri)): Language | undefined {
    return this.languages.find((language) => language.claims(uri, editorLanguage));
  }

  /** The files as they are loaded now, for writing changes. */
  get files(): LoadedFiles {
    return { read: (uri) => this.#files.get(uri) };
  }

  /**
   * The units that call a unit, and that no other of them calls: those in whose context it is to be judged. They are
   * known from when they were last analysed, and analysed again where a file of theirs has changed since.
   */
  async callersOf(unit: string, token: CancellationToken): Promise<readonly AnalyzedUnit[]> {
    const known = [...this.#units.values()].filter(({ analyzed }) => calls(analyzed, unit));
    const callers: AnalyzedUnit[] = [];
    for (const { analyzed: before } of known) {
      const analyzed = await this.analyze(before.language, before.unit, token);
      if (analyzed && calls(analyzed, unit)) callers.push(analyzed);
    }
    return outermostUnits(callers);
  }

  /** The units that read a file, and that no other of them calls; analysed again where a file of theirs has changed since. */
  async readersOf(uri: string, token: CancellationToken): Promise<readonly AnalyzedUnit[]> {
    const readers: AnalyzedUnit[] = [];
    for (const before of this.#readersOf(uri)) {
      const analyzed = await this.analyze(before.language, before.unit, token);
      if (analyzed?.dependencies.has(uri)) readers.push(analyzed);
    }
    return outermostUnits(readers);
  }

  /** Whether a unit read a file when it was last analysed, or looked for it. */
  isRead(uri: string): boolean {
    return this.#readersOf(uri).length > 0;
  }

  #readersOf(uri: string): readonly AnalyzedUnit[] {
    return [...this.#units.values()]
      .map(({ analyzed }) => analyzed)
      .filter((each) => each.dependencies.has(uri));
  }

  /** The units that no other calls, as of their last analysis: one array until that changes. */
  get outermost(): readonly AnalyzedUnit[] {
    return (this.#outermost ??= outermostUnits([...this.#units.values()].map(({ analyzed }) => analyzed)));
  }

  /** Whether a unit was analysed, be it as its files are now or before. */
  knows(language: Language, unit: string): boolean {
    return this.#units.has(keyOf(language, unit));
  }

  /** Analyses all units again that read a file which has changed since, and forgets those of which nothing is left. */
  async refresh(token: CancellationToken): Promise<void> {
    for (const [key, { analyzed: before, isOutdated }] of [...this.#units]) {
      if (!isOutdated) continue;
      const analyzed = await this.analyze(before.language, before.unit, token);
      if (token.isCancellationRequested) return;
      if (!analyzed || isEmpty(analyzed)) this.#drop(key);
    }
  }

  async file(uri: string, token: CancellationToken): Promise<SourceFile | undefined> {
    await this.#load(uri, token);
    return this.#files.get(uri);
  }

  /** Whether a unit certainly declares nothing but subnets, which is told without an analysis. */
  async declaresMereSubnets(language: Language, unit: string, token: CancellationToken): Promise<boolean> {
    for (let round = 1; round <= mostRounds && !token.isCancellationRequested; round += 1) {
      const files = this.#recordedFiles();
      const answer = language.declaresMereSubnets?.(unit, files) ?? false;
      if (files.isComplete) return answer;
      await this.#loadWanted(files, token);
    }
    return false;
  }

  /** Whether a unit is still as it was analysed: no file that it read has changed since. */
  isCurrent({ language, unit, analysis }: AnalyzedUnit): boolean {
    const known = this.#units.get(keyOf(language, unit));
    return known?.analyzed.analysis === analysis && !known.isOutdated;
  }

  /** Analyses the unit of a file; `undefined` when cancelled. Whoever asks meanwhile waits for the same analysis. */
  async analyze(
    language: Language,
    unit: string,
    token: CancellationToken,
  ): Promise<AnalyzedUnit | undefined> {
    const key = keyOf(language, unit);
    for (;;) {
      const known = this.#units.get(key);
      if (known && !known.isOutdated) return known.analyzed;
      if (token.isCancellationRequested) return undefined;
      const running = this.#running.get(key);
      if (running) {
        running.tokens.push(token);
        await running.end;
      } else {
        const tokens = [token];
        const end = this.#analyzeFor(tokens, language, unit);
        this.#running.set(key, { tokens, end });
        await end.finally(() => this.#running.delete(key));
      }
    }
  }

  /** Analyses a unit until that has come to its end, or nobody wants it any more. */
  async #analyzeFor(tokens: readonly CancellationToken[], language: Language, unit: string): Promise<void> {
    const token = new EveryToken(tokens);
    for (let round = 1; !token.isCancellationRequested;) {
      const { analysis, files } = await this.#attempt(language, unit, token);
      if (analysis === undefined) continue;
      if (files.isComplete || round === mostRounds) {
        const analyzed = { language, unit, analysis, dependencies: files.dependencies };
        this.#units.set(keyOf(language, unit), { analyzed, isOutdated: false });
        this.#outermost = undefined;
        return;
      }
      await this.#loadWanted(files, token);
      round += 1;
    }
  }

  async #loadWanted(files: RecordedFiles, token: CancellationToken): Promise<void> {
    await Promise.all([
      ...[...files.wantedFiles].map((uri) => this.#load(uri, token)),
      ...[...files.wantedDirectories].map((uri) => this.#list(uri, token)),
    ]);
  }

  /** Analyses a unit with what is loaded by now; without an answer when a file that it read changes in a pause. */
  async #attempt(language: Language, unit: string, token: CancellationToken) {
    const files = this.#recordedFiles();
    const attempt = new Attempt(files, token);
    this.#attempts.add(attempt);
    const taking = takeSteps(language.analyze(unit, files), this.pause, attempt);
    const analysis = await taking.finally(() => this.#attempts.delete(attempt));
    return { analysis, files };
  }

  #recordedFiles(): RecordedFiles {
    return new RecordedFiles(this.#files, this.#directories, this.workspace.roots);
  }

  #drop(key: string): void {
    this.#units.delete(key);
    this.#outermost = undefined;
  }

  /** Forgets a file, or a directory with all in it; every unit that read it or its directory is outdated. */
  changed(uri: string): void {
    const below = `${uri}/`;
    const inside = [...this.#files.keys(), ...this.#directories.keys()].filter((each) =>
      each.startsWith(below),
    );
    this.#forget(new Set([uri, uri.slice(0, uri.lastIndexOf('/')), ...inside]));
  }

  /** Forgets the text of a file that is there as before; every unit that read it is outdated. */
  textChanged(uri: string): void {
    this.#forget(new Set([uri]));
  }

  /** Forgets all, when something changed of which nothing nearer is known. */
  clear(): void {
    this.#files.clear();
    this.#directories.clear();
    this.#units.clear();
    this.#outermost = undefined;
    for (const reading of this.#readings) reading.isOutdated = true;
    for (const attempt of this.#attempts) attempt.isOutdated = true;
  }

  #forget(uris: ReadonlySet<string>): void {
    for (const uri of uris) {
      this.#files.delete(uri);
      this.#directories.delete(uri);
    }
    for (const known of this.#units.values()) {
      if (intersects(uris, known.analyzed.dependencies)) known.isOutdated = true;
    }
    for (const reading of this.#readings) if (uris.has(reading.uri)) reading.isOutdated = true;
    for (const attempt of this.#attempts) {
      if (intersects(uris, attempt.files.dependencies)) attempt.isOutdated = true;
    }
  }

  async #load(uri: string, token: CancellationToken): Promise<void> {
    if (this.#files.has(uri)) return;
    const text = await this.#read(uri, () => this.workspace.readText(uri, token));
    if (!token.isCancellationRequested) this.#files.set(uri, text === undefined ? undefined : { uri, text });
  }

  async #list(directory: string, token: CancellationToken): Promise<void> {
    if (this.#directories.has(directory)) return;
    const entries = await this.#read(directory, () => this.workspace.readDirectory(directory, token));
    if (token.isCancellationRequested) return;
    const files = entries
      .filter((entry) => !entry.isDirectory)
      .map((entry) => `${directory}/${encodeURIComponent(entry.name)}`);
    this.#directories.set(directory, files);
  }

  /** Reads a file or directory, and again when it changes meanwhile: an old text never outlives a change. */
  async #read<T>(uri: string, read: () => Promise<T>): Promise<T> {
    for (;;) {
      const reading: Reading = { uri, isOutdated: false };
      this.#readings.add(reading);
      const result = await read().finally(() => this.#readings.delete(reading));
      if (!reading.isOutdated) return result;
    }
  }
}

function keyOf({ id }: Language, unit: string): string {
  return `${id} ${unit}`;
}

function calls({ analysis }: AnalyzedUnit, called: string): boolean {
  return analysis.calledUnits.includes(called);
}

function isEmpty({ analysis: { declarations, calledUnits, gaps } }: AnalyzedUnit): boolean {
  return [declarations, calledUnits, gaps].every((each) => each.length === 0);
}

function intersects(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  for (const each of few) if (many.has(each)) return true;
  return false;
}

/** Something that is being read, and whether it changed since. */
interface Reading {
  readonly uri: string;
  isOutdated: boolean;
}

/** What several wait for is cancelled when none of them wants it any more; more may come. */
class EveryToken implements CancellationToken {
  constructor(private readonly tokens: readonly CancellationToken[]) {}

  get isCancellationRequested(): boolean {
    return this.tokens.every((token) => token.isCancellationRequested);
  }
}

/** One go at an analysis: it is called off when nobody wants it, or when a file that it read changes. */
class Attempt implements CancellationToken {
  isOutdated = false;

  constructor(
    readonly files: RecordedFiles,
    private readonly token: CancellationToken,
  ) {}

  get isCancellationRequested(): boolean {
    return this.isOutdated || this.token.isCancellationRequested;
  }
}

/** The loaded files, noting what an analysis asks for. */
class RecordedFiles implements SourceFiles {
  readonly dependencies = new Set<string>();
  readonly wantedFiles = new Set<string>();
  readonly wantedDirectories = new Set<string>();

  constructor(
    private readonly files: ReadonlyMap<string, SourceFile | undefined>,
    private readonly directories: ReadonlyMap<string, readonly string[]>,
    private readonly roots: readonly string[],
  ) {}

  /** Whether all that was asked for is loaded. */
  get isComplete(): boolean {
    return this.wantedFiles.size + this.wantedDirectories.size === 0;
  }

  read(uri: string): SourceFile | undefined {
    this.dependencies.add(uri);
    if (!this.files.has(uri) && !this.isOutside(uri)) this.wantedFiles.add(uri);
    return this.files.get(uri);
  }

  list(directory: string): readonly string[] {
    this.dependencies.add(directory);
    const known = this.directories.get(directory);
    if (known === undefined && !this.isOutside(directory)) this.wantedDirectories.add(directory);
    return known ?? [];
  }

  /** A document outside of every folder is read with what lies beside it only when it is itself open. */
  isOutside(uri: string): boolean {
    return folderOf(uri, this.roots) === undefined;
  }
}

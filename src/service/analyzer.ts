import type { Finding } from '../checks/findings.js';
import { suppress } from '../checks/suppress.js';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import type { Comment, Language, SourceFile } from '../languages/language.js';
import type { Configuration } from '../workspace/configuration.js';
import { crossLinksTo, mayReferTo } from '../workspace/crossLinks.js';
import type { ForeignLinks } from '../workspace/foreignLinks.js';
import { sameForeignLinks } from '../workspace/foreignLinks.js';
import type { Pause } from '../workspace/pauses.js';
import { neverPause, takeSteps } from '../workspace/pauses.js';
import type { AnalyzedUnit, Project } from '../workspace/project.js';
import type { CancellationToken, Workspace } from '../workspace/workspace.js';
import { isConfigurationFile } from '../workspace/configurationFileName.js';
import { Configurations } from './configurations.js';
import type { CheckedUnit } from './groups.js';
import { allFindings, checkUnit } from './groups.js';
import type { LanguageServiceHost } from './languageService.js';

/** A file with its language and the units in whose context it is judged. */
export interface JudgedFile {
  readonly file: SourceFile;
  /** What holds for the file as a whole. */
  readonly configuration: Configuration;
  readonly language: Language;
  readonly units: readonly CheckedUnit[];
}

/** While somebody types, it is a few units that are checked again and again. */
const mostRemembered = 16;

/** A project with what the checks say of it; both are kept until a file changes. */
export class Analyzer {
  readonly configurations: Configurations;
  readonly #pause: Pause;
  #checked = new WeakMap<AnalyzedUnit, CheckedWithLinks>();
  /** What was said last of the units that were checked last: most of it is said again after a keystroke. */
  readonly #latest = new Map<string, CheckedUnit>();

  constructor(
    readonly host: LanguageServiceHost,
    private readonly workspace: Workspace,
    readonly project: Project,
  ) {
    this.#pause = host.pause ?? neverPause;
    this.configurations = new Configurations(host, workspace);
  }

  /** An analyzer that knows what this one does, of a workspace that is the same until a change is told. */
  fork(workspace: Workspace): Analyzer {
    return new Analyzer(this.host, workspace, this.project.fork(workspace));
  }

  /** What is to be said of a unit; `undefined` when cancelled. */
  async check(unit: AnalyzedUnit, token: CancellationToken): Promise<CheckedUnit | undefined> {
    const links = this.crossLinksTo(unit);
    const checked = this.#checked;
    const known = checked.get(unit);
    if (known && sameForeignLinks(known.links, links)) return known.result;
    await this.#loadConfigurations(unit);
    const steps = checkUnit(
      unit,
      this.project.files,
      (uri, groupName) => this.configurations.forGroup(uri, groupName),
      (uri) => this.project.languageOf(uri),
      links,
      this.#latest.get(unit.unit),
    );
    const result = await takeSteps(steps, this.#pause, token);
    if (!result) return undefined;
    // The configuration has changed in a pause.
    if (checked !== this.#checked) return this.check(unit, token);
    checked.set(unit, { result, links });
    this.#remember(result);
    return result;
  }

  #remember(result: CheckedUnit): void {
    const { unit } = result.unit;
    this.#latest.delete(unit);
    this.#latest.set(unit, result);
    const [oldest] = this.#latest.keys();
    if (this.#latest.size > mostRemembered && oldest !== undefined) this.#latest.delete(oldest);
  }

  /** What other units, as far as they are known by now, add to the network of a unit. */
  crossLinksTo(unit: AnalyzedUnit): ForeignLinks {
    return crossLinksTo(unit, this.project.outermost, this.workspace.roots);
  }

  /** Whether other units, as far as they are known by now, may refer to the subnets of one that isn't analysed. */
  mayBeReferredTo(unit: string): boolean {
    return mayReferTo(unit, this.project.outermost, this.workspace.roots);
  }

  /**
   * Judges a file in the context of the units that call it, else in its own, and one of mere data in that of the units
   * that read it; `undefined` for a file of none of our languages, without anything for us in it, that is excluded, or
   * when cancelled.
   */
  async judge(uri: string, token: CancellationToken): Promise<JudgedFile | undefined> {
    const { project } = this;
    const language = project.languageOf(uri);
    const file = language && (await project.file(uri, token));
    if (!file) return undefined;
    await this.configurations.load(uri);
    if (this.configurations.excludes(uri)) return undefined;
    const around = language.mayMatter(file.text)
      ? await this.#deploymentsOf(language.unitOf(uri), language, token)
      : await project.readersOf(uri, token);
    if (around.length === 0 || token.isCancellationRequested) return undefined;
    const units = await this.#checkAll(around, token);
    if (!units) return undefined;
    await this.#pause();
    // A file has changed in a pause: what is said here is of texts that are there no more.
    if (!around.every((each) => project.isCurrent(each))) return this.judge(uri, token);
    return { file, configuration: this.configurations.of(uri), language, units };
  }

  async #checkAll(
    units: readonly AnalyzedUnit[],
    token: CancellationToken,
  ): Promise<readonly CheckedUnit[] | undefined> {
    const checked = await Promise.all(units.map((each) => this.check(each, token)));
    return checked.every((each) => each !== undefined) ? checked : undefined;
  }

  async #deploymentsOf(
    unit: string,
    language: Language,
    token: CancellationToken,
  ): Promise<readonly AnalyzedUnit[]> {
    const own = await this.project.analyze(language, unit, token);
    const callers = await this.project.callersOf(unit, token);
    return callers.length > 0 ? callers : own ? [own] : [];
  }

  /** Forgets what was said of a file, or of all in a directory, and of what depends on it. */
  fileChanged(uri: string): void {
    if (isConfigurationFile(uri) || this.configurations.readIn(uri)) this.#configurationChanged();
    this.project.changed(uri);
  }

  /** Forgets what was said of the text of a file, and of what depends on it: what lies beside it is as before. */
  textChanged(uri: string): void {
    if (isConfigurationFile(uri) || this.configurations.readIn(uri)) this.#configurationChanged();
    this.project.textChanged(uri);
  }

  settingsChanged(): void {
    this.project.clear();
    this.#configurationChanged();
  }

  #configurationChanged(): void {
    this.configurations.clear();
    this.#checked = new WeakMap();
  }

  /** The configuration of every file that the unit has an NSG, a subnet or a gap in; modules may lie elsewhere. */
  async #loadConfigurations({ analysis: { declarations, gaps } }: AnalyzedUnit): Promise<void> {
    const subjects = declarations.filter(({ kind }) => kind === 'networkSecurityGroup' || kind === 'subnet');
    const uris = new Set([...subjects, ...gaps].map(({ origin }) => origin.uri));
    for (const uri of uris) await this.configurations.load(uri);
  }
}

/** What was said of a unit, and what was known of others then. */
interface CheckedWithLinks {
  readonly result: CheckedUnit;
  readonly links: ForeignLinks;
}

/**
 * The language in which an NSG's changes are written: that of the unit which deploys it, as it knows all files that a
 * rule may have its values from.
 */
export function languageOf({ units, language }: JudgedFile, group: JudgedGroup): Language {
  const deploying = units.find(({ groups }) => groups.some(({ judged }) => judged === group));
  return deploying?.unit.language ?? language;
}

/** The findings that are shown in a file, whichever unit they come from. */
export function findingsIn({ file, language, configuration, units }: JudgedFile): readonly Finding[] {
  const own = units.flatMap(allFindings).filter((finding) => finding.origin.uri === file.uri);
  const comments = (): readonly Comment[] => language.outline(file).comments;
  return suppress({ ...file, comments, configuration }, uniqueFindings(own));
}

/** Findings without those that say the same of the same place: a module that is called twice is reported once. */
export function uniqueFindings(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, origin, message }) => {
    const key = `${origin.uri} ${origin.start} ${origin.end} ${code} ${message}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

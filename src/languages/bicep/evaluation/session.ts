import * as l10n from '../../../l10n.js';
import { Budget } from '../../functions/budget.js';
import type { Gap, SourceFile, SourceFiles } from '../../language.js';
import type { CallTemplate } from '../../resourceManager/templateCall.js';
import type { Origin } from '../../text.js';
import type { UnknownValue } from '../../values.js';
import { unknownValue } from '../../values.js';

/** Levels of nesting that are evaluated: expressions within values within expressions. */
const maximumDepth = 200;

/** What one analysis shares: files, what could not be followed, and bounds that make it end. Mutable. */
export class Session {
  readonly budget = new Budget();
  readonly gaps: Gap[] = [];
  readonly calledUnits = new Set<string>();
  readonly #sources = new Map<string, SourceFile>();
  #depth = 0;

  constructor(
    readonly files: SourceFiles,
    readonly callTemplate: CallTemplate,
  ) {}

  /** Keeps a file whose values have their origins in it. */
  add(file: SourceFile): void {
    this.#sources.set(file.uri, file);
  }

  /** The text of a file that took part in the analysis, those of templates in JSON among them. */
  textOf(uri: string): string | undefined {
    const called = this.calledUnits.has(uri) ? this.files.read(uri) : undefined;
    return (this.#sources.get(uri) ?? called)?.text;
  }

  /**
   * Goes one level deeper; `leave` must follow. Beyond the bounds it goes nowhere, and gives the value that stands for
   * what isn't evaluated.
   */
  enter(origin: Origin): UnknownValue | undefined {
    if (this.#depth < maximumDepth && this.budget.spend(1)) {
      this.#depth += 1;
      return undefined;
    }
    const reason = this.budget.exhausted
      ? l10n.t('evaluating the file takes too many steps')
      : l10n.t('the file is nested too deeply');
    return unknownValue(reason, `${origin.uri}:${origin.start}`, origin);
  }

  leave(): void {
    this.#depth -= 1;
  }
}

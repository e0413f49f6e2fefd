import * as l10n from '../../l10n.js';
import type { NetworkSecurityGroup } from '../declarations.js';
import type { AddRule, FileEdit, LoadedFiles, NewRule, RuleChange, WrittenChanges } from '../language.js';
import { addRule } from './addRule.js';
import type { GroupText } from './groupText.js';
import { groupText } from './groupText.js';
import type { Notation, OpenFile, OpenFiles } from './notation.js';
import { openFiles } from './notation.js';
import { removeRule } from './removeRule.js';
import { setField } from './setField.js';
import type { Step, Written } from './steps.js';
import { conflict, editsOf, isRefusal, isSameStep, refuse } from './steps.js';
import type { TextEdit } from './textEdits.js';
import { inOrder } from './textEdits.js';

/** How a language writes, beside what it does the same way as all others. */
export interface LanguageWriting {
  /** The notation of a file; undefined for one that this language doesn't write. */
  readonly notationFor: (uri: string) => Notation | undefined;
  /** Gives a group that has no rules written anywhere its first ones. */
  readonly addFirst: (group: NetworkSecurityGroup, rules: readonly NewRule[], files: OpenFiles) => Written;
  /** Brings text around edits into the form that the language's formatter gives it. */
  readonly tidy?: (file: OpenFile, edits: readonly TextEdit[]) => readonly TextEdit[];
}

/** The edits that make changes to rules, and the changes that can't be made. */
export function writeChanges(
  changes: readonly RuleChange[],
  files: LoadedFiles,
  language: LanguageWriting,
): WrittenChanges {
  const session = new Session(openFiles(files, language.notationFor), language);
  for (const change of changes) {
    if (!session.waitsForList(change)) session.take([change], session.write(change));
  }
  session.writeWaiting();
  return { edits: session.edits(), refused: session.refused };
}

/** One write: what was taken so far. */
class Session {
  readonly refused: { readonly change: RuleChange; readonly reason: string }[] = [];
  readonly #steps: Step[] = [];
  readonly #groups = new Map<NetworkSecurityGroup, GroupText>();
  readonly #waiting = new Map<NetworkSecurityGroup, AddRule[]>();

  constructor(
    private readonly files: OpenFiles,
    private readonly language: LanguageWriting,
  ) {}

  /** Rules of a group without any are added together, as there is but one place where their list can come. */
  waitsForList(change: RuleChange): boolean {
    if (change.kind !== 'add' || change.after || change.group.ruleList) return false;
    if (change.group.rules.length > 0) return false;
    const waiting = this.#waiting.get(change.group) ?? [];
    this.#waiting.set(change.group, [...waiting, change]);
    return true;
  }

  writeWaiting(): void {
    for (const [group, adds] of this.#waiting) {
      const rules = adds.map(({ rule }) => rule);
      this.take(adds, this.language.addFirst(group, rules, this.files));
    }
  }

  write(change: RuleChange): Written {
    const group = this.#groups.get(change.group) ?? groupText(this.files, change.group);
    this.#groups.set(change.group, group);
    switch (change.kind) {
      case 'add':
        return addRule(change, group);
      case 'set':
        return setField(change, group);
      case 'remove':
        return removeRule(change, group);
    }
  }

  take(changes: readonly RuleChange[], written: Written): void {
    const taken = isRefusal(written) ? written : this.#withoutConflict(written);
    if (!isRefusal(taken)) this.#steps.push(...taken);
    else this.refused.push(...changes.map((change) => ({ change, reason: taken.refused })));
  }

  #withoutConflict(steps: readonly Step[]): Written {
    if (steps.some((step) => this.#steps.some((other) => conflict(step, other))))
      return refuse(l10n.t('Another change is made at the same place.'));
    return steps.filter((step) => !this.#steps.some((other) => isSameStep(step, other)));
  }

  edits(): readonly FileEdit[] {
    return [...new Set(this.#steps.map(({ uri }) => uri))].flatMap((uri) => {
      const file = this.files.open(uri);
      if (!file) return [];
      const edits = editsOf(
        file,
        this.#steps.filter((step) => step.uri === uri),
      );
      const tidied = this.language.tidy?.(file, edits) ?? edits;
      return inOrder(tidied).map((edit) => ({ uri, ...edit }));
    });
  }
}

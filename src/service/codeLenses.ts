import type { CodeLens, Range } from 'vscode-languageserver-types';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import type { SourceFile } from '../languages/language.js';
import * as l10n from '../l10n.js';
import type { JudgedFile } from './analyzer.js';
import { groupTitle, summarize } from './groupSummary.js';
import type { LensTarget } from './lensTarget.js';
import { lensCommands } from './lensTarget.js';
import { checkedGroupsOf } from './picture/pictureOf.js';
import type { IdentifiedGroup } from './picture/pictureOf.js';
import { documentOf } from './positions.js';

/**
 * What is shown above each checked NSG of a file: what it is checked as and how many of the rules are there, and
 * commands that add the others and show the picture. An NSG that has but rules in the file has it above the first.
 */
export function codeLenses(judged: JudgedFile): readonly CodeLens[] {
  const lenses = checkedGroupsOf(judged).flatMap((group) => lensesOf(group, judged.file));
  return lenses.filter(isFirstOfItsKind);
}

function lensesOf({ id, judged }: IdentifiedGroup, file: SourceFile): readonly CodeLens[] {
  const range = lineOf(judged, file);
  if (!range) return [];
  const target: LensTarget = { uri: file.uri, group: id };
  const lens = (title: string, command: string): CodeLens => ({
    range,
    command: { title, command, arguments: [target] },
  });
  const { length: missing } = summarize(judged).toAdd;
  return [
    lens(groupTitle(judged), lensCommands.show),
    ...(missing > 0
      ? [lens(missing === 1 ? l10n.t('Add 1 rule') : l10n.t('Add {0} rules', missing), lensCommands.add)]
      : []),
    lens(l10n.t('Show picture'), lensCommands.show),
  ];
}

/** A module that is called twice has two NSGs in one place, of which the same is not said twice. */
function isFirstOfItsKind({ range, command }: CodeLens, index: number, all: readonly CodeLens[]): boolean {
  const same = all.findIndex(
    (other) => other.range.start.line === range.start.line && other.command?.title === command?.title,
  );
  return same === index;
}

/** The line where an NSG is declared, else of the first of its rules that are written in the file. */
function lineOf({ group }: JudgedGroup, file: SourceFile): Range | undefined {
  const places = group.origin.uri === file.uri ? [group.origin] : group.rules.map(({ origin }) => origin);
  const offsets = places.filter(({ uri }) => uri === file.uri).map(({ start }) => start);
  if (offsets.length === 0) return undefined;
  const start = documentOf(file).positionAt(Math.min(...offsets));
  return { start, end: start };
}

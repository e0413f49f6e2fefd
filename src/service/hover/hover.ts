import type { Hover, Position } from 'vscode-languageserver-types';
import type { LoadedFiles } from '../../languages/language.js';
import type { Origin } from '../../languages/text.js';
import type { JudgedFile } from '../analyzer.js';
import { groupsOf } from '../picture/pictureOf.js';
import { documentOf, rangeOf } from '../positions.js';
import { explainFindings } from './findings.js';
import { describeGroup } from './group.js';
import { describeRules } from './rule.js';
import { describeTag } from './tag.js';

/** Something said of a place of the file, in Markdown. */
export interface HoverPart {
  readonly place: Origin;
  readonly text: string;
}

/** A place that is asked about. */
export interface HoverPlace {
  readonly judged: JudgedFile;
  readonly offset: number;
  readonly files: LoadedFiles;
}

/**
 * What there is to know at a position: why Microsoft asks for what a finding misses, what a rule or a service tag does,
 * how an NSG is linked. Nothing of an NSG that isn't checked.
 */
export function hoverAt(judged: JudgedFile, position: Position, files: LoadedFiles): Hover | undefined {
  const place = { judged, offset: documentOf(judged.file).offsetAt(position), files };
  const groups = groupsOf(judged).filter(({ judged: group }) => group.checked !== 'no');
  const parts = [
    ...explainFindings(place),
    ...firstThatSays(
      () => groups.flatMap((group) => describeTag(group.judged, place) ?? []).slice(0, 1),
      () => groups.flatMap((group) => describeRules(group.judged, place) ?? []),
      () => groups.flatMap((group) => describeGroup(group, place) ?? []),
    ),
  ];
  const smallest = [...parts].sort((left, right) => sizeOf(left) - sizeOf(right))[0];
  if (!smallest) return undefined;
  const value = [...new Set(parts.map(({ text }) => text))].join('\n\n---\n\n');
  return { contents: { kind: 'markdown', value }, range: rangeOf(judged.file, smallest.place) };
}

function firstThatSays(...ways: readonly (() => readonly HoverPart[])[]): readonly HoverPart[] {
  for (const way of ways) {
    const parts = way();
    if (parts.length > 0) return parts;
  }
  return [];
}

function sizeOf({ place }: HoverPart): number {
  return place.end - place.start;
}

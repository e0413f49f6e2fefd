import type { NetworkSecurityGroup, RuleDeclaration, RuleField, RuleProperty } from '../declarations.js';
import type { Origin } from '../text.js';
import type { DataList, DataScalar } from './dataTree.js';
import type { Slot } from './fields.js';
import { isEmpty, slotOf } from './fields.js';
import type { OpenFile, OpenFiles } from './notation.js';
import type { Place } from './places.js';
import { isLoopBody, literalIn, ownPlaceOf, textOf } from './places.js';

/** A network security group as it is written: the examples for what is written into it. */
export interface GroupText {
  readonly files: OpenFiles;
  readonly group: NetworkSecurityGroup;
  /** How its rules write a property. */
  readonly examplesOf: (field: RuleField) => Examples;
  /** Whether a rule's text is its own: several rules without a text of their own share one, if only a loop's body. */
  readonly hasOwnText: (rule: RuleDeclaration) => boolean;
}

/** The places at which a group's rules say a property, or another one of its slot. */
export interface Examples {
  readonly properties: readonly WrittenProperty[];
  /** The literals in them: of a list, its first item. */
  readonly literals: readonly DataScalar[];
  /** The lists that aren't empty. */
  readonly lists: readonly WrittenList[];
}

export interface WrittenProperty {
  readonly rule: RuleDeclaration;
  readonly property: RuleProperty;
  readonly place: Place;
}

export interface WrittenList {
  readonly list: DataList;
  readonly file: OpenFile;
}

/** So many rules show how a group is written. */
const mostExamples = 50;

export function groupText(files: OpenFiles, group: NetworkSecurityGroup): GroupText {
  const bySlot = new Map<Slot, Examples>();
  const examplesOf = (field: RuleField): Examples => {
    const slot = slotOf(field);
    const known = bySlot.get(slot) ?? examplesIn(slot, files, group);
    bySlot.set(slot, known);
    return known;
  };
  const counts = new Map<string, number>();
  for (const { origin } of group.rules) counts.set(keyOf(origin), (counts.get(keyOf(origin)) ?? 0) + 1);
  const hasOwnText = (rule: RuleDeclaration): boolean =>
    counts.get(keyOf(rule.origin)) === 1 && !isLoopBody(rule);
  return { files, group, examplesOf, hasOwnText };
}

function keyOf({ uri, start, end }: Origin): string {
  return `${start}-${end} ${uri}`;
}

function examplesIn(slot: Slot, files: OpenFiles, { rules }: NetworkSecurityGroup): Examples {
  const properties = rules.slice(0, mostExamples).flatMap((rule) =>
    slot.flatMap((field): readonly WrittenProperty[] => {
      const property = rule.properties.get(field);
      const place = property && ownPlaceOf(files, rule, property);
      return property && place ? [{ rule, property, place }] : [];
    }),
  );
  const literals = properties.flatMap(({ place }) => literalIn(place) ?? []);
  const lists = properties.flatMap(({ place: { node, file } }): readonly WrittenList[] =>
    node.kind === 'list' && node.items.length > 0 ? [{ list: node, file }] : [],
  );
  return { properties, literals, lists };
}

/** How the group writes that a property says nothing, where it does. */
export function writtenNothing({ examplesOf }: GroupText, field: RuleField): string | undefined {
  const example = examplesOf(field).properties.find(
    ({ property, place }) =>
      property.field === field && isEmpty(property.value) && place.node.kind !== 'expression',
  );
  return example && textOf(example.place);
}

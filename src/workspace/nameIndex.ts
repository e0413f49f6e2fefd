import { folderOf } from './folders.js';
import type { KnownResource } from './knownNames.js';
import type { AnalyzedUnit } from './project.js';
import type { NamedAssociation, NamedGroup, NamedSubnet, Reference } from './unitSummary.js';
import { summaryOf } from './unitSummary.js';

/** What the units of one area say to each other, by names. */
export interface NameIndex {
  /** By the name of the subnet. */
  readonly references: Names<Reference>;
  readonly subnets: Names<NamedSubnet>;
  readonly groups: Names<NamedGroup>;
  /** By the name of the NSG that they have. */
  readonly subnetsOfGroup: Names<OfGroup<NamedSubnet>>;
  readonly associationsOfGroup: Names<OfGroup<NamedAssociation>>;
  readonly associations: readonly OfUnit<NamedAssociation>[];
}

export type OfUnit<T> = T & { readonly unit: AnalyzedUnit };

/** What names an NSG that is known. */
export type OfGroup<T> = T & { readonly group: KnownResource };

export type Names<T> = ReadonlyMap<string, readonly OfUnit<T>[]>;

/** The areas of a workspace, by their keys. */
type Areas = ReadonlyMap<string, NameIndex>;

const areas = new WeakMap<readonly AnalyzedUnit[], Areas>();

/**
 * The names in the area of a unit.
 * @param all the units of the workspace that no other calls; the same array as long as they are the same
 * @param roots the folders of the workspace, between which nothing is linked
 */
export function namesAroundUnit(
  { unit }: Pick<AnalyzedUnit, 'unit'>,
  all: readonly AnalyzedUnit[],
  roots: readonly string[],
): NameIndex | undefined {
  const known = areas.get(all) ?? areasOf(all, roots);
  areas.set(all, known);
  return known.get(areaOf(unit, roots));
}

function areasOf(all: readonly AnalyzedUnit[], roots: readonly string[]): Areas {
  const units = new Map<string, AnalyzedUnit[]>();
  for (const unit of all) addTo(units, areaOf(unit.unit, roots), unit);
  return new Map([...units].map(([key, own]) => [key, indexOf(own)]));
}

function indexOf(units: readonly AnalyzedUnit[]): NameIndex {
  const references = new Map<string, OfUnit<Reference>[]>();
  const subnets = new Map<string, OfUnit<NamedSubnet>[]>();
  const groups = new Map<string, OfUnit<NamedGroup>[]>();
  const subnetsOfGroup = new Map<string, OfUnit<OfGroup<NamedSubnet>>[]>();
  const associationsOfGroup = new Map<string, OfUnit<OfGroup<NamedAssociation>>[]>();
  const associations: OfUnit<NamedAssociation>[] = [];
  for (const unit of units) {
    const summary = summaryOf(unit);
    for (const each of summary.references) addTo(references, each.known.name, { ...each, unit });
    for (const each of summary.groups) addTo(groups, each.known.name, { ...each, unit });
    for (const each of summary.subnets) {
      const { group } = each;
      addTo(subnets, each.known.name, { ...each, unit });
      if (group) addTo(subnetsOfGroup, group.name, { ...each, group, unit });
    }
    for (const each of summary.associations) {
      const { group } = each;
      associations.push({ ...each, unit });
      if (group) addTo(associationsOfGroup, group.name, { ...each, group, unit });
    }
  }
  return { references, subnets, groups, subnetsOfGroup, associationsOfGroup, associations };
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const same = map.get(key);
  if (same) same.push(value);
  else map.set(key, [value]);
}

/** Units of different areas have nothing to do with each other, though they often use the same names. */
function areaOf(unit: string, roots: readonly string[]): string {
  const root = folderOf(unit, roots);
  return `${root ?? ''} ${deploymentTree(unit, root)}`;
}

/** Folders of deployments of their own. */
const collection = /^(?:samples?|examples?|tests?|e2e|demos?|labs?|quickstarts?|scenarios?)$/i;

/** The folder in a collection of samples below a root that a unit is part of; all that is in no collection is one. */
function deploymentTree(unit: string, root = ''): string {
  const segments = unit.slice(root.length).split('/');
  const at = segments.findLastIndex((segment) => collection.test(segment));
  return at < 0 ? '' : segments.slice(0, at + 2).join('/');
}

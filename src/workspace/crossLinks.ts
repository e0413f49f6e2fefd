import type { ApiManagementService, Declaration, ServiceFeature, Subnet } from '../languages/declarations.js';
import type { KnownResource } from './knownNames.js';
import { knownResource, mayBeSame } from './knownNames.js';
import type { LinkedGroup, LinkedNetwork, Placement } from './linking.js';
import type { SubnetReference } from './services.js';
import { isFeatureOf, linkNetwork } from './linking.js';
import { subnetReferences } from './services.js';
import type { AnalyzedUnit } from './project.js';

/**
 * Links between deployments of one workspace, by names that come out equal: a service in Bicep whose subnet Terraform
 * makes. Nothing is guessed: the names are known, one deployment alone refers to the subnet, one alone declares it, and
 * that one has no service of its own in it.
 */

/** What one unit says to the others. */
interface Summary {
  readonly network: LinkedNetwork;
  readonly features: readonly ServiceFeature[];
  /** The references of services to subnets that the unit doesn't declare. */
  readonly references: readonly Reference[];
  readonly subnets: ReadonlyMap<string, readonly NamedSubnet[]>;
}

interface Reference extends Pick<Placement, 'service' | 'primary' | 'location'> {
  readonly subnet: KnownResource;
}

interface NamedSubnet {
  readonly subnet: Subnet;
  readonly known: KnownResource;
}

/** A service of another unit that is in a subnet of this one. */
export interface CrossLink {
  readonly from: AnalyzedUnit;
  readonly placement: Placement;
  readonly features: readonly ServiceFeature[];
}

const summaries = new WeakMap<AnalyzedUnit, Summary>();

function summaryOf(unit: AnalyzedUnit): Summary {
  const known = summaries.get(unit);
  if (known) return known;
  const { declarations } = unit.analysis;
  const network = linkNetwork(declarations);
  const summary: Summary = {
    network,
    features: declarations.filter((declaration) => declaration.kind === 'serviceFeature'),
    references: referencesBeyond(declarations, network),
    subnets: subnetsByName(declarations),
  };
  summaries.set(unit, summary);
  return summary;
}

function referencesBeyond(
  declarations: readonly Declaration[],
  { subnets }: LinkedNetwork,
): readonly Reference[] {
  const placed = new Set(subnets.flatMap(({ placements }) => placements.map(({ service }) => service)));
  return declarations.flatMap((service): Reference[] => {
    if (service.kind !== 'service' && service.kind !== 'workspaceGateway') return [];
    if (placed.has(service) || service.presence.length > 0) return [];
    return subnetReferences(service).flatMap((reference) => referenceTo(service, reference));
  });
}

function referenceTo(
  service: ApiManagementService,
  { subnetId, primary, location }: SubnetReference,
): Reference[] {
  const subnet = knownResource(subnetId);
  return subnet ? [{ service, subnet, primary, location }] : [];
}

function subnetsByName(declarations: readonly Declaration[]): Summary['subnets'] {
  const byName = new Map<string, NamedSubnet[]>();
  for (const subnet of declarations) {
    const known = subnet.kind === 'subnet' ? knownResource(subnet.id) : undefined;
    if (subnet.kind !== 'subnet' || !known) continue;
    const same = byName.get(known.name) ?? [];
    byName.set(known.name, [...same, { subnet, known }]);
  }
  return byName;
}

/** What the units of a workspace say to each other, by the names of subnets. */
interface NameIndex {
  readonly references: ReadonlyMap<string, readonly ReferenceOfUnit[]>;
  readonly subnets: ReadonlyMap<string, readonly SubnetOfUnit[]>;
}

interface ReferenceOfUnit extends Reference {
  readonly unit: AnalyzedUnit;
}

interface SubnetOfUnit extends NamedSubnet {
  readonly unit: AnalyzedUnit;
}

const indexes = new WeakMap<readonly AnalyzedUnit[], NameIndex>();

function nameIndexOf(all: readonly AnalyzedUnit[]): NameIndex {
  const known = indexes.get(all);
  if (known) return known;
  const references = new Map<string, ReferenceOfUnit[]>();
  const subnets = new Map<string, SubnetOfUnit[]>();
  for (const unit of all) {
    const summary = summaryOf(unit);
    for (const each of summary.references) addTo(references, each.subnet.name, { ...each, unit });
    for (const each of [...summary.subnets.values()].flat())
      addTo(subnets, each.known.name, { ...each, unit });
  }
  const index = { references, subnets };
  indexes.set(all, index);
  return index;
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const same = map.get(key);
  if (same) same.push(value);
  else map.set(key, [value]);
}

/**
 * The services of other units that are in subnets of a unit.
 * @param all the units of the workspace that no other calls; the same array as long as they are the same
 * @param roots the folders of the workspace, between which nothing is linked
 */
export function crossLinksTo(
  unit: AnalyzedUnit,
  all: readonly AnalyzedUnit[],
  roots: readonly string[],
): readonly CrossLink[] {
  const own = summaryOf(unit).subnets;
  if (own.size === 0) return [];
  const { references, subnets } = nameIndexOf(all);
  const root = rootOf(unit.unit, roots);
  const tree = deploymentTree(unit.unit, root);
  const isAround = ({ unit: { unit: other } }: { readonly unit: AnalyzedUnit }): boolean =>
    rootOf(other, roots) === root && deploymentTree(other, root) === tree;
  return [...own].flatMap(([name, declared]) => {
    const around = (references.get(name) ?? []).filter(isAround);
    if (around.length === 0) return [];
    const named: Named = {
      declared,
      references: around,
      subnets: (subnets.get(name) ?? []).filter(isAround),
    };
    return around.flatMap((reference) => linksFrom(reference, unit, named));
  });
}

/** All that goes by one name in a folder of the workspace. */
interface Named {
  /** What the unit itself declares. */
  readonly declared: readonly NamedSubnet[];
  readonly references: readonly ReferenceOfUnit[];
  readonly subnets: readonly SubnetOfUnit[];
}

function linksFrom(
  { unit: from, service, subnet: wanted, primary, location }: ReferenceOfUnit,
  unit: AnalyzedUnit,
  { declared, references, subnets }: Named,
): readonly CrossLink[] {
  if (from === unit) return [];
  const found = declared.filter(({ known }) => mayBeSame(known, wanted));
  const isOther = (each: { readonly unit: AnalyzedUnit }): boolean =>
    each.unit !== unit && each.unit !== from;
  const isAmbiguous =
    new Set(found.map(({ known }) => known.resourceGroup)).size > 1 ||
    found.some(({ subnet }) => subnet.presence.length > 0 || hasOwnService(unit, subnet)) ||
    subnets.some((each) => isOther(each) && mayBeSame(each.known, wanted)) ||
    references.some((each) => isOther(each) && mayBeSame(each.subnet, wanted));
  if (isAmbiguous) return [];
  const features = summaryOf(from).features.filter((feature) => isFeatureOf(feature, service));
  return found.map(({ subnet }) => ({
    from,
    placement: { service, subnet, primary, location, certain: false },
    features,
  }));
}

function hasOwnService(unit: AnalyzedUnit, subnet: Subnet): boolean {
  return summaryOf(unit).network.subnets.some(({ declarations }) => declarations.includes(subnet));
}

/** An NSG with the services of other units behind it. */
export function withCrossLinks(linked: LinkedGroup, links: readonly CrossLink[]): LinkedGroup {
  const own = links.filter(({ placement }) => linked.subnets.includes(placement.subnet));
  if (own.length === 0) return linked;
  return {
    ...linked,
    placements: [...linked.placements, ...own.map(({ placement }) => placement)],
    features: [...linked.features, ...own.flatMap(({ features }) => features)],
  };
}

function rootOf(unit: string, roots: readonly string[]): string | undefined {
  const around = roots.filter((root) => unit === root || unit.startsWith(`${root}/`));
  return around.sort((left, right) => right.length - left.length)[0];
}

/** Folders of deployments that have nothing to do with each other, though they often use the same names. */
const collection = /^(?:samples?|examples?|tests?|e2e|demos?|labs?|quickstarts?|scenarios?)$/i;

/** The folder in a collection of samples below a root that a unit is part of; all that is in no collection is one. */
function deploymentTree(unit: string, root = ''): string {
  const segments = unit.slice(root.length).split('/');
  const at = segments.findLastIndex((segment) => collection.test(segment));
  return at < 0 ? '' : segments.slice(0, at + 2).join('/');
}

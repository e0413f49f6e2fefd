import type { NetworkSecurityGroup, Subnet, SubnetAssociation } from '../languages/declarations.js';
import type { ForeignJoin, ForeignLinks } from './foreignLinks.js';
import { noForeignLinks } from './foreignLinks.js';
import type { KnownResource } from './knownNames.js';
import { knownResource, mayBeSame } from './knownNames.js';
import type { Placement } from './linking.js';
import type { NameIndex, OfUnit } from './nameIndex.js';
import { namesAroundUnit } from './nameIndex.js';
import type { AnalyzedUnit } from './project.js';
import { isCertainlyInNetwork } from './services.js';
import { subnetOfAssociation } from './undeclaredSubnets.js';
import type { NamedGroup, NamedSubnet, Reference } from './unitSummary.js';
import { summaryOf } from './unitSummary.js';

/**
 * Links between deployments of one workspace, by names that come out equal: a service in Bicep whose subnet Terraform
 * makes, and an NSG that a third deployment gives to that subnet. Nothing is guessed: the names are known, one
 * deployment alone declares the subnet, one alone the NSG, and one alone has its service in the subnet.
 * @param all the units of the workspace that no other calls; the same array as long as they are the same
 * @param roots the folders of the workspace, between which nothing is linked
 */
export function crossLinksTo(
  unit: AnalyzedUnit,
  all: readonly AnalyzedUnit[],
  roots: readonly string[],
): ForeignLinks {
  const { network, subnets, groups } = summaryOf(unit);
  if ([network.subnets, subnets, groups].every((each) => each.length === 0)) return noForeignLinks;
  const names = namesAroundUnit(unit, all, roots);
  if (!names) return noForeignLinks;
  const own = subnets.flatMap((subnet) => servicesFromElsewhere({ ...subnet, unit }, names));
  const reached = groups.flatMap((group) => subnetsElsewhere({ ...group, unit }, names));
  const found = [...own, ...reached.flatMap((one) => servicesIn(one, unit, names))];
  const units = new Set(found.map(({ from }) => from));
  return {
    placements: found.map(({ placement }) => placement),
    features: [...units].flatMap((each) => summaryOf(each).features),
    joins: reached.map(({ join }) => join),
    mayHaveGroup: new Set(placedSubnets(unit, found).filter((subnet) => mayGetGroup(unit, subnet, names))),
  };
}

/**
 * Whether units around refer to subnets by names: to one that another declares, or may declare.
 * @param unit one that is not among `all`
 */
export function mayReferTo(unit: string, all: readonly AnalyzedUnit[], roots: readonly string[]): boolean {
  const names = namesAroundUnit({ unit }, all, roots);
  if (!names) return false;
  return names.references.size > 0 || names.associations.some(({ subnet, group }) => subnet && group);
}

/** A service in a subnet, and the unit that puts it there. */
interface FoundPlacement {
  readonly placement: Placement;
  readonly from: AnalyzedUnit;
}

/** The services that another unit puts in a subnet which one unit alone declares. */
function servicesFromElsewhere(declared: OfUnit<NamedSubnet>, names: NameIndex): readonly FoundPlacement[] {
  const { unit, known, subnet } = declared;
  const references = (names.references.get(known.name) ?? []).filter(
    (each) => each.unit !== unit && mayBeSame(each.known, known),
  );
  if (references.length === 0 || unitsOf(references).size > 1) return [];
  const named = (names.subnets.get(known.name) ?? []).filter((each) =>
    references.some((reference) => mayBeSame(each.known, reference.known)),
  );
  const isAmbiguous =
    unitsOf(named).size > 1 ||
    new Set(named.map((each) => each.known.resourceGroup)).size > 1 ||
    named.some((each) => each.subnet.presence.length > 0) ||
    ownServicesIn(declared).length > 0;
  return isAmbiguous ? [] : references.map((reference) => placementIn(subnet, reference));
}

function placementIn(subnet: Subnet, { unit, service, location }: OfUnit<Reference>): FoundPlacement {
  const certain = isCertainlyInNetwork(service);
  return { placement: { service, subnet, location, certain }, from: unit };
}

/** The services that the unit which declares a subnet has in it. */
function ownServicesIn({ unit, subnet }: OfUnit<NamedSubnet>): readonly Placement[] {
  const linked = summaryOf(unit).network.subnets.find(({ declarations }) => declarations.includes(subnet));
  return linked?.placements ?? [];
}

/** A subnet that an NSG of a unit is on, and that the unit doesn't declare. */
interface ReachedSubnet {
  readonly known: KnownResource;
  /** Undefined: no unit declares it. */
  readonly declared: OfUnit<NamedSubnet> | undefined;
  readonly subnet: Subnet;
  /** Whether the unit itself associates the NSG with it: its own services are linked then without this. */
  readonly isOwnAssociation: boolean;
  readonly join: ForeignJoin;
}

function subnetsElsewhere(own: OfUnit<NamedGroup>, names: NameIndex): readonly ReachedSubnet[] {
  const { unit, group, known } = own;
  const same = (names.groups.get(known.name) ?? []).filter((each) => mayBeSame(each.known, known));
  if (same.length > 1 || group.presence.length > 0) return [];
  const naming = (names.subnetsOfGroup.get(known.name) ?? []).filter(
    (each) => each.unit !== unit && mayBeSame(each.group, known),
  );
  const associated = (names.associationsOfGroup.get(known.name) ?? []).filter((each) =>
    mayBeSame(each.group, known),
  );
  return [
    ...naming.flatMap((each) => reach(group, each.known, names)),
    ...associated.flatMap(({ unit: by, subnet, association }) =>
      subnet ? reach(group, subnet, names, { unit, by, association }) : [],
    ),
  ];
}

interface Via {
  /** The unit of the NSG, and that of the association. */
  readonly unit: AnalyzedUnit;
  readonly by: AnalyzedUnit;
  readonly association: SubnetAssociation;
}

/** The subnet of a name, unless several units declare it or it is not there for certain. */
function reach(
  group: NetworkSecurityGroup,
  known: KnownResource,
  names: NameIndex,
  via?: Via,
): readonly ReachedSubnet[] {
  const isOwnAssociation = via !== undefined && via.by === via.unit;
  const declared = (names.subnets.get(known.name) ?? []).filter((each) => mayBeSame(each.known, known));
  const [first, ...more] = declared;
  if (more.length > 0 || via?.association.presence.length) return [];
  if (first && (first.unit === via?.unit || first.subnet.presence.length > 0)) return [];
  const subnet = first?.subnet ?? (via && subnetOfAssociation(via.association));
  if (!subnet) return [];
  const join = { group, subnet, via: via?.association };
  return [{ known, declared: first, subnet, isOwnAssociation, join }];
}

/** The services in a subnet that an NSG of a unit is on. */
function servicesIn(
  { known, declared, subnet, isOwnAssociation }: ReachedSubnet,
  unit: AnalyzedUnit,
  names: NameIndex,
): readonly FoundPlacement[] {
  const found = declared ? servicesInDeclared(declared, names) : servicesInUndeclared(known, subnet, names);
  return isOwnAssociation ? found.filter(({ from }) => from !== unit) : found;
}

function servicesInDeclared(declared: OfUnit<NamedSubnet>, names: NameIndex): readonly FoundPlacement[] {
  const own = ownServicesIn(declared);
  if (own.length === 0) return servicesFromElsewhere(declared, names);
  const { subnet, unit } = declared;
  return own.map((placement) => ({ placement: { ...placement, subnet }, from: unit }));
}

function servicesInUndeclared(
  known: KnownResource,
  subnet: Subnet,
  names: NameIndex,
): readonly FoundPlacement[] {
  const references = (names.references.get(known.name) ?? []).filter((each) => mayBeSame(each.known, known));
  if (unitsOf(references).size > 1) return [];
  return references.map((reference) => placementIn(subnet, reference));
}

/** The subnets of a unit that services are in. */
function placedSubnets(unit: AnalyzedUnit, found: readonly FoundPlacement[]): readonly Subnet[] {
  const linked = summaryOf(unit).network.subnets.flatMap(({ declarations }) => declarations);
  return [...linked, ...found.map(({ placement }) => placement.subnet)];
}

/** Whether an association elsewhere, or another declaration, gives, or may give, an NSG to a subnet of a unit. */
function mayGetGroup(unit: AnalyzedUnit, { id }: Subnet, names: NameIndex): boolean {
  const known = knownResource(id);
  const mayBeIt = (other: KnownResource | undefined): boolean => !known || !other || mayBeSame(other, known);
  const declared = known ? (names.subnets.get(known.name) ?? []) : [];
  return (
    names.associations.some((each) => each.unit !== unit && mayBeIt(each.subnet)) ||
    declared.some((each) => each.subnet.networkSecurityGroupId !== undefined && mayBeIt(each.known))
  );
}

function unitsOf(named: readonly { readonly unit: AnalyzedUnit }[]): ReadonlySet<AnalyzedUnit> {
  return new Set(named.map(({ unit }) => unit));
}

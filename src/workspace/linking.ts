import type { SubnetPrefixes } from '../azure/addresses.js';
import { parseIpBlock } from '../azure/ipRanges.js';
import type {
  ApiManagementService,
  Declaration,
  NetworkSecurityGroup,
  RouteTable,
  ServiceFeature,
  Subnet,
  SubnetAssociation,
} from '../languages/declarations.js';
import { givenThat } from '../languages/resourceManager/lookup.js';
import type { Value } from '../languages/values.js';
import { identityOf } from '../languages/values.js';
import type { ForeignJoin, ForeignLinks } from './foreignLinks.js';
import { noForeignLinks } from './foreignLinks.js';
import { nameKey, ResourceIndex } from './resourceIds.js';
import { isCertainlyInNetwork, isOutsideNetworks, subnetReferences } from './services.js';
import { subnetOfAssociation } from './undeclaredSubnets.js';

/** An NSG with the subnets it is on and the services in them. */
export interface LinkedGroup {
  readonly group: NetworkSecurityGroup;
  readonly subnets: readonly Subnet[];
  readonly placements: readonly Placement[];
  /** Whether each of these subnets may have another NSG of the template instead, by a condition that isn't known. */
  readonly isOneOfSeveral: boolean;
  /** The associations by which it is on its subnets, where they don't name it themselves. */
  readonly associations: ReadonlyMap<Subnet, SubnetAssociation>;
  /** What tells that services behind it use an optional feature. */
  readonly features: readonly ServiceFeature[];
  /** Whether every service beside it is known to be in other subnets, or in none: a name alone then says nothing. */
  readonly servicesAreElsewhere: boolean;
}

/** A service in a subnet, in one of its regions. */
export interface Placement {
  readonly service: ApiManagementService;
  readonly subnet: Subnet;
  /** The region that it is in there. */
  readonly location: Value | undefined;
  /** Whether the service, where it is deployed, is in this subnet whatever isn't known before deployment. */
  readonly certain: boolean;
}

/** A subnet that a service is in, with what belongs to it. */
export interface LinkedSubnet {
  readonly subnet: Subnet;
  /** Every declaration that is, or may be, of this subnet. */
  readonly declarations: readonly Subnet[];
  readonly placements: readonly Placement[];
  /** Whether it certainly has no NSG, wherever its declarations and associations stand. */
  readonly lacksGroup: boolean;
  /** Its route table, where it certainly has this one. */
  readonly routeTable: RouteTable | undefined;
}

/** What the declarations of an analysis are to each other. */
export interface LinkedNetwork {
  readonly groups: readonly LinkedGroup[];
  readonly subnets: readonly LinkedSubnet[];
}

/**
 * Joins the declarations of an analysis along the references between them: service → subnet → NSG.
 * @param foreign what other units of the workspace add to them
 */
export function linkNetwork(
  declarations: readonly Declaration[],
  foreign: ForeignLinks = noForeignLinks,
): LinkedNetwork {
  const index = new NetworkIndex(declarations);
  const placements = [
    ...index.services.flatMap((service) => placementsOf(service, index.subnetIndex)),
    ...foreign.placements,
  ];
  return {
    groups: linkGroups(index, placements, foreign),
    subnets: linkSubnets(index, placements, foreign),
  };
}

/** The declarations by kind, and by their ids. */
class NetworkIndex {
  readonly groups: readonly NetworkSecurityGroup[];
  readonly declaredSubnets: readonly Subnet[];
  /** With those that are declared nowhere here, and have an association. */
  readonly subnets: readonly Subnet[];
  readonly associations: readonly SubnetAssociation[];
  readonly services: readonly ApiManagementService[];
  readonly features: readonly ServiceFeature[];
  readonly declaredSubnetIndex: ResourceIndex<Subnet>;
  readonly subnetIndex: ResourceIndex<Subnet>;
  readonly groupIndex: ResourceIndex<NetworkSecurityGroup>;
  readonly routeTableIndex: ResourceIndex<RouteTable>;

  constructor(declarations: readonly Declaration[]) {
    const routeTables = declarations.filter((declaration) => declaration.kind === 'routeTable');
    this.groups = declarations.filter((declaration) => declaration.kind === 'networkSecurityGroup');
    this.declaredSubnets = declarations.filter((declaration) => declaration.kind === 'subnet');
    this.associations = declarations.filter((declaration) => declaration.kind === 'subnetAssociation');
    this.services = declarations.filter(isService);
    this.features = declarations.filter((declaration) => declaration.kind === 'serviceFeature');
    this.declaredSubnetIndex = new ResourceIndex(this.declaredSubnets, (subnet) => subnet.id);
    const undeclared = this.associations.filter(
      ({ subnetId }) => this.declaredSubnetIndex.find(subnetId).length === 0,
    );
    this.subnets = [...this.declaredSubnets, ...undeclared.map(subnetOfAssociation)];
    this.subnetIndex = new ResourceIndex(this.subnets, (subnet) => subnet.id);
    this.groupIndex = new ResourceIndex(this.groups, (group) => group.id);
    this.routeTableIndex = new ResourceIndex(routeTables, (table) => table.id);
  }
}

function linkGroups(
  index: NetworkIndex,
  placements: readonly Placement[],
  foreign: ForeignLinks,
): readonly LinkedGroup[] {
  const { services, groups } = index;
  const features = [...index.features, ...foreign.features];
  const placed = new Set(placements.map(({ service }) => service));
  const allPlaced =
    services.length > 0 && services.every((each) => placed.has(each) || isOutsideNetworks(each));
  const joined = joinSubnets(index, foreign.joins);
  const several = subnetsOfSeveral(joined);
  return groups.map((group) => {
    const associations = joined.get(group) ?? new Map<Subnet, SubnetAssociation | undefined>();
    const own = placements.filter(({ subnet }) => associations.has(subnet));
    return {
      group,
      subnets: [...associations.keys()],
      placements: own,
      isOneOfSeveral: own.length > 0 && own.every(({ subnet }) => several.has(subnet)),
      features: features.filter((feature) => own.some(({ service }) => isFeatureOf(feature, service))),
      associations: new Map([...associations].flatMap(([subnet, via]) => (via ? [[subnet, via]] : []))),
      servicesAreElsewhere: allPlaced,
    };
  });
}

/** The subnets that may have one of several NSGs, which differ in their ids. */
function subnetsOfSeveral(joined: JoinedSubnets): ReadonlySet<Subnet> {
  const groupIds = new Map<Subnet, string>();
  const several = new Set<Subnet>();
  for (const [group, subnets] of joined) {
    const id = identityOf(group.id);
    for (const subnet of subnets.keys()) {
      if ((groupIds.get(subnet) ?? id) !== id) several.add(subnet);
      groupIds.set(subnet, id);
    }
  }
  return several;
}

/** Whether something tells of this service, and does so wherever the service is deployed. */
export function isFeatureOf(
  { serviceName, presence }: ServiceFeature,
  service: ApiManagementService,
): boolean {
  return (
    service.kind === 'service' &&
    givenThat(service.presence, presence)?.length === 0 &&
    nameKey(serviceName) === nameKey(service.name)
  );
}

export function isService(declaration: Declaration): declaration is ApiManagementService {
  return declaration.kind === 'service' || declaration.kind === 'workspaceGateway';
}

function placementsOf(service: ApiManagementService, subnets: ResourceIndex<Subnet>): readonly Placement[] {
  const isInNetwork = isCertainlyInNetwork(service);
  return subnetReferences(service).flatMap(({ subnetId, location }) => {
    const exact = subnets.findExact(subnetId);
    return subnets.find(subnetId).map((subnet) => {
      return { service, subnet, location, certain: isInNetwork && exact.includes(subnet) };
    });
  });
}

/** The subnets declared here that services are in; of several declarations of one subnet, the first. */
function linkSubnets(
  index: NetworkIndex,
  placements: readonly Placement[],
  { mayHaveGroup }: ForeignLinks,
): readonly LinkedSubnet[] {
  const bySubnet = new Map<Subnet, Placement[]>();
  const here = new Set(index.declaredSubnets);
  for (const placement of placements) {
    if (!here.has(placement.subnet)) continue;
    const [subnet = placement.subnet] = index.declaredSubnetIndex.findExact(placement.subnet.id);
    const same = bySubnet.get(subnet);
    if (!same) bySubnet.set(subnet, [placement]);
    else if (!same.some(({ service }) => service === placement.service)) same.push(placement);
  }
  return [...bySubnet].map(([subnet, own]) => {
    const declared = index.declaredSubnetIndex.find(subnet.id);
    const lacksGroup =
      declared.every((each) => each.networkSecurityGroupId === undefined && !mayHaveGroup.has(each)) &&
      !index.associations.some((association) => mayBeOf(index, association, declared));
    const routeTable = routeTableOf(index, declared);
    return { subnet, declarations: declared, placements: own, lacksGroup, routeTable };
  });
}

/** Whether an association is, or may be, of one of these subnets. */
function mayBeOf(index: NetworkIndex, { subnetId }: SubnetAssociation, subnets: readonly Subnet[]): boolean {
  const found = index.declaredSubnetIndex.find(subnetId);
  return found.length === 0 ? subnetId.kind === 'unknown' : found.some((subnet) => subnets.includes(subnet));
}

/** The route table that each declaration of a subnet certainly has. */
function routeTableOf({ routeTableIndex }: NetworkIndex, subnets: readonly Subnet[]): RouteTable | undefined {
  const ids = subnets.map(({ routeTableId }) => routeTableId);
  const tables = new Set(ids.flatMap((id) => routeTableIndex.find(id)));
  const [table] = tables;
  return table && tables.size === 1 && ids.every((id) => routeTableIndex.findExact(id).includes(table))
    ? table
    : undefined;
}

/** The subnets of each group, with the associations by which they are that don't name the group themselves. */
type JoinedSubnets = ReadonlyMap<NetworkSecurityGroup, ReadonlyMap<Subnet, SubnetAssociation | undefined>>;

function joinSubnets(
  { subnets, associations, subnetIndex, groupIndex }: NetworkIndex,
  foreign: readonly ForeignJoin[],
): JoinedSubnets {
  const joined = new Map<NetworkSecurityGroup, Map<Subnet, SubnetAssociation | undefined>>();
  const joinTo = (group: NetworkSecurityGroup, subnet: Subnet, via?: SubnetAssociation): void => {
    const own = joined.get(group) ?? new Map<Subnet, SubnetAssociation | undefined>();
    if (!own.has(subnet)) own.set(subnet, via);
    joined.set(group, own);
  };
  const join = (subnet: Subnet, groupId: Value | undefined, via?: SubnetAssociation): void => {
    for (const group of groupIndex.find(groupId)) joinTo(group, subnet, via);
  };
  for (const subnet of subnets) join(subnet, subnet.networkSecurityGroupId);
  for (const association of associations) {
    for (const subnet of subnetIndex.find(association.subnetId))
      join(subnet, association.networkSecurityGroupId, association);
  }
  for (const { group, subnet, via } of foreign) joinTo(group, subnet, via);
  return joined;
}

/**
 * The address prefixes at which an NSG has to let a service's traffic through: those of the subnets that services are in,
 * with none known those of all its subnets; undefined unless all of them are known.
 */
export function filteredPrefixes({ placements, subnets }: LinkedGroup): SubnetPrefixes {
  const filtered = placements.length > 0 ? new Set(placements.map(({ subnet }) => subnet)) : subnets;
  const blocks = [...filtered].flatMap((subnet) => subnet.addressPrefixes.map(blockOf));
  return blocks.every((block) => block !== undefined) ? blocks : undefined;
}

function blockOf(value: Value): ReturnType<typeof parseIpBlock> {
  return value.kind === 'string' ? parseIpBlock(value.value) : undefined;
}

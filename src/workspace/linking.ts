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
import type { ResourceKey } from './resourceIds.js';
import { nameKey, resourceKeys, sameResource } from './resourceIds.js';
import { isOutsideNetworks, subnetReferences, vnetTypeOf } from './services.js';

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

/** A service in a subnet: in its primary region, or in a further one. */
export interface Placement {
  readonly service: ApiManagementService;
  readonly subnet: Subnet;
  readonly primary: boolean;
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

/** Joins the declarations of an analysis along the references between them: service → subnet → NSG. */
export function linkNetwork(declarations: readonly Declaration[]): LinkedNetwork {
  const index = new NetworkIndex(declarations);
  const placements = index.services.flatMap((service) => placementsOf(service, index.subnetIndex));
  return { groups: linkGroups(index, placements), subnets: linkSubnets(index, placements) };
}

/** The declarations by kind, and by their ids. */
class NetworkIndex {
  readonly groups: readonly NetworkSecurityGroup[];
  readonly subnets: readonly Subnet[];
  readonly associations: readonly SubnetAssociation[];
  readonly services: readonly ApiManagementService[];
  readonly features: readonly ServiceFeature[];
  readonly subnetIndex: ResourceIndex<Subnet>;
  readonly groupIndex: ResourceIndex<NetworkSecurityGroup>;
  readonly routeTableIndex: ResourceIndex<RouteTable>;

  constructor(declarations: readonly Declaration[]) {
    const routeTables = declarations.filter((declaration) => declaration.kind === 'routeTable');
    this.groups = declarations.filter((declaration) => declaration.kind === 'networkSecurityGroup');
    this.subnets = declarations.filter((declaration) => declaration.kind === 'subnet');
    this.associations = declarations.filter((declaration) => declaration.kind === 'subnetAssociation');
    this.services = declarations.filter(isService);
    this.features = declarations.filter((declaration) => declaration.kind === 'serviceFeature');
    this.subnetIndex = new ResourceIndex(this.subnets, (subnet) => subnet.id);
    this.groupIndex = new ResourceIndex(this.groups, (group) => group.id);
    this.routeTableIndex = new ResourceIndex(routeTables, (table) => table.id);
  }
}

function linkGroups(index: NetworkIndex, placements: readonly Placement[]): readonly LinkedGroup[] {
  const { services, groups } = index;
  const placed = new Set(placements.map(({ service }) => service));
  const allPlaced =
    services.length > 0 && services.every((each) => placed.has(each) || isOutsideNetworks(each));
  const joined = joinSubnets(index);
  const several = subnetsOfSeveral(joined);
  return groups.map((group) => {
    const associations = joined.get(group) ?? new Map<Subnet, SubnetAssociation | undefined>();
    const own = placements.filter(({ subnet }) => associations.has(subnet));
    return {
      group,
      subnets: [...associations.keys()],
      placements: own,
      isOneOfSeveral: own.length > 0 && own.every(({ subnet }) => several.has(subnet)),
      features: index.features.filter((feature) => own.some(({ service }) => isFeatureOf(feature, service))),
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
  const isInNetwork = vnetTypeOf(service.virtualNetworkType) !== undefined;
  return subnetReferences(service).flatMap(({ subnetId, primary, location }) => {
    const exact = subnets.findExact(subnetId);
    return subnets.find(subnetId).map((subnet) => {
      return { service, subnet, primary, location, certain: isInNetwork && exact.includes(subnet) };
    });
  });
}

/** The subnets that services are in; of several declarations of one subnet, the first. */
function linkSubnets(index: NetworkIndex, placements: readonly Placement[]): readonly LinkedSubnet[] {
  const bySubnet = new Map<Subnet, Placement[]>();
  for (const placement of placements) {
    const [subnet = placement.subnet] = index.subnetIndex.findExact(placement.subnet.id);
    const same = bySubnet.get(subnet);
    if (!same) bySubnet.set(subnet, [placement]);
    else if (!same.some(({ service }) => service === placement.service)) same.push(placement);
  }
  return [...bySubnet].map(([subnet, own]) => {
    const declared = index.subnetIndex.find(subnet.id);
    const lacksGroup =
      declared.every(({ networkSecurityGroupId }) => networkSecurityGroupId === undefined) &&
      !index.associations.some((association) => mayBeOf(index, association, declared));
    const routeTable = routeTableOf(index, declared);
    return { subnet, declarations: declared, placements: own, lacksGroup, routeTable };
  });
}

/** Whether an association is, or may be, of one of these subnets. */
function mayBeOf(index: NetworkIndex, { subnetId }: SubnetAssociation, subnets: readonly Subnet[]): boolean {
  const found = index.subnetIndex.find(subnetId);
  return found.length === 0 ? subnetId.kind === 'unknown' : found.some((subnet) => subnets.includes(subnet));
}

function routeTableOf({ routeTableIndex }: NetworkIndex, subnets: readonly Subnet[]): RouteTable | undefined {
  const ids = subnets.flatMap(({ routeTableId }) => routeTableId ?? []);
  const tables = new Set(ids.flatMap((id) => routeTableIndex.find(id)));
  const [table] = tables;
  return table && tables.size === 1 && ids.every((id) => routeTableIndex.findExact(id).includes(table))
    ? table
    : undefined;
}

/** The subnets of each group, with the associations by which they are that don't name the group themselves. */
type JoinedSubnets = ReadonlyMap<NetworkSecurityGroup, ReadonlyMap<Subnet, SubnetAssociation | undefined>>;

function joinSubnets({ subnets, associations, subnetIndex, groupIndex }: NetworkIndex): JoinedSubnets {
  const joined = new Map<NetworkSecurityGroup, Map<Subnet, SubnetAssociation | undefined>>();
  const join = (subnet: Subnet, groupId: Value | undefined, via?: SubnetAssociation): void => {
    for (const group of groupIndex.find(groupId)) {
      const own = joined.get(group) ?? new Map<Subnet, SubnetAssociation | undefined>();
      if (!own.has(subnet)) own.set(subnet, via);
      joined.set(group, own);
    }
  };
  for (const subnet of subnets) join(subnet, subnet.networkSecurityGroupId);
  for (const association of associations) {
    for (const subnet of subnetIndex.find(association.subnetId))
      join(subnet, association.networkSecurityGroupId, association);
  }
  return joined;
}

/** Declarations by their resource key, so that joining many is linear. */
class ResourceIndex<T> {
  readonly #byResource = new Map<string, { readonly key: ResourceKey; readonly declaration: T }[]>();

  constructor(declarations: readonly T[], idOf: (declaration: T) => Value) {
    for (const declaration of declarations) {
      for (const key of resourceKeys(idOf(declaration))) {
        const same = this.#byResource.get(key.resource);
        if (same) same.push({ key, declaration });
        else this.#byResource.set(key.resource, [{ key, declaration }]);
      }
    }
  }

  /**
   * The declarations that a reference may mean. Where several resources differ but in a scope that isn't fully known,
   * the one with the very same scope is meant, if there is one.
   */
  find(reference: Value | undefined): readonly T[] {
    return [...new Set(resourceKeys(reference).flatMap((key) => this.#findKey(key)))];
  }

  /** The declarations that a reference certainly means: it can be no other, and their scopes are the very same. */
  findExact(reference: Value | undefined): readonly T[] {
    if (reference?.kind === 'unknown' && reference.alternatives) return [];
    const [key, ...more] = resourceKeys(reference);
    if (!key || more.length > 0) return [];
    const candidates = this.#byResource.get(key.resource) ?? [];
    return candidates.filter((each) => each.key.scope === key.scope).map(({ declaration }) => declaration);
  }

  #findKey(key: ResourceKey): readonly T[] {
    const candidates = (this.#byResource.get(key.resource) ?? []).filter((each) =>
      sameResource(each.key, key),
    );
    const exact = candidates.filter((each) => each.key.scope === key.scope);
    return (exact.length > 0 ? exact : candidates).map(({ declaration }) => declaration);
  }
}

/** The address prefixes of the subnets an NSG is on; undefined unless all of them are known. */
export function prefixesOf(subnets: readonly Subnet[]): SubnetPrefixes {
  const blocks = subnets.flatMap((subnet) => subnet.addressPrefixes.map(blockOf));
  if (blocks.length === 0 || blocks.includes(undefined)) return undefined;
  return blocks.filter((block) => block !== undefined);
}

function blockOf(value: Value): ReturnType<typeof parseIpBlock> {
  return value.kind === 'string' ? parseIpBlock(value.value) : undefined;
}

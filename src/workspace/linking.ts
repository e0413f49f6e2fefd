import type { SubnetPrefixes } from '../azure/addresses.js';
import { parseIpBlock } from '../azure/ipRanges.js';
import type { ProfileId, VirtualNetworkType } from '../azure/profiles.js';
import type {
  AdditionalLocation,
  ApiManagementService,
  Declaration,
  NetworkSecurityGroup,
  Subnet,
  SubnetAssociation,
} from '../languages/declarations.js';
import type { Value } from '../languages/values.js';
import type { ResourceKey } from './resourceIds.js';
import { resourceKeys, sameResource } from './resourceIds.js';

/** An NSG with the subnets it is on and the services in them. */
export interface LinkedGroup {
  readonly group: NetworkSecurityGroup;
  readonly subnets: readonly Subnet[];
  readonly placements: readonly Placement[];
  /** Whether every service beside it is known to be in other subnets, or in none: a name alone then says nothing. */
  readonly servicesAreElsewhere: boolean;
}

/** A service in a subnet: in its primary region, or in a further one. */
export interface Placement {
  readonly service: ApiManagementService;
  readonly subnet: Subnet;
  readonly primary: boolean;
}

/** Joins the declarations of an analysis along the references between them: service → subnet → NSG. */
export function linkGroups(declarations: readonly Declaration[]): readonly LinkedGroup[] {
  const groups = declarations.filter((declaration) => declaration.kind === 'networkSecurityGroup');
  const subnets = declarations.filter((declaration) => declaration.kind === 'subnet');
  const associations = declarations.filter((declaration) => declaration.kind === 'subnetAssociation');
  const services = declarations.filter(isService);
  const subnetIndex = new ResourceIndex(subnets, (subnet) => subnet.id);
  const placements = services.flatMap((service) => placementsOf(service, subnetIndex));
  const placed = new Set(placements.map(({ service }) => service));
  const allPlaced =
    services.length > 0 && services.every((each) => placed.has(each) || isOutsideNetworks(each));
  const groupIndex = new ResourceIndex(groups, (group) => group.id);
  const subnetsOfGroup = joinSubnets(subnets, associations, subnetIndex, groupIndex);
  return groups.map((group) => {
    const own = subnetsOfGroup.get(group) ?? [];
    return {
      group,
      subnets: own,
      placements: placements.filter(({ subnet }) => own.includes(subnet)),
      servicesAreElsewhere: allPlaced,
    };
  });
}

function isService(declaration: Declaration): declaration is ApiManagementService {
  return declaration.kind === 'service' || declaration.kind === 'workspaceGateway';
}

function placementsOf(service: ApiManagementService, subnets: ResourceIndex<Subnet>): readonly Placement[] {
  if (isOutsideNetworks(service)) return [];
  const place = (subnetId: Value | undefined, primary: boolean): Placement[] =>
    subnets.find(subnetId).map((subnet) => ({ service, subnet, primary }));
  const further = furtherLocations(service) ?? [];
  return [
    ...place(service.subnetId, true),
    ...further.flatMap((location) => place(location.subnetId, false)),
  ];
}

/** A service without a VNet type, or with None, is in no virtual network, whatever subnet it names. */
function isOutsideNetworks({ virtualNetworkType }: ApiManagementService): boolean {
  if (virtualNetworkType === undefined) return true;
  return virtualNetworkType.kind === 'string' && virtualNetworkType.value.toLowerCase() === 'none';
}

function joinSubnets(
  subnets: readonly Subnet[],
  associations: readonly SubnetAssociation[],
  subnetIndex: ResourceIndex<Subnet>,
  groupIndex: ResourceIndex<NetworkSecurityGroup>,
): ReadonlyMap<NetworkSecurityGroup, readonly Subnet[]> {
  const joined = new Map<NetworkSecurityGroup, Subnet[]>();
  const join = (subnet: Subnet, groupId: Value | undefined): void => {
    for (const group of groupIndex.find(groupId)) {
      const own = joined.get(group) ?? [];
      if (!own.includes(subnet)) joined.set(group, [...own, subnet]);
    }
  };
  for (const subnet of subnets) join(subnet, subnet.networkSecurityGroupId);
  for (const association of associations) {
    for (const subnet of subnetIndex.find(association.subnetId))
      join(subnet, association.networkSecurityGroupId);
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

/** How a placement deploys the service; each is `undefined` where the template doesn't tell. */
export interface Deployment {
  readonly profile: ProfileId | undefined;
  readonly vnetType: VirtualNetworkType | undefined;
}

/** The profile and VNet type of a placement (domain: sections 1 and 3). */
export function deploymentOf({ service, subnet }: Placement): Deployment {
  const vnetType = vnetTypeOf(service.virtualNetworkType);
  if (service.kind === 'workspaceGateway') {
    return {
      profile: vnetType === 'Internal' ? 'workspace-injection' : 'workspace-integration',
      vnetType: undefined,
    };
  }
  if (isV2(service, subnet)) {
    return { profile: vnetType === 'Internal' ? 'v2-injection' : 'v2-integration', vnetType: undefined };
  }
  if (vnetType === undefined) return { profile: undefined, vnetType };
  return { profile: vnetType === 'External' ? 'classic-external' : 'classic-internal', vnetType };
}

function vnetTypeOf(value: Value | undefined): VirtualNetworkType | undefined {
  if (value?.kind !== 'string') return undefined;
  const lower = value.value.toLowerCase();
  if (lower === 'external') return 'External';
  return lower === 'internal' ? 'Internal' : undefined;
}

/** The v2 profile that a subnet is prepared for by its delegation, which no classic service has. */
export function delegatedProfile(subnets: readonly Subnet[]): ProfileId | undefined {
  const services = subnets.flatMap(({ delegations }) =>
    delegations.flatMap((delegation) =>
      delegation.kind === 'string' ? [delegation.value.toLowerCase()] : [],
    ),
  );
  if (services.includes('microsoft.web/hostingenvironments')) return 'v2-injection';
  return services.includes('microsoft.web/serverfarms') ? 'v2-integration' : undefined;
}

/** Whether the tier is a v2 one; where it isn't known, the subnet's delegation tells, which only v2 tiers have. */
function isV2(service: ApiManagementService, subnet: Subnet): boolean {
  if (service.skuName?.kind === 'string') return /v2$/i.test(service.skuName.value);
  return delegatedProfile([subnet]) !== undefined;
}

/** The tier of a service by its name in lower case; `undefined` when it isn't known. */
export function tierOf(service: ApiManagementService): string | undefined {
  return service.skuName?.kind === 'string' ? service.skuName.value.toLowerCase() : undefined;
}

/** Whether a service has further regions: `undefined` when that isn't known. */
export function isMultiRegion(service: ApiManagementService): boolean | undefined {
  const further = furtherLocations(service);
  return further && further.length > 0;
}

function furtherLocations({
  additionalLocations,
}: ApiManagementService): readonly AdditionalLocation[] | undefined {
  return 'reason' in additionalLocations ? undefined : additionalLocations;
}

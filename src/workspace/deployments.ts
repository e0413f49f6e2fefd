import type { ProfileId, VirtualNetworkType } from '../azure/profiles.js';
import type { ServiceRegions } from '../azure/regions.js';
import { regionName } from '../azure/regions.js';
import type { ApiManagementService, Subnet } from '../languages/declarations.js';
import type { Value } from '../languages/values.js';
import type { Placement } from './linking.js';
import { isV2Tier, tierOf, vnetTypeOf } from './services.js';

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
    const isInjected = vnetType === 'Internal' && tierOf(service) !== 'standardv2';
    return { profile: isInjected ? 'v2-injection' : 'v2-integration', vnetType: undefined };
  }
  if (vnetType === undefined) return { profile: undefined, vnetType };
  return { profile: vnetType === 'External' ? 'classic-external' : 'classic-internal', vnetType };
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
  return tierOf(service) === undefined ? delegatedProfile([subnet]) !== undefined : isV2Tier(service);
}

/**
 * The regions whose service tags an NSG has to allow: for a classic service those where it is and its primary one; the
 * documents of the others say nothing of regions. Source: "Virtual network configuration reference", Regional service
 * tags.
 */
export function regionsOf(placements: readonly Placement[]): ServiceRegions {
  return placements.flatMap((placement) => {
    const isClassic = deploymentOf(placement).profile?.startsWith('classic-') === true;
    return isClassic ? [placement.service.location, placement.location].map(regionOf) : [];
  });
}

function regionOf(location: Value | undefined): string | undefined {
  return location?.kind === 'string' ? regionName(location.value) : undefined;
}

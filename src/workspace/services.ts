import type { VirtualNetworkType } from '../azure/profiles.js';
import type { AdditionalLocation, ApiManagementService } from '../languages/declarations.js';
import type { Value } from '../languages/values.js';

/** What the declaration of a service tells by itself. */

/** A reference of a service to the subnet of one of its regions. */
export interface SubnetReference {
  readonly subnetId: Value;
  readonly location: Value | undefined;
}

/** The subnets that a service refers to; none of one that is in no virtual network. */
export function subnetReferences(service: ApiManagementService): readonly SubnetReference[] {
  if (isOutsideNetworks(service)) return [];
  const { subnetId: own, location: primaryLocation } = service;
  const further = furtherLocations(service) ?? [];
  return [
    ...(own ? [{ subnetId: own, location: primaryLocation }] : []),
    ...further.flatMap(({ subnetId, location }) => (subnetId ? [{ subnetId, location }] : [])),
  ];
}

/** A service without a VNet type, or with None, is in no virtual network, whatever subnet it names. */
export function isOutsideNetworks({ virtualNetworkType }: ApiManagementService): boolean {
  if (virtualNetworkType === undefined) return true;
  return virtualNetworkType.kind === 'string' && virtualNetworkType.value.toLowerCase() === 'none';
}

/** Whether a service, where it is deployed, is in a virtual network whatever isn't known. */
export function isCertainlyInNetwork({ virtualNetworkType }: ApiManagementService): boolean {
  return vnetTypeOf(virtualNetworkType) !== undefined;
}

/** The VNet type that a value says; `undefined` where it isn't known or is none. */
export function vnetTypeOf(value: Value | undefined): VirtualNetworkType | undefined {
  if (value?.kind !== 'string') return undefined;
  const lower = value.value.toLowerCase();
  if (lower === 'external') return 'External';
  return lower === 'internal' ? 'Internal' : undefined;
}

/** Whether the tier is known to be a v2 one. */
export function isV2Tier(service: ApiManagementService): boolean {
  return tierOf(service)?.endsWith('v2') ?? false;
}

/** Whether the tier is known to be one of the classic ones that can be in a virtual network. */
export function isClassicTier(service: ApiManagementService): boolean {
  return ['developer', 'premium', 'isolated'].includes(tierOf(service) ?? '');
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

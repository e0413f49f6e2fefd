import * as l10n from '../l10n.js';
import type { Requirement, RequirementId } from './requirements.js';
import { requirementOf } from './requirements.js';

/** Ways to deploy API Management into a virtual network, each with the requirements it brings. */
export type ProfileId =
  | 'classic-external'
  | 'classic-internal'
  | 'v2-injection'
  | 'v2-integration'
  | 'workspace-injection'
  | 'workspace-integration';

export type VirtualNetworkType = 'External' | 'Internal';

export interface Profile {
  readonly id: ProfileId;
  /** Who it is for, in a few words. */
  readonly title: string;
  readonly requirements: readonly RequirementId[];
  /** Requirements whose traffic may be dropped without breaking the service: reported as hints. */
  readonly advised: readonly RequirementId[];
  /** The VNet type of the classic tiers. */
  readonly vnetType: VirtualNetworkType | undefined;
  /** The service that the subnet must be delegated to; undefined: to none. */
  readonly delegation: string | undefined;
}

const classicOfBoth: readonly RequirementId[] = [
  'management-inbound',
  'load-balancer-inbound',
  'certificates-outbound',
  'storage-outbound',
  'sql-outbound',
  'key-vault-outbound',
  'monitor-outbound',
];

export const profiles: readonly Profile[] = [
  {
    id: 'classic-external',
    title: l10n.key('Developer or Premium tier, external virtual network'),
    requirements: [
      'client-inbound',
      'management-inbound',
      'load-balancer-inbound',
      'traffic-manager-inbound',
      ...classicOfBoth.slice(2),
    ],
    advised: [],
    vnetType: 'External',
    delegation: undefined,
  },
  {
    id: 'classic-internal',
    title: l10n.key('Developer or Premium tier, internal virtual network'),
    requirements: classicOfBoth,
    advised: [],
    vnetType: 'Internal',
    delegation: undefined,
  },
  {
    id: 'v2-injection',
    title: l10n.key('Premium v2 tier, injected'),
    requirements: ['storage-outbound', 'key-vault-outbound'],
    advised: ['key-vault-outbound'],
    vnetType: undefined,
    delegation: 'Microsoft.Web/hostingEnvironments',
  },
  {
    id: 'v2-integration',
    title: l10n.key('Standard v2 or Premium v2 tier, outbound integration'),
    requirements: ['storage-outbound'],
    advised: ['storage-outbound'],
    vnetType: undefined,
    delegation: 'Microsoft.Web/serverFarms',
  },
  {
    id: 'workspace-injection',
    title: l10n.key('Workspace gateway, injected'),
    requirements: [
      'gateway-load-balancer-inbound',
      'gateway-client-inbound',
      'storage-outbound',
      'key-vault-outbound',
    ],
    advised: [],
    vnetType: undefined,
    delegation: 'Microsoft.Web/hostingEnvironments',
  },
  {
    id: 'workspace-integration',
    title: l10n.key('Workspace gateway, integrated'),
    requirements: ['storage-outbound'],
    advised: [],
    vnetType: undefined,
    delegation: 'Microsoft.Web/serverFarms',
  },
];

export function findProfile(id: string): Profile | undefined {
  return profiles.find((profile) => profile.id === id);
}

/** The profile of the classic tiers for a VNet type; with none known, the requirements of both types. */
export function classicProfile(vnetType: VirtualNetworkType | undefined): Profile {
  const id = vnetType === 'External' ? 'classic-external' : 'classic-internal';
  const profile = findProfile(id);
  if (!profile) throw new RangeError(`no profile '${id}'`);
  return profile;
}

/** Optional features, by the names that a configuration uses, and the requirements they add. */
export const features: ReadonlyMap<string, readonly RequirementId[]> = new Map<
  string,
  readonly RequirementId[]
>([
  ['entra', ['entra-outbound']],
  ['connectors', ['connectors-outbound']],
  ['event-hub', ['event-hub-outbound']],
  ['external-cache', ['external-cache-inbound', 'external-cache-outbound']],
  ['internal-cache', ['internal-cache-inbound', 'internal-cache-outbound']],
  ['rate-limit', ['rate-limit-inbound', 'rate-limit-outbound']],
  ['unit-health', ['unit-health-inbound']],
  ['dns', ['dns-outbound']],
  ['ntp', ['ntp-outbound']],
  ['diagnostics', ['diagnostics-outbound']],
]);

/**
 * The requirements of a profile with optional features, in the order of the catalogue.
 * A feature is a name of `features` or the id of one of its requirements; unknown names add nothing.
 */
export function requirementsOf(profile: Profile, featureNames: readonly string[]): readonly Requirement[] {
  const ids = new Set<RequirementId>(profile.requirements);
  for (const name of featureNames) for (const id of featureRequirements(name)) ids.add(id);
  return [...ids].map(requirementOf);
}

/** The requirements that a feature name or requirement id stands for; empty when it is neither. */
export function featureRequirements(name: string): readonly RequirementId[] {
  const feature = features.get(name);
  if (feature) return feature;
  return [...features.values()].flat().filter((id) => id === name);
}

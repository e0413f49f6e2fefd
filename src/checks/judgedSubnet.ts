import type { ProfileId } from '../azure/profiles.js';
import * as l10n from '../l10n.js';
import { displayText } from '../languages/interpret.js';
import type { ApiManagementService } from '../languages/declarations.js';
import type { Configuration } from '../workspace/configuration.js';
import type { DiagnosticCode } from '../workspace/diagnosticCodes.js';
import type { LinkedSubnet, Placement } from '../workspace/linking.js';
import { deploymentOf } from '../workspace/deployments.js';
import { isClassicTier, isV2Tier } from '../workspace/services.js';
import type { PlaceFinding, RelatedPlace } from './findings.js';

/** A subnet that a service is in, with all that the checks look at. */
export interface JudgedSubnet {
  readonly linked: LinkedSubnet;
  /** What holds where the subnet is declared. */
  readonly configuration: Configuration;
  /** Whether something could not be followed, such as a module that is missing: it may declare more of the subnet. */
  readonly hasGaps: boolean;
}

/** A check of a subnet: like that of an NSG, it says nothing that depends on something unknown. */
export interface SubnetCheck {
  readonly code: DiagnosticCode;
  readonly check: (subnet: JudgedSubnet) => readonly PlaceFinding[];
}

/** A service that certainly is in a subnet, and how it is deployed there for certain. */
export interface CertainPlacement {
  readonly placement: Placement;
  readonly profile: ProfileId;
}

/** The services that certainly are in a subnet, of a tier that is known. */
export function certainPlacements({ linked }: JudgedSubnet): readonly CertainPlacement[] {
  return linked.placements.flatMap((placement) => {
    const { service, certain } = placement;
    const { profile } = deploymentOf(placement);
    const isTierKnown = service.kind === 'workspaceGateway' || isClassicTier(service) || isV2Tier(service);
    return certain && isTierKnown && profile ? [{ placement, profile }] : [];
  });
}

/** `'apim'`, or words for a subnet whose name isn't known. */
export function quoteSubnet({ linked }: JudgedSubnet): string {
  const name = displayText(linked.subnet.name);
  return name === '' ? l10n.t('The subnet') : l10n.t("Subnet '{0}'", name);
}

/** `API Management 'apim'`, or words for a service whose name isn't known. */
export function quoteService(service: ApiManagementService): string {
  const name = displayText(service.name);
  if (service.kind === 'service')
    return name === '' ? l10n.t('API Management') : l10n.t("API Management '{0}'", name);
  return name === '' ? l10n.t('the workspace gateway') : l10n.t("the workspace gateway '{0}'", name);
}

/** The service, as the place that makes a demand of its subnet. */
export function relatedService(placement: Placement): RelatedPlace {
  return {
    origin: placement.service.nameOrigin,
    message: l10n.t('{0} is in this subnet', quoteService(placement.service)),
  };
}

import * as l10n from '../l10n.js';
import type { ApiManagementService, Declaration } from '../languages/declarations.js';
import type { Analysis, Gap } from '../languages/language.js';
import type { Value } from '../languages/values.js';
import type { Configuration } from '../workspace/configuration.js';
import { namesApiManagement } from '../workspace/evidence.js';
import type { LinkedNetwork } from '../workspace/linking.js';
import { isService } from '../workspace/linking.js';
import { isOutsideNetworks, subnetReferences } from '../workspace/services.js';
import type { PlaceFinding } from './findings.js';
import type { JudgedGroup } from './judgedGroup.js';
import { quoteService } from './judgedSubnet.js';

/** A unit with what its gaps may bear on. */
export interface UnitWithGaps {
  readonly analysis: Analysis;
  readonly network: LinkedNetwork;
  readonly groups: readonly JudgedGroup[];
  /** What holds at the place of a gap. */
  readonly configurationOf: (uri: string) => Configuration;
}

/**
 * Modules and linked templates that are not followed, where that may keep something from being checked. Nobody else
 * says why an NSG has no findings; but of the many deployments that have nothing to do with API Management nothing is
 * said. What names a file of the user's own matters beside a service that is, or may be, in a virtual network, beside an
 * NSG that is checked, and where an NSG is declared and what is missing is called after API Management: any of them may
 * be, or have, the NSG, its rules or its service. A module that is kept elsewhere matters only where a service without
 * an NSG has its subnet, or the subnet its NSG, out of it.
 */
export function checkGaps(unit: UnitWithGaps): readonly PlaceFinding[] {
  const { gaps, declarations } = unit.analysis;
  if (gaps.length === 0) return [];
  const services = declarations.filter(isService).filter((service) => !isOutsideNetworks(service));
  const linked = new Set(
    unit.groups.flatMap(({ linked: { placements } }) => placements.map(({ service }) => service)),
  );
  const unlinked = services.filter((service) => !linked.has(service));
  const isAtWork = services.length > 0 || unit.groups.some(({ checked }) => checked !== 'no');
  return gaps.flatMap((gap) => {
    const waiting = unlinked.find((service) => gap.kind === 'local' || comesFrom(gap, service, unit));
    const mayHoldService = unit.groups.length > 0 && gap.names.some(namesApiManagement);
    const matters = gap.kind === 'local' && (isAtWork || mayHoldService);
    return waiting || matters ? [findingOf(gap, waiting, unit.configurationOf(gap.origin.uri))] : [];
  });
}

/** Whether the subnet of a service, or the NSG of that subnet, is told by what is not followed. */
function comesFrom(
  { identity }: Gap,
  service: ApiManagementService,
  { analysis: { declarations }, network }: UnitWithGaps,
): boolean {
  if (identity === undefined) return false;
  const subnets = network.subnets.filter(({ placements }) =>
    placements.some((each) => each.service === service),
  );
  const declared = subnets.flatMap((subnet) => subnet.declarations);
  const values = [
    ...subnetReferences(service).map(({ subnetId }) => subnetId),
    ...declared.map(({ networkSecurityGroupId }) => networkSecurityGroupId),
    ...(declared.length > 0 ? declarations.flatMap(associatedGroup) : []),
  ];
  return values.some((value) => value !== undefined && isFrom(value, identity));
}

function associatedGroup(declaration: Declaration): readonly Value[] {
  return declaration.kind === 'subnetAssociation' ? [declaration.networkSecurityGroupId] : [];
}

function isFrom(value: Value, identity: string): boolean {
  if (value.kind !== 'unknown') return false;
  const { alternatives = [], parts = [] } = value;
  return (
    value.identity === identity ||
    ['.', '['].some((access) => value.identity.startsWith(identity + access)) ||
    alternatives.some((alternative) => isFrom(alternative.value, identity)) ||
    parts.some((part) => typeof part !== 'string' && isFrom(part, identity))
  );
}

function findingOf(
  { origin, message }: Gap,
  waiting: ApiManagementService | undefined,
  configuration: Configuration,
): PlaceFinding {
  return {
    code: 'unresolved',
    severity: 'hint',
    group: undefined,
    requirement: undefined,
    configuration,
    origin,
    message: waiting
      ? l10n.t(
          'Not followed: {0}. If the NSG of {1} is in there, it is not checked.',
          message,
          quoteService(waiting),
        )
      : l10n.t('Not followed: {0}. Services, NSGs and rules in there are not checked.', message),
    related: [],
  };
}

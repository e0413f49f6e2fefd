import type { ProfileId } from '../azure/profiles.js';
import * as l10n from '../l10n.js';
import type { Placement } from '../workspace/linking.js';
import { deploymentOf } from '../workspace/deployments.js';
import type { JudgedSubnet, SubnetCheck } from './judgedSubnet.js';
import { quoteService, quoteSubnet, relatedService } from './judgedSubnet.js';

/** The subnet of a service has no NSG. */
export const noNsg: SubnetCheck = {
  code: 'no-nsg',
  check: (subnet) => {
    const { linked, hasGaps, configuration } = subnet;
    const certain = linked.placements.filter((placement) => placement.certain);
    const [first] = certain;
    if (!first || !linked.lacksGroup || hasGaps) return [];
    return [
      {
        code: 'no-nsg',
        severity: certain.every(({ service }) => service.kind === 'workspaceGateway') ? 'warning' : 'error',
        group: undefined,
        requirement: undefined,
        configuration,
        origin: linked.subnet.nameOrigin,
        message: messageOf(subnet, first),
        related: certain.map(relatedService),
      },
    ];
  },
};

function messageOf(subnet: JudgedSubnet, placement: Placement): string {
  const { profile } = deploymentOf(placement);
  return l10n.t(
    '{0} has no network security group, but {1} is in it. {2}',
    quoteSubnet(subnet),
    quoteService(placement.service),
    consequenceFor(profile),
  );
}

function consequenceFor(profile: ProfileId | undefined): string {
  return profile === undefined || profile.startsWith('classic-')
    ? l10n.t('Without one the load balancer lets nothing in: the service can be neither managed nor called.')
    : l10n.t('Azure requires that one is associated with the subnet.');
}

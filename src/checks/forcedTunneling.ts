import { parseIpBlock, isNonPublic } from '../azure/ipRanges.js';
import * as l10n from '../l10n.js';
import type { Route, RouteTable } from '../languages/declarations.js';
import { displayText } from '../languages/interpret.js';
import type { Value } from '../languages/values.js';
import type { Placement } from '../workspace/linking.js';
import type { PlaceFinding } from './findings.js';
import type { JudgedSubnet, SubnetCheck } from './judgedSubnet.js';
import { certainPlacements, quoteService, relatedService } from './judgedSubnet.js';

/**
 * The default route goes to an appliance or on-premises, and no route of its own takes the replies to management
 * traffic back to the internet. Source: "Force tunnel traffic to on-premises firewall using ExpressRoute or network
 * virtual appliance" (learn.microsoft.com/azure/api-management/api-management-using-with-internal-vnet).
 */
export const forcedTunneling: SubnetCheck = {
  code: 'forced-tunneling',
  check: (subnet) => {
    const { routeTable } = subnet.linked;
    const [classic] = certainPlacements(subnet).filter(({ profile }) => profile.startsWith('classic-'));
    if (!routeTable || !classic || mayLeadBack(routeTable)) return [];
    const tunnel = routeTable.routes.find(isTunnel);
    return tunnel ? [findingOf(subnet, tunnel, classic.placement)] : [];
  },
};

const appliances: readonly string[] = ['virtualappliance', 'virtualnetworkgateway'];

/** Whether a route certainly takes all that has no other route to an appliance, or to a gateway to elsewhere. */
function isTunnel({ addressPrefix, nextHopType, presence }: Route): boolean {
  return (
    presence.length === 0 &&
    lowerText(addressPrefix) === '0.0.0.0/0' &&
    appliances.includes(lowerText(nextHopType) ?? '')
  );
}

/** Whether a route takes what goes to the control plane to the internet, or may do so. */
function mayLeadBack({ routes, openRoutes }: RouteTable): boolean {
  return openRoutes !== undefined || routes.some((route) => mayLeadTo(route) && mayBeControlPlane(route));
}

function mayLeadTo({ nextHopType }: Route): boolean {
  const type = lowerText(nextHopType);
  return type === undefined || type === 'internet';
}

/** Of public addresses it isn't known here whose they are: they may be those of the control plane. */
function mayBeControlPlane({ addressPrefix }: Route): boolean {
  const prefix = lowerText(addressPrefix);
  if (prefix === undefined) return true;
  const block = parseIpBlock(prefix);
  if (block) return block.range !== undefined && !isNonPublic(block.range);
  return /^(apimanagement|azurecloud)(\.|$)/.test(prefix);
}

function lowerText(value: Value | undefined): string | undefined {
  return value?.kind === 'string' ? value.value.trim().toLowerCase() : undefined;
}

function findingOf(
  { configuration, linked }: JudgedSubnet,
  route: Route,
  placement: Placement,
): PlaceFinding {
  const name = displayText(route.name);
  return {
    code: 'forced-tunneling',
    severity: 'warning',
    group: undefined,
    requirement: undefined,
    configuration,
    origin: route.origin,
    message: l10n.t(
      "Route {0} sends the replies to management traffic of {1} another way than it came, so that they are lost and the service can't be managed. Add a route for the service tag ApiManagement with next hop Internet.",
      name === '' ? l10n.t('to 0.0.0.0/0') : `'${name}'`,
      quoteService(placement.service),
    ),
    related: [
      { origin: linked.subnet.nameOrigin, message: l10n.t('the subnet that has this route') },
      relatedService(placement),
    ],
  };
}

import type { SecurityRule } from '../azure/securityRules.js';
import { hasPort } from '../azure/ports.js';
import type { NetworkSecurityGroup } from '../languages/declarations.js';
import { displayText } from '../languages/interpret.js';
import type { VirtualNetworkType } from '../azure/profiles.js';

/**
 * Whether anything says that an NSG is meant for API Management, though no service is linked to it.
 * @param names of the NSG and of what is around it
 */
export function speaksOfApiManagement(rules: readonly SecurityRule[], names: readonly string[]): boolean {
  if (rules.some(usesApiManagementTag)) return true;
  return !rules.some((rule) => namesTag(rule, 'GatewayManager')) && names.some(namesApiManagement);
}

/** The names that may tell what an NSG is for. */
export function namesAround(group: NetworkSecurityGroup, subnetNames: readonly string[]): readonly string[] {
  return [displayText(group.name), group.symbol ?? '', ...group.hints, ...subnetNames];
}

/**
 * The control plane as a source, or as a destination on its port (the same rule with the sides in each other's place).
 * A rule that lets another workload call the control plane says nothing.
 */
function usesApiManagementTag(rule: SecurityRule): boolean {
  const isTag = (side: SecurityRule['source']): boolean =>
    side.terms.some((term) => term.kind === 'tag' && term.tag.name === 'ApiManagement');
  return (
    (rule.direction !== 'Outbound' && isTag(rule.source)) ||
    (isTag(rule.destination) && hasPort(rule.destinationPorts.ports, 3443))
  );
}

function namesTag(rule: SecurityRule, name: string): boolean {
  return [...rule.source.terms, ...rule.destination.terms].some(
    (term) => term.kind === 'tag' && term.tag.name === name,
  );
}

/** Other workloads that are often named after the API Management service in front of which they stand. */
const otherWorkloads = new Set(
  'agw appgw appgateway applicationgateway gateway gw waf bastion firewall fw afw jumpbox jump vm vmss vms aks frontdoor afd pe pep privateendpoint privateendpoints backend functions function app apps webapp agent agents runner runners selfhosted shgw redis cache'.split(
    ' ',
  ),
);

/** Whether a name speaks of API Management's own subnet: `nsg-apim`, `apimSubnetNsg`, `api-management`. */
export function namesApiManagement(name: string): boolean {
  const tokens = tokensOf(name);
  const pairs = tokens.map((token, index) => token + (tokens[index + 1] ?? ''));
  if ([...tokens, ...pairs].some((token) => otherWorkloads.has(token))) return false;
  return tokens.some(isApim) || pairs.some((pair) => pair === 'apimanagement' || pair === 'apimgmt');
}

function isApim(token: string): boolean {
  return (
    /^(apim|apimanagement|apimgmt)(\d*|nsg|subnet|snet|sn)$/.test(token) ||
    /^(nsg|snet|subnet|sn)apim$/.test(token)
  );
}

/** The words of a name, in lower case: split at anything but letters and digits, and where camel case begins a word. */
function tokensOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

/** The VNet type that the rules themselves tell: only an external service is reached from the internet. */
export function vnetTypeOfRules(rules: readonly SecurityRule[]): VirtualNetworkType | undefined {
  const fromInternet = rules.some(
    (rule) =>
      rule.direction === 'Inbound' &&
      rule.access === 'Allow' &&
      rule.presence.length === 0 &&
      hasPort(rule.destinationPorts.ports, 443) &&
      rule.source.terms.some((term) => term.kind === 'tag' && term.tag.name === 'Internet'),
  );
  return fromInternet ? 'External' : undefined;
}

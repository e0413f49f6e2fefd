import * as l10n from '../l10n.js';
import type { AddressTerm } from './addresses.js';
import { anyAddress, tagTerm } from './addresses.js';
import type { PortSet } from './ports.js';
import { singlePorts } from './ports.js';
import type { Direction } from './securityRules.js';

/**
 * The catalogue: what API Management needs its network security group to let through, row by row as Microsoft
 * documents it. A change of the documents is a change of one row here.
 */

export type RequirementId =
  | 'client-inbound'
  | 'management-inbound'
  | 'load-balancer-inbound'
  | 'traffic-manager-inbound'
  | 'certificates-outbound'
  | 'storage-outbound'
  | 'sql-outbound'
  | 'key-vault-outbound'
  | 'monitor-outbound'
  | 'entra-outbound'
  | 'connectors-outbound'
  | 'event-hub-outbound'
  | 'external-cache-inbound'
  | 'external-cache-outbound'
  | 'internal-cache-inbound'
  | 'internal-cache-outbound'
  | 'rate-limit-inbound'
  | 'rate-limit-outbound'
  | 'unit-health-inbound'
  | 'dns-outbound'
  | 'ntp-outbound'
  | 'diagnostics-outbound'
  | 'gateway-load-balancer-inbound'
  | 'gateway-client-inbound'
  | 'network-client-inbound';

export interface Requirement {
  readonly id: RequirementId;
  readonly direction: Direction;
  /** The service tag on the far side: the source inbound, the destination outbound; `*` for any. The near side is the subnet. */
  readonly tag: string;
  /** Destination ports that must be open. */
  readonly ports: readonly number[];
  /** Destination ports that the document puts in brackets. */
  readonly optionalPorts: readonly number[];
  /** All of these ports, as a set. */
  readonly usedPorts: PortSet;
  /** The far side as a rule names it. */
  readonly far: AddressTerm;
  readonly protocols: readonly ('Tcp' | 'Udp')[];
  /** The purpose in Microsoft's words. */
  readonly purpose: string;
  /** What the traffic is, for the middle of a sentence: "API Management reaches Azure SQL". */
  readonly traffic: string;
  /** What follows when it is dropped, for a sentence. */
  readonly consequence: string;
  /**
   * Whose regions' tags (`Storage.WestUS`) meet it: the service's own, any, or none. Source: "Virtual network
   * configuration reference", Regional service tags; where event hubs are is for their owner to choose.
   */
  readonly regional: 'own' | 'any' | 'none';
  /** Whether a rule for a part of the far side meets it, because narrowing it is good practice. */
  readonly narrowable: boolean;
  /** The name that a new rule gets. */
  readonly ruleName: string;
  readonly source: Source;
}

/** A document that a row is taken from, and its date (ms.date). */
export interface Source {
  readonly title: string;
  readonly url: string;
  readonly date: string;
}

const nsgRules: Source = {
  title: 'Configure NSG rules (API Management)',
  url: 'https://learn.microsoft.com/azure/api-management/api-management-using-with-internal-vnet#configure-nsg-rules',
  date: '2025-04-17',
};

const reference: Source = {
  title: 'Virtual network configuration reference: API Management',
  url: 'https://learn.microsoft.com/azure/api-management/virtual-network-reference',
  date: '2025-04-17',
};

const workspaceGateways: Source = {
  title: 'Network resource requirements for integration of a workspace gateway into a virtual network',
  url: 'https://learn.microsoft.com/azure/api-management/virtual-network-workspaces-resources',
  date: '2025-04-17',
};

type Row = Pick<
  Requirement,
  'id' | 'direction' | 'tag' | 'ports' | 'purpose' | 'traffic' | 'consequence' | 'ruleName'
> &
  Partial<Omit<Requirement, 'usedPorts' | 'far'>>;

function requirement(row: Row): Requirement {
  return {
    optionalPorts: [],
    protocols: ['Tcp'],
    regional: 'none',
    narrowable: false,
    source: nsgRules,
    ...row,
    usedPorts: singlePorts([...row.ports, ...(row.optionalPorts ?? [])]),
    far: row.tag === '*' ? anyAddress : tagTerm(row.tag),
  };
}

const rows: readonly Requirement[] = [
  requirement({
    id: 'client-inbound',
    direction: 'Inbound',
    tag: 'Internet',
    ports: [443],
    optionalPorts: [80],
    narrowable: true,
    purpose: l10n.key('Client communication to API Management'),
    traffic: l10n.key('clients reach the API Management gateway'),
    consequence: l10n.key('no client reaches the gateway'),
    ruleName: 'AllowClientInbound',
  }),
  requirement({
    id: 'management-inbound',
    direction: 'Inbound',
    tag: 'ApiManagement',
    ports: [3443],
    purpose: l10n.key('Management endpoint for Azure portal and PowerShell'),
    traffic: l10n.key('the API Management control plane reaches the service'),
    consequence: l10n.key('the service can be neither activated nor managed'),
    ruleName: 'AllowManagementEndpointInbound',
  }),
  requirement({
    id: 'load-balancer-inbound',
    direction: 'Inbound',
    tag: 'AzureLoadBalancer',
    ports: [6390],
    purpose: l10n.key('Azure Infrastructure Load Balancer'),
    traffic: l10n.key('the load balancer probes the units of API Management'),
    consequence: l10n.key('the load balancer takes every unit for dead and sends it no traffic'),
    ruleName: 'AllowLoadBalancerInbound',
  }),
  requirement({
    id: 'traffic-manager-inbound',
    direction: 'Inbound',
    tag: 'AzureTrafficManager',
    ports: [443],
    purpose: l10n.key('Azure Traffic Manager routing for multi-region deployment'),
    traffic: l10n.key('Azure Traffic Manager probes the regional gateways'),
    consequence: l10n.key('a multi-region deployment routes no requests to this region'),
    ruleName: 'AllowTrafficManagerInbound',
  }),
  requirement({
    id: 'certificates-outbound',
    direction: 'Outbound',
    tag: 'Internet',
    ports: [80],
    purpose: l10n.key('Validation and management of Microsoft-managed and customer-managed certificates'),
    traffic: l10n.key('API Management validates certificates over the internet'),
    consequence: l10n.key('certificates are neither validated nor renewed'),
    ruleName: 'AllowCertificateValidationOutbound',
  }),
  requirement({
    id: 'storage-outbound',
    direction: 'Outbound',
    tag: 'Storage',
    ports: [443],
    regional: 'own',
    purpose: l10n.key('Dependency on Azure Storage for core service functionality'),
    traffic: l10n.key('API Management reaches Azure Storage'),
    consequence: l10n.key('the service does not activate or stops working'),
    ruleName: 'AllowStorageOutbound',
  }),
  requirement({
    id: 'sql-outbound',
    direction: 'Outbound',
    tag: 'Sql',
    ports: [1433],
    regional: 'own',
    purpose: l10n.key('Access to Azure SQL endpoints for core service functionality'),
    traffic: l10n.key('API Management reaches Azure SQL'),
    consequence: l10n.key('the service does not activate or stops working'),
    ruleName: 'AllowSqlOutbound',
  }),
  requirement({
    id: 'key-vault-outbound',
    direction: 'Outbound',
    tag: 'AzureKeyVault',
    ports: [443],
    purpose: l10n.key('Access to Azure Key Vault for core service functionality'),
    traffic: l10n.key('API Management reaches Azure Key Vault'),
    consequence: l10n.key(
      'the service does not activate, and certificates and named values of Key Vault are not refreshed',
    ),
    ruleName: 'AllowKeyVaultOutbound',
  }),
  requirement({
    id: 'monitor-outbound',
    direction: 'Outbound',
    tag: 'AzureMonitor',
    ports: [1886, 443],
    purpose: l10n.key('Publish Diagnostics Logs and Metrics, Resource Health, and Application Insights'),
    traffic: l10n.key('API Management publishes to Azure Monitor'),
    consequence: l10n.key('diagnostics logs, metrics, resource health and Application Insights stay empty'),
    ruleName: 'AllowMonitorOutbound',
  }),
  requirement({
    id: 'entra-outbound',
    direction: 'Outbound',
    tag: 'AzureActiveDirectory',
    ports: [443],
    purpose: l10n.key('Microsoft Entra ID, Microsoft Graph, and Azure Key Vault dependency'),
    traffic: l10n.key('API Management reaches Microsoft Entra ID'),
    consequence: l10n.key('sign-in with Microsoft Entra ID fails'),
    ruleName: 'AllowEntraIdOutbound',
    source: reference,
  }),
  requirement({
    id: 'connectors-outbound',
    direction: 'Outbound',
    tag: 'AzureConnectors',
    ports: [443],
    purpose: l10n.key('API Management credential manager endpoint'),
    traffic: l10n.key('API Management reaches managed connections'),
    consequence: l10n.key('the credential manager gets no tokens'),
    ruleName: 'AllowConnectorsOutbound',
    source: reference,
  }),
  requirement({
    id: 'event-hub-outbound',
    direction: 'Outbound',
    tag: 'EventHub',
    ports: [5671, 5672, 443],
    regional: 'any',
    purpose: l10n.key('Log to Azure Event Hubs policy and Azure Monitor'),
    traffic: l10n.key('API Management reaches Azure Event Hubs'),
    consequence: l10n.key('the log-to-eventhub policy loses its events'),
    ruleName: 'AllowEventHubOutbound',
    source: reference,
  }),
  ...inVirtualNetwork(
    'external-cache',
    [6380],
    ['Tcp'],
    l10n.key('External Azure Cache for Redis'),
    l10n.key('the units of API Management use the external cache'),
    l10n.key("the external cache can't be reached"),
    'ExternalCache',
  ),
  ...inVirtualNetwork(
    'internal-cache',
    [6381, 6382, 6383],
    ['Tcp'],
    l10n.key('Internal cache between units'),
    l10n.key('the units of API Management use the internal cache'),
    l10n.key("the internal cache can't be reached"),
    'InternalCache',
  ),
  ...inVirtualNetwork(
    'rate-limit',
    [4290],
    ['Udp'],
    l10n.key('Rate-limit counters between units'),
    l10n.key('the units of API Management use rate-limit counters'),
    l10n.key("rate-limit counters can't be reached"),
    'RateLimitCounters',
  ),
  requirement({
    id: 'unit-health-inbound',
    direction: 'Inbound',
    tag: 'AzureLoadBalancer',
    ports: [6391],
    purpose: l10n.key('Monitoring of individual machine health'),
    traffic: l10n.key('the load balancer probes the individual machines'),
    consequence: l10n.key('the health of individual machines is not seen'),
    ruleName: 'AllowUnitHealthInbound',
    source: reference,
  }),
  requirement({
    id: 'dns-outbound',
    direction: 'Outbound',
    tag: '*',
    ports: [53],
    protocols: ['Tcp', 'Udp'],
    narrowable: true,
    purpose: l10n.key('DNS name resolution through custom DNS servers'),
    traffic: l10n.key('API Management resolves names'),
    consequence: l10n.key('no name is resolved and the service does not work'),
    ruleName: 'AllowDnsOutbound',
    source: reference,
  }),
  requirement({
    id: 'ntp-outbound',
    direction: 'Outbound',
    tag: 'Internet',
    ports: [123],
    protocols: ['Udp'],
    narrowable: true,
    purpose: l10n.key('Time synchronization'),
    traffic: l10n.key('API Management synchronizes its clock'),
    consequence: l10n.key('clocks drift'),
    ruleName: 'AllowNtpOutbound',
    source: reference,
  }),
  requirement({
    id: 'diagnostics-outbound',
    direction: 'Outbound',
    tag: 'Internet',
    ports: [12000],
    purpose: l10n.key('Compute diagnostics'),
    traffic: l10n.key('API Management publishes compute diagnostics'),
    consequence: l10n.key('compute diagnostics are not published'),
    ruleName: 'AllowDiagnosticsOutbound',
    source: reference,
  }),
  requirement({
    id: 'gateway-load-balancer-inbound',
    direction: 'Inbound',
    tag: 'AzureLoadBalancer',
    ports: [80],
    purpose: l10n.key('Allow internal health ping traffic'),
    traffic: l10n.key('the load balancer probes the workspace gateway'),
    consequence: l10n.key('the workspace gateway gets no traffic'),
    ruleName: 'AllowGatewayHealthInbound',
    source: workspaceGateways,
  }),
  requirement({
    id: 'gateway-client-inbound',
    direction: 'Inbound',
    tag: 'VirtualNetwork',
    ports: [80, 443],
    narrowable: true,
    purpose: l10n.key('Allow inbound traffic'),
    traffic: l10n.key('clients in the virtual network reach the workspace gateway'),
    consequence: l10n.key('no client reaches the workspace gateway'),
    ruleName: 'AllowGatewayClientInbound',
    source: workspaceGateways,
  }),
  // Not in Microsoft's table, since default rule 65000 lets it pass; with a deny of all inbound nobody calls the gateway.
  requirement({
    id: 'network-client-inbound',
    direction: 'Inbound',
    tag: 'VirtualNetwork',
    ports: [443],
    narrowable: true,
    purpose: l10n.key('Client communication to API Management in Internal mode'),
    traffic: l10n.key('clients in the virtual network reach the API Management gateway'),
    consequence: l10n.key('no client in the virtual network reaches the gateway'),
    ruleName: 'AllowNetworkClientInbound',
  }),
];

type VirtualNetworkPair = 'external-cache' | 'internal-cache' | 'rate-limit';

function inVirtualNetwork(
  id: VirtualNetworkPair,
  ports: readonly number[],
  transport: readonly ('Tcp' | 'Udp')[],
  purpose: string,
  traffic: string,
  consequence: string,
  ruleName: string,
): Requirement[] {
  return (['Inbound', 'Outbound'] as const).map((direction) =>
    requirement({
      id: direction === 'Inbound' ? `${id}-inbound` : `${id}-outbound`,
      direction,
      tag: 'VirtualNetwork',
      ports,
      protocols: transport,
      narrowable: true,
      purpose,
      traffic,
      consequence,
      ruleName: `Allow${ruleName}${direction}`,
      source: reference,
    }),
  );
}

const byId = new Map(rows.map((row) => [row.id, row]));

/** Every row, in the order of the documents. */
export const catalogue: readonly Requirement[] = rows;

export function findRequirement(id: string): Requirement | undefined {
  return rows.find((row) => row.id === id);
}

export function requirementOf(id: RequirementId): Requirement {
  const row = byId.get(id);
  if (!row) throw new RangeError(`no requirement '${id}'`);
  return row;
}

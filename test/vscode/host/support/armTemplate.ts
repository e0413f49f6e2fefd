/**
 * An ARM template of one NSG, as text. A rule is one line, as a person would say it, with several ports in brackets:
 * `AllowMonitor 140 Outbound Allow Tcp VirtualNetwork -> AzureMonitor [443,1886]`.
 */
export function armTemplate(rules: readonly string[], check = 'internal'): string {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type: 'Microsoft.Network/networkSecurityGroups',
        apiVersion: '2024-05-01',
        name: 'nsg-apim',
        location: 'westeurope',
        metadata: { apimNsg: check },
        properties: { securityRules: rules.map(ruleOf) },
      },
    ],
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}

/** What API Management needs in Internal mode, where everything else is denied. */
export const completeRules = {
  management: 'AllowManagementInbound 100 Inbound Allow Tcp ApiManagement -> VirtualNetwork 3443',
  loadBalancer: 'AllowLoadBalancerInbound 110 Inbound Allow Tcp AzureLoadBalancer -> VirtualNetwork 6390',
  certificates: 'AllowCertificateValidationOutbound 100 Outbound Allow Tcp VirtualNetwork -> Internet 80',
  storage: 'AllowStorageOutbound 110 Outbound Allow Tcp VirtualNetwork -> Storage 443',
  sql: 'AllowSqlOutbound 120 Outbound Allow Tcp VirtualNetwork -> Sql 1433',
  keyVault: 'AllowKeyVaultOutbound 130 Outbound Allow Tcp VirtualNetwork -> AzureKeyVault 443',
  monitor: 'AllowMonitorOutbound 140 Outbound Allow Tcp VirtualNetwork -> AzureMonitor [443,1886]',
  deny: 'DenyOutbound 4000 Outbound Deny * * -> * *',
} as const;

/** The complete rules, some of them changed, or left out where they are changed to `undefined`. */
export function rulesWith(
  changes: Partial<Record<keyof typeof completeRules, string | undefined>>,
): readonly string[] {
  const rules: Record<string, string | undefined> = { ...completeRules, ...changes };
  return Object.values(rules).filter((rule) => rule !== undefined);
}

function ruleOf(line: string): object {
  const [name, priority, direction, access, protocol, source, , destination, ports = ''] = line.split(' ');
  const list = /^\[(.*)\]$/.exec(ports)?.[1];
  return {
    name,
    properties: {
      priority: Number(priority),
      direction,
      access,
      protocol,
      sourceAddressPrefix: source,
      sourcePortRange: '*',
      destinationAddressPrefix: destination,
      ...(list === undefined ? { destinationPortRange: ports } : { destinationPortRanges: list.split(',') }),
    },
  };
}

import type { SourceFile } from '../language.js';

/**
 * Azure Verified Modules that are understood without being downloaded: what they take and give, and the resources that
 * they make of it, written in miniature in Bicep itself. Source: the modules' parameters and outputs in
 * Azure/bicep-registry-modules, avm/res, in all versions up to November 2026.
 */

const securityGroup = `
param name string
param securityRules array?
resource networkSecurityGroup 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: name
  properties: { securityRules: securityRules ?? [] }
}
output resourceId string = networkSecurityGroup.id
output name string = networkSecurityGroup.name
`;

const virtualNetwork = `
param name string
param subnets array?
resource virtualNetwork 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  properties: {}
}
resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = [for subnet in (subnets ?? []): {
  parent: virtualNetwork
  name: subnet.name
  properties: {
    addressPrefix: subnet.?addressPrefix
    addressPrefixes: subnet.?addressPrefixes
    networkSecurityGroup: contains(subnet, 'networkSecurityGroupResourceId') ? { id: subnet.networkSecurityGroupResourceId } : contains(subnet, 'networkSecurityGroupId') ? { id: subnet.networkSecurityGroupId } : null
    routeTable: contains(subnet, 'routeTableResourceId') ? { id: subnet.routeTableResourceId } : contains(subnet, 'routeTableId') ? { id: subnet.routeTableId } : null
    delegations: contains(subnet, 'delegation') ? [{ properties: { serviceName: subnet.delegation } }] : subnet.?delegations
  }
}]
output resourceId string = virtualNetwork.id
output name string = virtualNetwork.name
output subnetNames array = [for (item, index) in (subnets ?? []): subnet[index].name]
output subnetResourceIds array = [for (item, index) in (subnets ?? []): subnet[index].id]
`;

const subnet = `
param name string
param virtualNetworkName string
param addressPrefix string?
param addressPrefixes array?
param networkSecurityGroupResourceId string?
param routeTableResourceId string?
param delegation string?
resource virtualNetwork 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: virtualNetworkName
}
resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {
  parent: virtualNetwork
  name: name
  properties: {
    addressPrefix: addressPrefix
    addressPrefixes: addressPrefixes
    networkSecurityGroup: empty(networkSecurityGroupResourceId) ? null : { id: networkSecurityGroupResourceId }
    routeTable: empty(routeTableResourceId) ? null : { id: routeTableResourceId }
    delegations: empty(delegation) ? [] : [{ properties: { serviceName: delegation } }]
  }
}
output resourceId string = subnet.id
output name string = subnet.name
`;

const apiManagement = `
param name string
param location string = resourceGroup().location
param sku string = 'Premium'
param virtualNetworkType string = 'None'
param subnetResourceId string?
param additionalLocations array?
param apis array?
param caches array?
param loggers array?
param policies array?
resource service 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: name
  location: location
  sku: { name: sku }
  properties: {
    virtualNetworkType: virtualNetworkType
    virtualNetworkConfiguration: empty(subnetResourceId) ? null : { subnetResourceId: subnetResourceId }
    additionalLocations: additionalLocations ?? []
  }
}
resource cache 'Microsoft.ApiManagement/service/caches@2024-05-01' = [for cache in (caches ?? []): {
  parent: service
  name: cache.name
}]
resource logger 'Microsoft.ApiManagement/service/loggers@2024-05-01' = [for logger in (loggers ?? []): {
  parent: service
  name: logger.name
  properties: { loggerType: logger.?type }
}]
resource policy 'Microsoft.ApiManagement/service/policies@2024-05-01' = [for policy in (policies ?? []): {
  parent: service
  name: policy.?name ?? 'policy'
  properties: { value: policy.value }
}]
var apiPolicies = flatten(map(apis ?? [], api => map(api.?policies ?? [], policy => { api: api.name, value: policy.value })))
resource apiPolicy 'Microsoft.ApiManagement/service/apis/policies@2024-05-01' = [for policy in apiPolicies: {
  name: '\${name}/\${policy.api}/policy'
  properties: { value: policy.value }
}]
output resourceId string = service.id
output name string = service.name
`;

const scheme = 'bicep-registry:';

const files: ReadonlyMap<string, SourceFile> = new Map(
  [
    ['avm/res/network/network-security-group', securityGroup] as const,
    ['avm/res/network/virtual-network', virtualNetwork] as const,
    ['avm/res/network/virtual-network/subnet', subnet] as const,
    ['avm/res/api-management/service', apiManagement] as const,
  ].map(([name, text]) => [name, { uri: `${scheme}${name}`, text }]),
);

/** The module that `br/public:avm/res/…:version` names, in miniature; undefined for one that isn't known here. */
export function registryFile(reference: string): SourceFile | undefined {
  const name = /^br(?:\/public:|:mcr\.microsoft\.com\/bicep\/)([^:]+):/.exec(reference)?.[1];
  return name === undefined ? undefined : files.get(name);
}

/** Whether a place is in a module that is written here, which nobody sees. */
export function isInRegistry(uri: string): boolean {
  return uri.startsWith(scheme);
}

/** Bicep files as people write them for a network with API Management, each of some 9 KB and none like another. */
export function generateBicepFiles(count: number): string[] {
  return Array.from({ length: count }, (_, index) => generateFile(index));
}

function generateFile(seed: number): string {
  const rules = Array.from({ length: 12 + (seed % 9) }, (_, index) => generateRule(seed, index));
  return `targetScope = 'resourceGroup'

metadata name = 'Network of workload ${seed}'
metadata description = 'The network security group, the virtual network and the service in it.'

@description('Required. The name of the network security group.')
@minLength(1)
@maxLength(80)
param name string = 'nsg-workload-${seed}'

@description('Optional. Location for all resources.')
param location string = resourceGroup().location

@description('Optional. Rules beside those that the service needs.')
param securityRules securityRuleType[]?

@allowed(['External', 'Internal'])
param virtualNetworkType string = '${seed % 2 === 0 ? 'External' : 'Internal'}'

var prefix = '\${name}-\${uniqueString(resourceGroup().id, '${seed}')}'
var tags object = {
  workload: 'workload-${seed}' // as the cost report wants it
  environment: contains(name, 'prod') ? 'production' : 'test'
}
var extraRules = [
  for (rule, index) in (securityRules ?? []): {
    name: rule.name
    properties: {
      priority: rule.?priority ?? (1000 + index * 10)
      access: rule.properties.access
      direction: rule.properties.direction
      sourceAddressPrefix: rule.properties.?sourceAddressPrefix ?? ''
      destinationPortRanges: rule.properties.?destinationPortRanges ?? []
    }
  }
]

resource networkSecurityGroup 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    flushConnection: false
    securityRules: concat(
      [
${rules.join('\n')}
      ],
      extraRules
    )
  }
}

#disable-next-line no-unused-existing-resources
resource virtualNetwork 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: 'vnet-\${prefix}'

  resource subnet 'subnets' existing = {
    name: 'snet-apim-${seed}'
  }
}

module service './modules/service.bicep' = if (virtualNetworkType != 'None' && !empty(name)) {
  name: '\${deployment().name}-service'
  params: {
    name: 'apim-\${prefix}'
    subnetResourceId: virtualNetwork::subnet.id
    additionalLocations: map(range(0, ${seed % 4}), i => { location: regions[i], zones: [1, 2, 3] })
  }
}

@description('The resource ID of the network security group.')
output resourceId string = networkSecurityGroup.id

@export()
@description('The type of a security rule.')
type securityRuleType = {
  @description('Required. The name of the rule.')
  name: string

  @description('Optional. The priority of the rule.')
  @minValue(100)
  @maxValue(4096)
  priority: int?

  properties: {
    access: 'Allow' | 'Deny'
    direction: 'Inbound' | 'Outbound'
    sourceAddressPrefix: string?
    destinationPortRanges: string[]?
  }
}
`;
}

function generateRule(seed: number, index: number): string {
  const inbound = (seed + index) % 3 === 0;
  return `        {
          name: 'Allow-\${virtualNetworkType}-${index}'
          properties: {
            description: 'What rule ${index} of workload ${seed} is there for.'
            priority: ${100 + index * 10}
            direction: '${inbound ? 'Inbound' : 'Outbound'}'
            access: 'Allow'
            protocol: 'Tcp'
            sourcePortRange: '*'
            destinationPortRange: '${443 + index}'
            sourceAddressPrefix: '${inbound ? 'ApiManagement' : 'VirtualNetwork'}'
            destinationAddressPrefix: '${inbound ? 'VirtualNetwork' : 'Storage'}'
          }
        }`;
}

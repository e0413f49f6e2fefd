/** Bicep files as people write them for a network with API Management, each of some 9 KB and none like another. */
export function generateBicepFiles(count: number): string[] {
  return Array.from({ length: count }, (_, index) => generateFile(index));
}

/** One Bicep file with the networks of many workloads, some 9 KB for each. */
export function generateBicepFile(workloads: number): string {
  const networks = Array.from({ length: workloads }, (_, index) => generateNetwork(index, `_${index}`));
  return [generateHead(0), ...networks].join('\n');
}

function generateFile(seed: number): string {
  return `${generateHead(seed)}\n${generateNetwork(seed, '')}`;
}

function generateHead(seed: number): string {
  return `targetScope = 'resourceGroup'

metadata name = 'Network of workload ${seed}'
metadata description = 'The network security group, the virtual network and the service in it.'
`;
}

/** @param suffix of the names of all that is declared */
function generateNetwork(seed: number, suffix: string): string {
  const rules = Array.from({ length: 12 + (seed % 9) }, (_, index) => generateRule(seed, index, suffix));
  return `@description('Required. The name of the network security group.')
@minLength(1)
@maxLength(80)
param name${suffix} string = 'nsg-workload-${seed}'

@description('Optional. Location for all resources.')
param location${suffix} string = resourceGroup().location

@description('Optional. Rules beside those that the service needs.')
param securityRules${suffix} securityRuleType${suffix}[]?

@allowed(['External', 'Internal'])
param virtualNetworkType${suffix} string = '${seed % 2 === 0 ? 'External' : 'Internal'}'

var prefix${suffix} = '\${name${suffix}}-\${uniqueString(resourceGroup().id, '${seed}')}'
var tags${suffix} object = {
  workload: 'workload-${seed}' // as the cost report wants it
  environment: contains(name${suffix}, 'prod') ? 'production' : 'test'
}
var extraRules${suffix} = [
  for (rule, index) in (securityRules${suffix} ?? []): {
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

resource networkSecurityGroup${suffix} 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: name${suffix}
  location: location${suffix}
  tags: tags${suffix}
  properties: {
    flushConnection: false
    securityRules: concat(
      [
${rules.join('\n')}
      ],
      extraRules${suffix}
    )
  }
}

#disable-next-line no-unused-existing-resources
resource virtualNetwork${suffix} 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: 'vnet-\${prefix${suffix}}'

  resource subnet 'subnets' existing = {
    name: 'snet-apim-${seed}'
  }
}

module service${suffix} './modules/service.bicep' = if (virtualNetworkType${suffix} != 'None' && !empty(name${suffix})) {
  name: '\${deployment().name}-service'
  params: {
    name: 'apim-\${prefix${suffix}}'
    subnetResourceId: virtualNetwork${suffix}::subnet.id
    additionalLocations: map(range(0, ${seed % 4}), i => { location: regions[i], zones: [1, 2, 3] })
  }
}

@description('The resource ID of the network security group.')
output resourceId${suffix} string = networkSecurityGroup${suffix}.id

@export()
@description('The type of a security rule.')
type securityRuleType${suffix} = {
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

function generateRule(seed: number, index: number, suffix: string): string {
  const inbound = (seed + index) % 3 === 0;
  return `        {
          name: 'Allow-\${virtualNetworkType${suffix}}-${index}'
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

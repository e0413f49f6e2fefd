/**
 * A Bicep file of a service, its subnet and its NSG, with a mistake of each kind. Its first line is what its tab is
 * called, up to 40 characters.
 */
export const exampleTemplate = `// Example: API Management in a VNet
// The network security group (NSG) of its subnet lacks rules, and has some that do not do what they are meant for.
param location string = resourceGroup().location
param publisherEmail string = 'api@contoso.com'

resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  location: location
  properties: {
    securityRules: [
      {
        name: 'AllowManagementInbound'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'ApiManagement'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRange: '3443'
        }
      }
      {
        name: 'AllowSqlOutbound'
        properties: {
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Sql'
          destinationPortRange: '1443'
        }
      }
      {
        name: 'DenyInternetOutbound'
        properties: {
          priority: 200
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '*'
        }
      }
      {
        name: 'AllowStorageOutbound'
        properties: {
          priority: 300
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Storage'
          destinationPortRange: '443'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-apim'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
    subnets: [
      {
        name: 'snet-apim'
        properties: {
          addressPrefix: '10.20.1.0/27'
          networkSecurityGroup: { id: nsg.id }
        }
      }
    ]
  }
}

resource service 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'apim-contoso'
  location: location
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    publisherEmail: publisherEmail
    publisherName: 'Contoso'
    virtualNetworkType: 'External'
    virtualNetworkConfiguration: { subnetResourceId: network.properties.subnets[0].id }
  }
}
`;

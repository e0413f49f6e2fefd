/**
 * One NSG in the three languages, so that a reader compares them: a rule with values from parameters, one under a
 * condition, one that never matches, and a deny of everything else.
 */

const arm = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "priority": { "type": "int" }, "withSql": { "type": "bool" } },
  "resources": [
    {
      "type": "Microsoft.Network/networkSecurityGroups",
      "apiVersion": "2024-05-01",
      "name": "nsg-apim",
      "metadata": { "apimNsg": "internal" },
      "properties": {
        "securityRules": [
          { "name": "DenyAll", "properties": { "priority": 4000, "direction": "Outbound", "access": "Deny", "protocol": "*", "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "*", "destinationPortRange": "*" } },
          { "name": "AllowMonitor", "properties": { "priority": 100, "direction": "Outbound", "access": "Allow", "protocol": "Tcp", "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "AzureMonitor", "destinationPortRanges": ["443", "1886"] } },
          { "name": "AllowLate", "properties": { "priority": 4001, "direction": "Outbound", "access": "Allow", "protocol": "Tcp", "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "Internet", "destinationPortRange": "80" } },
          { "name": "AllowManagement", "properties": { "priority": "[parameters('priority')]", "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "sourceAddressPrefix": "ApiManagement", "sourcePortRange": "*", "destinationAddressPrefix": "VirtualNetwork", "destinationPortRange": "3443" } }
        ]
      }
    },
    {
      "type": "Microsoft.Network/networkSecurityGroups/securityRules",
      "apiVersion": "2024-05-01",
      "name": "nsg-apim/AllowSql",
      "condition": "[parameters('withSql')]",
      "properties": { "priority": 110, "direction": "Outbound", "access": "Allow", "protocol": "Tcp", "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "Sql", "destinationPortRange": "1433" }
    }
  ]
}
`;

const bicep = `param priority int
param withSql bool

// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: [
      { name: 'DenyAll', properties: { priority: 4000, direction: 'Outbound', access: 'Deny', protocol: '*', sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix: '*', destinationPortRange: '*' } }
      { name: 'AllowMonitor', properties: { priority: 100, direction: 'Outbound', access: 'Allow', protocol: 'Tcp', sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix: 'AzureMonitor', destinationPortRanges: ['443', '1886'] } }
      { name: 'AllowLate', properties: { priority: 4001, direction: 'Outbound', access: 'Allow', protocol: 'Tcp', sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix: 'Internet', destinationPortRange: '80' } }
      { name: 'AllowManagement', properties: { priority: priority, direction: 'Inbound', access: 'Allow', protocol: 'Tcp', sourceAddressPrefix: 'ApiManagement', sourcePortRange: '*', destinationAddressPrefix: 'VirtualNetwork', destinationPortRange: '3443' } }
    ]
  }
}

resource sql 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01' = if (withSql) {
  parent: nsg
  name: 'AllowSql'
  properties: { priority: 110, direction: 'Outbound', access: 'Allow', protocol: 'Tcp', sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix: 'Sql', destinationPortRange: '1433' }
}
`;

const terraform = `variable "priority" { type = number }
variable "with_sql" { type = bool }

# apim-nsg: internal
resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"
}

${[
  ['deny', 'DenyAll', '4000', 'Outbound', 'Deny', '*', '*', '*', '"*"'],
  ['monitor', 'AllowMonitor', '100', 'Outbound', 'Allow', 'Tcp', '*', 'AzureMonitor', '["443", "1886"]'],
  ['late', 'AllowLate', '4001', 'Outbound', 'Allow', 'Tcp', '*', 'Internet', '"80"'],
  [
    'management',
    'AllowManagement',
    'var.priority',
    'Inbound',
    'Allow',
    'Tcp',
    'ApiManagement',
    'VirtualNetwork',
    '"3443"',
  ],
  [
    'sql',
    'AllowSql',
    '110',
    'Outbound',
    'Allow',
    'Tcp',
    '*',
    'Sql',
    '"1433"',
    'count = var.with_sql ? 1 : 0',
  ],
]
  .map(
    ([label, name, priority, direction, access, protocol, source, destination, ports = '', more = '']) => `
resource "azurerm_network_security_rule" "${label ?? ''}" {
  ${more}
  name                        = "${name ?? ''}"
  network_security_group_name = azurerm_network_security_group.apim.name
  resource_group_name         = "rg"
  priority                    = ${priority ?? ''}
  direction                   = "${direction ?? ''}"
  access                      = "${access ?? ''}"
  protocol                    = "${protocol ?? ''}"
  source_address_prefix       = "${source ?? ''}"
  source_port_range           = "*"
  destination_address_prefix  = "${destination ?? ''}"
  destination_port_range${ports.startsWith('[') ? 's' : ''}      = ${ports}
}
`,
  )
  .join('')}`;

export interface SameGroup {
  readonly language: string;
  readonly uri: string;
  readonly text: string;
  /** How the language refers to the parameters. */
  readonly priority: string;
  readonly withSql: string;
}

export const sameGroups: readonly SameGroup[] = [
  {
    language: 'ARM',
    uri: 'file:///repo/main.json',
    text: arm,
    priority: "parameters('priority')",
    withSql: 'parameters("withSql")',
  },
  {
    language: 'Bicep',
    uri: 'file:///repo/main.bicep',
    text: bicep,
    priority: 'priority',
    withSql: 'parameters("withSql")',
  },
  {
    language: 'Terraform',
    uri: 'file:///repo/main.tf',
    text: terraform,
    priority: 'var.priority',
    withSql: 'var.with_sql',
  },
];

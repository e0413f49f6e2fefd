import type { LanguageId } from '../../src/languages/language.js';
import { armTemplate, completeRules, rulesWith } from '../vscode/host/support/armTemplate.js';
import { bicepFile } from '../vscode/host/support/bicepFile.js';
import type { Files } from './sourceFiles.js';

/** Rules of which a good deal is to be said. */
const rules = rulesWith({
  sql: completeRules.sql.replace('1433', '1443'),
  storage: completeRules.storage.replace('Storage ', 'Storge '),
  keyVault: completeRules.keyVault.replace('130', '140'),
  loadBalancer: undefined,
});

const nsgType = 'Microsoft.Network/networkSecurityGroups@2024-05-01';

const bicepModule: Files = {
  'main.bicep': `import { ports } from 'shared.bicep'
param names array = ['AllowSql', 'AllowStorage']
var data = loadJsonContent('data.json', '$.rules')
func named(prefix string, name string) string => '\${prefix}-\${toLower(name)}'
module net 'net.bicep' = [for i in range(0, 2): if (i < 1) {
  name: 'net\${i}'
  params: {
    name: named('nsg', 'apim\${i}')
    rules: concat(map(data, d => { name: d.name, properties: union(d, { priority: 100 + d.order }) }), [
      for (name, index) in names: {
        name: name
        properties: {
          priority: 200 + index
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: index == 0 ? 'Sql' : 'Storage'
          destinationPortRange: ports[?index] ?? '443'
        }
      }
    ])
  }
}]
module avm 'br/public:avm/res/network/network-security-group:0.5.0' = {
  params: { name: 'apim', securityRules: [...net[0].outputs.rules] }
}
resource api 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'api'
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    virtualNetworkType: 'Internal'
    virtualNetworkConfiguration: { subnetResourceId: net[0].outputs.subnetId }
  }
}
`,
  'net.bicep': `param name string
param rules array
resource nsg '${nsgType}' = {
  name: name
  properties: { securityRules: rules }
  resource deny 'securityRules' = {
    name: 'DenyAll'
    properties: { priority: 150, direction: 'Outbound', access: 'Deny', protocol: '*' }
  }
}
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: {
    subnets: [ { name: 'apim', properties: { networkSecurityGroup: { id: nsg.id } } } ]
  }
}
output subnetId string = vnet.properties.subnets[0].id
output rules array = nsg.properties.securityRules
`,
  'shared.bicep': `@export()\nvar ports = ['1443', '443']\n`,
  'data.json': `{ "rules": [{ "name": "AllowVault", "order": 5, "direction": "Outbound", "access": "Allow" }] }\n`,
};

const armLoops: Files = {
  'azuredeploy.json': `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "ports": { "type": "array", "defaultValue": ["1443", "443"] } },
  "variables": {
    "copy": [{ "name": "names", "count": 2, "input": "[concat('Allow', copyIndex('names'))]" }]
  },
  "resources": [
    {
      "type": "Microsoft.Network/networkSecurityGroups", "apiVersion": "2024-05-01",
      "name": "[format('nsg-{0}', 'apim')]", "metadata": { "apimNsg": "external" },
      "properties": {
        "copy": [{
          "name": "securityRules", "count": "[length(parameters('ports'))]",
          "input": {
            "name": "[variables('names')[copyIndex('securityRules')]]",
            "properties": {
              "priority": "[add(100, copyIndex('securityRules'))]", "direction": "Outbound", "access": "Allow",
              "protocol": "Tcp", "sourceAddressPrefix": "VirtualNetwork", "sourcePortRange": "*",
              "destinationAddressPrefix": "[if(equals(copyIndex('securityRules'), 0), 'Sql', 'Storage')]",
              "destinationPortRange": "[parameters('ports')[copyIndex('securityRules')]]"
            }
          }
        }]
      }
    },
    {
      "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "linked",
      "properties": { "mode": "Incremental", "templateLink": { "relativePath": "linked.json" } }
    }
  ]
}
`,
  'linked.json': armTemplate(rules),
};

const terraformModule: Files = {
  'main.tf': `# apim-nsg: internal
variable "ports" {
  type    = list(string)
  default = ["1443", "443"]
}

resource "azurerm_network_security_group" "apim" {
  name                = format("nsg-%s", "apim")
  resource_group_name = "rg"

  dynamic "security_rule" {
    for_each = { for name, rule in local.rules : name => merge(rule, { port = var.ports[rule.index] }) if rule.on }
    content {
      name                       = security_rule.key
      priority                   = 100 + security_rule.value.index
      direction                  = "Outbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      destination_port_range     = security_rule.value.port
      source_address_prefix      = "VirtualNetwork"
      destination_address_prefix = security_rule.value.tag
    }
  }
}

resource "azurerm_network_security_rule" "deny" {
  count                       = 1
  name                        = "DenyAll"
  network_security_group_name = azurerm_network_security_group.apim.name
  resource_group_name         = "rg"
  priority                    = 150
  direction                   = "Outbound"
  access                      = "Deny"
  protocol                    = "*"
  source_port_range           = "*"
  destination_port_range      = "*"
  source_address_prefix       = "*"
  destination_address_prefix  = "*"
}
`,
  'rules.tf': `locals {
  rules = {
    sql     = { index = 0, tag = "Sql", on = true }
    storage = { index = 1, tag = "Storge", on = length(var.ports) > 1 }
  }
}
`,
};

/** Small workspaces in each language, of which there is something to say, by the first of their files. */
export const checkedSamples: Readonly<Record<LanguageId, readonly Files[]>> = {
  arm: [{ 'azuredeploy.json': armTemplate(rules) }, armLoops],
  bicep: [{ 'main.bicep': bicepFile(rules) }, bicepModule],
  terraform: [terraformModule],
};

/** An ARM template of some 4.2 KB for each network security group of ten rules. */
export function generateArmTemplate(groups: number): string {
  const resources = Array.from({ length: groups }, (_, group) => ({
    type: 'Microsoft.Network/networkSecurityGroups',
    apiVersion: '2023-09-01',
    name: `[concat(parameters('prefix'), '-nsg-${group}')]`,
    location: "[parameters('location')]",
    properties: { securityRules: Array.from({ length: 10 }, (_, index) => generatedRule(group, index)) },
  }));
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      prefix: { type: 'string', defaultValue: 'apim' },
      location: { type: 'string', defaultValue: '[resourceGroup().location]' },
    },
    resources,
  };
  return JSON.stringify(template, null, 2);
}

function generatedRule(group: number, index: number): object {
  return {
    name: `AllowRule${index}`,
    properties: {
      description: `Rule ${index} of ${group}`,
      protocol: 'Tcp',
      sourcePortRange: '*',
      destinationPortRange: String(443 + index),
      sourceAddressPrefix: 'Internet',
      destinationAddressPrefix: 'VirtualNetwork',
      access: 'Allow',
      priority: 100 + index * 10,
      direction: 'Inbound',
    },
  };
}

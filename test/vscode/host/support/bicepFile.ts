/** The text of a Bicep file with an NSG that is checked for Internal mode; for its rules see `armTemplate`. */
export function bicepFile(rules: readonly string[]): string {
  return `// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  location: resourceGroup().location
  properties: {
    securityRules: [
${rules.map(ruleOf).join('')}    ]
  }
}
`;
}

function ruleOf(line: string): string {
  const [name, priority, direction, access, protocol, source, , destination, ports = ''] = line.split(' ');
  return `      {
        name: '${name}'
        properties: {
          priority: ${priority}
          direction: '${direction}'
          access: '${access}'
          protocol: '${protocol}'
          sourceAddressPrefix: '${source}'
          sourcePortRange: '*'
          destinationAddressPrefix: '${destination}'
          ${portsOf(ports)}
        }
      }
`;
}

function portsOf(ports: string): string {
  const list = /^\[(.*)\]$/.exec(ports)?.[1]?.split(',');
  if (!list) return `destinationPortRange: '${ports}'`;
  return `destinationPortRanges: [${list.map((port) => `'${port}'`).join(', ')}]`;
}

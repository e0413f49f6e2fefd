/** The text of a Terraform file with an NSG that is checked for Internal mode; for its rules see `armTemplate`. */
export function terraformFile(rules: readonly string[]): string {
  return `# apim-nsg: internal
resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"
${rules.map(ruleOf).join('')}}
`;
}

function ruleOf(line: string): string {
  const [name, priority, direction, access, protocol, source, , destination, ports = ''] = line.split(' ');
  return `
  security_rule {
    name                       = "${name}"
    priority                   = ${priority}
    direction                  = "${direction}"
    access                     = "${access}"
    protocol                   = "${protocol}"
    source_port_range          = "*"
    ${portsOf(ports)}
    source_address_prefix      = "${source}"
    destination_address_prefix = "${destination}"
  }
`;
}

function portsOf(ports: string): string {
  const list = /^\[(.*)\]$/.exec(ports)?.[1]?.split(',');
  if (!list) return `destination_port_range     = "${ports}"`;
  return `destination_port_ranges    = [${list.map((port) => `"${port}"`).join(', ')}]`;
}

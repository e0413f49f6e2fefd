/** Terraform files as people write them for a network with API Management, each of some 8 KB and none like another. */
export function generateTerraformFiles(count: number): string[] {
  return Array.from({ length: count }, (_, index) => generateFile(index));
}

/** Files of one module: in each, what they declare has names of its own. Every tenth has a security group. */
export function generateTerraformModule(count: number): string[] {
  return generateTerraformFiles(count).map((text, index) =>
    text
      .replace(/"(this|name|security_rules|resource_id)"/g, `"$1_${index}"`)
      .replace(/\.(this|name|security_rules|prefix|tags|extra_rules|subnet_ids)\b(?! *=)/g, `.$1_${index}`)
      .replace(/^ {2}(prefix|tags|extra_rules|subnet_ids)( +=)/gm, `  $1_${index}$2`)
      .replace(/azurerm_(network_security_group|api_management)/g, index % 10 === 0 ? '$&' : 'other_$1'),
  );
}

function generateFile(seed: number): string {
  const rules = Array.from({ length: 12 + (seed % 9) }, (_, index) => generateRule(seed, index));
  return `# The network of workload ${seed}.
terraform {
  required_version = ">= 1.5"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

variable "name" {
  type        = string
  description = "Required. The name of the network security group."
  default     = "nsg-workload-${seed}"

  validation {
    condition     = length(var.name) > 0 && length(var.name) <= 80
    error_message = "The name is between 1 and 80 characters long."
  }
}

variable "security_rules" {
  type = list(object({
    name     = string
    priority = optional(number, 1000)
    ports    = list(string)
  }))
  default = []
}

locals {
  prefix = "\${var.name}-\${substr(sha1(var.name), 0, ${4 + (seed % 4)})}"
  tags = {
    workload    = "workload-${seed}" // as the cost report wants it
    environment = can(regex("prod", var.name)) ? "production" : "test"
  }
  extra_rules = { for index, rule in var.security_rules : rule.name => merge(rule, { index = index }) if rule.priority < 4096 }
  subnet_ids  = concat(azurerm_subnet.this[*].id, [for k, v in data.azurerm_subnet.other : v.id])
}

resource "azurerm_network_security_group" "this" {
  name                = var.name
  location            = data.azurerm_resource_group.this.location
  resource_group_name = data.azurerm_resource_group.this.name
  tags                = local.tags

${rules.join('\n')}
  dynamic "security_rule" {
    for_each = local.extra_rules

    content {
      name                       = security_rule.value.name
      priority                   = security_rule.value.priority + ${seed}
      direction                  = "Inbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      destination_port_ranges    = security_rule.value.ports
      source_address_prefix      = "ApiManagement"
      destination_address_prefix = "VirtualNetwork"
    }
  }
}

/* The service itself,
   and what it stands in. */
resource "azurerm_api_management" "this" {
  count                = ${seed % 2 === 0 ? 'var.name == "" ? 0 : 1' : '1'}
  name                 = "apim-\${local.prefix}"
  sku_name             = "Premium_${1 + (seed % 3)}"
  virtual_network_type = "${seed % 2 === 0 ? 'External' : 'Internal'}"

  virtual_network_configuration {
    subnet_id = local.subnet_ids[0]
  }

  policy = [{
    xml_content = <<-XML
      <policies>
        <inbound>
          <set-header name="x-workload"><value>\${local.prefix}</value></set-header>
        </inbound>
      </policies>
    XML
    xml_link    = null
  }]
}

output "resource_id" {
  description = "The resource id of the network security group."
  value       = try(azurerm_network_security_group.this.id, null)
}
`;
}

function generateRule(seed: number, index: number): string {
  const inbound = (seed + index) % 3 === 0;
  return `  security_rule {
    name                       = "Allow-\${var.name}-${index}"
    description                = "What rule ${index} of workload ${seed} is there for."
    priority                   = ${100 + index * 10}
    direction                  = "${inbound ? 'Inbound' : 'Outbound'}"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "${443 + index}"
    source_address_prefix      = "${inbound ? 'ApiManagement' : 'VirtualNetwork'}"
    destination_address_prefix = "${inbound ? 'VirtualNetwork' : 'Storage'}"
  }
`;
}

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

/** The two files of each of many small modules, as examples of a provider's are: one in ten has a security group. */
export function generateSmallModules(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => [generateExample(index), exampleVariables]);
}

const exampleVariables = `variable "prefix" {
  type        = string
  description = "What the names of all resources of this example begin with."
}

variable "location" {
  type        = string
  description = "The region in which the resources of this example are created."
  default     = "westeurope"
}
`;

function generateExample(seed: number): string {
  const parts = seed % 2 === 0 ? [exampleNetwork(seed), exampleMachine(seed)] : [exampleStorage(seed)];
  if (seed % 10 === 0) parts.push(exampleGroup(seed));
  return `# Example ${seed}.
provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "example" {
  name     = "\${var.prefix}-resources"
  location = var.location
}

${parts.join('\n')}`;
}

function exampleNetwork(seed: number): string {
  return `resource "azurerm_virtual_network" "example" {
  name                = "\${var.prefix}-network"
  location            = azurerm_resource_group.example.location
  resource_group_name = azurerm_resource_group.example.name
  address_space       = ["10.${seed % 200}.0.0/16"]
}

resource "azurerm_subnet" "example" {
  name                 = "internal"
  virtual_network_name = azurerm_virtual_network.example.name
  resource_group_name  = azurerm_resource_group.example.name
  address_prefixes     = ["10.${seed % 200}.1.0/24"]
}
`;
}

function exampleMachine(seed: number): string {
  return `resource "azurerm_network_interface" "example" {
  name                = "\${var.prefix}-nic"
  location            = azurerm_resource_group.example.location
  resource_group_name = azurerm_resource_group.example.name

  ip_configuration {
    name                          = "configuration"
    subnet_id                     = azurerm_subnet.example.id
    private_ip_address_allocation = "Dynamic"
  }
}

resource "azurerm_linux_virtual_machine" "example" {
  name                            = "\${var.prefix}-vm-${seed}"
  location                        = azurerm_resource_group.example.location
  resource_group_name             = azurerm_resource_group.example.name
  network_interface_ids           = [azurerm_network_interface.example.id]
  size                            = "Standard_F${1 + (seed % 8)}"
  admin_username                  = "adminuser"
  disable_password_authentication = true

  source_image_reference {
    publisher = "Canonical"
    offer     = "0001-com-ubuntu-server-jammy"
    sku       = "22_04-lts"
    version   = "latest"
  }

  os_disk {
    storage_account_type = "Standard_LRS"
    caching              = "ReadWrite"
  }
}
`;
}

function exampleStorage(seed: number): string {
  return `resource "azurerm_storage_account" "example" {
  name                     = "\${lower(replace(var.prefix, "-", ""))}store${seed}"
  location                 = azurerm_resource_group.example.location
  resource_group_name      = azurerm_resource_group.example.name
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

resource "azurerm_service_plan" "example" {
  name                = "\${var.prefix}-plan"
  location            = azurerm_resource_group.example.location
  resource_group_name = azurerm_resource_group.example.name
  os_type             = "Linux"
  sku_name            = "P${1 + (seed % 3)}v3"
}

resource "azurerm_linux_web_app" "example" {
  name                = "\${var.prefix}-app"
  location            = azurerm_resource_group.example.location
  resource_group_name = azurerm_resource_group.example.name
  service_plan_id     = azurerm_service_plan.example.id

  site_config {
    minimum_tls_version = "1.2"
    always_on           = true
  }

  app_settings = {
    "STORAGE" = azurerm_storage_account.example.primary_blob_endpoint
    "EXAMPLE" = "${seed}"
  }
}

output "hostname" {
  value = azurerm_linux_web_app.example.default_hostname
}
`;
}

function exampleGroup(seed: number): string {
  const rules = Array.from({ length: 3 }, (_, index) =>
    generateRule(seed, index).replaceAll('var.name', 'var.prefix'),
  );
  return `resource "azurerm_network_security_group" "example" {
  name                = "\${var.prefix}-nsg"
  location            = azurerm_resource_group.example.location
  resource_group_name = azurerm_resource_group.example.name

${rules.join('\n')}}

resource "azurerm_subnet_network_security_group_association" "example" {
  subnet_id                 = azurerm_subnet.example.id
  network_security_group_id = azurerm_network_security_group.example.id
}
`;
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

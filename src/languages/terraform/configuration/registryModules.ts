/**
 * Modules of the registry that are understood where no copy of them is installed: what they take and give, and the
 * resources that they make of it, written in miniature in Terraform's own language. Source: the variables and outputs
 * of each module's documentation in the registry, versions 0.1 to 0.17.
 */

const securityGroup = `
variable "name" { default = null }
variable "resource_group_name" { default = null }
variable "security_rules" {
  nullable = false
  default  = {}
  type = map(object({
    name                                       = optional(any)
    description                                = optional(any)
    priority                                   = optional(any)
    direction                                  = optional(any)
    access                                     = optional(any)
    protocol                                   = optional(any)
    source_port_range                          = optional(any)
    source_port_ranges                         = optional(any)
    destination_port_range                     = optional(any)
    destination_port_ranges                    = optional(any)
    source_address_prefix                      = optional(any)
    source_address_prefixes                    = optional(any)
    destination_address_prefix                 = optional(any)
    destination_address_prefixes               = optional(any)
    source_application_security_group_ids      = optional(any)
    destination_application_security_group_ids = optional(any)
  }))
}
resource "azurerm_network_security_group" "this" {
  name                = var.name
  resource_group_name = var.resource_group_name
}
resource "azurerm_network_security_rule" "this" {
  for_each                                   = var.security_rules
  network_security_group_name                = azurerm_network_security_group.this.name
  resource_group_name                        = var.resource_group_name
  name                                       = each.value.name
  description                                = each.value.description
  priority                                   = each.value.priority
  direction                                  = each.value.direction
  access                                     = each.value.access
  protocol                                   = each.value.protocol
  source_port_range                          = each.value.source_port_range
  source_port_ranges                         = each.value.source_port_ranges
  destination_port_range                     = each.value.destination_port_range
  destination_port_ranges                    = each.value.destination_port_ranges
  source_address_prefix                      = each.value.source_address_prefix
  source_address_prefixes                    = each.value.source_address_prefixes
  destination_address_prefix                 = each.value.destination_address_prefix
  destination_address_prefixes               = each.value.destination_address_prefixes
  source_application_security_group_ids      = each.value.source_application_security_group_ids
  destination_application_security_group_ids = each.value.destination_application_security_group_ids
}
output "name" { value = azurerm_network_security_group.this.name }
output "resource_id" { value = azurerm_network_security_group.this.id }
output "resource" { value = azurerm_network_security_group.this }
output "security_rules" { value = azurerm_network_security_rule.this }
`;

const virtualNetwork = `
variable "name" { default = null }
variable "resource_group_name" { default = null }
variable "parent_id" { default = null }
variable "subnets" {
  nullable = false
  default  = {}
  type = map(object({
    name                   = optional(any)
    address_prefix         = optional(any)
    address_prefixes       = optional(any)
    network_security_group = optional(any)
    route_table            = optional(any)
    delegation             = optional(any)
    delegations            = optional(any)
  }))
}
resource "azurerm_resource_group" "this" { name = var.resource_group_name }
resource "azapi_resource" "vnet" {
  type      = "Microsoft.Network/virtualNetworks"
  name      = var.name
  parent_id = var.parent_id != null ? var.parent_id : azurerm_resource_group.this.id
  body      = {}
}
resource "azapi_resource" "subnet" {
  for_each  = var.subnets
  type      = "Microsoft.Network/virtualNetworks/subnets"
  name      = each.value.name
  parent_id = azapi_resource.vnet.id
  body = {
    properties = {
      addressPrefix        = each.value.address_prefix
      addressPrefixes      = each.value.address_prefixes
      networkSecurityGroup = each.value.network_security_group
      routeTable           = each.value.route_table
      delegations = [
        for delegation in(each.value.delegations != null ? each.value.delegations : each.value.delegation != null ? each.value.delegation : []) :
        { properties = { serviceName = delegation.service_delegation.name } }
      ]
    }
  }
}
output "name" { value = azapi_resource.vnet.name }
output "resource_id" { value = azapi_resource.vnet.id }
output "resource" { value = azapi_resource.vnet }
output "subnets" {
  value = { for key, subnet in azapi_resource.subnet : key => { name = subnet.name, resource_id = subnet.id, resource = subnet } }
}
`;

const apiManagement = `
variable "name" { default = null }
variable "resource_group_name" { default = null }
variable "location" { default = null }
variable "sku_name" { default = "Developer_1" }
variable "virtual_network_type" { default = "None" }
variable "virtual_network_subnet_id" { default = null }
variable "additional_location" {
  nullable = false
  default  = []
  type     = list(object({ location = optional(any), virtual_network_configuration = optional(any) }))
}
resource "azurerm_api_management" "this" {
  name                 = var.name
  location             = var.location
  resource_group_name  = var.resource_group_name
  sku_name             = var.sku_name
  virtual_network_type = var.virtual_network_type
  dynamic "virtual_network_configuration" {
    for_each = var.virtual_network_subnet_id != null ? [var.virtual_network_subnet_id] : []
    content { subnet_id = virtual_network_configuration.value }
  }
  additional_location = [
    for location in var.additional_location : {
      location                      = location.location
      virtual_network_configuration = location.virtual_network_configuration
    }
  ]
}
output "name" { value = azurerm_api_management.this.name }
output "resource_id" { value = azurerm_api_management.this.id }
output "resource" { value = azurerm_api_management.this }
`;

const texts: ReadonlyMap<string, string> = new Map([
  ['Azure/avm-res-network-networksecuritygroup/azurerm', securityGroup],
  ['Azure/avm-res-network-virtualnetwork/azurerm', virtualNetwork],
  ['Azure/avm-res-apimanagement-service/azurerm', apiManagement],
]);

const scheme = 'terraform-registry:';

/** The directory that stands for a module of the registry; undefined for one that isn't known here. */
export function registryDirectory(source: string): string | undefined {
  const name = source.replace(/^registry\.terraform\.io\//, '');
  return texts.has(name) ? `${scheme}${name}` : undefined;
}

/** The text of the module that such a directory stands for. */
export function registryText(directory: string): string | undefined {
  return directory.startsWith(scheme) ? texts.get(directory.slice(scheme.length)) : undefined;
}

/** Whether a place is in a text of ours, which nobody sees. */
export function isInRegistry(uri: string): boolean {
  return uri.startsWith(scheme);
}

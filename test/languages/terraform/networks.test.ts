import { check } from './check.js';

const scope = '/subscriptions/‹subscription›/resourceGroups/rg/providers/Microsoft.Network';

describe('Networks and services in Terraform', () => {
  it('are linked by ids that their names make', () => {
    check(
      `resource "azurerm_network_security_group" "apim" {
        name                = "nsg"
        resource_group_name = "rg"
      }
      resource "azurerm_virtual_network" "main" {
        name                = "vnet"
        resource_group_name = "rg"
      }
      resource "azurerm_subnet" "apim" {
        name                 = "snet"
        resource_group_name  = "rg"
        virtual_network_name = azurerm_virtual_network.main.name
        address_prefixes     = ["10.0.0.0/24"]
        delegation {
          name = "web"
          service_delegation { name = "Microsoft.Web/serverFarms" }
        }
      }
      resource "azurerm_subnet_network_security_group_association" "apim" {
        subnet_id                 = azurerm_subnet.apim.id
        network_security_group_id = azurerm_network_security_group.apim.id
      }
      resource "azurerm_subnet_route_table_association" "apim" {
        subnet_id      = azurerm_subnet.apim.id
        route_table_id = azurerm_route_table.apim.id
      }
      resource "azurerm_route_table" "apim" {
        name                = "rt"
        resource_group_name = "rg"
        route {
          name           = "all"
          address_prefix = "0.0.0.0/0"
          next_hop_type  = "VirtualAppliance"
        }
      }
      resource "azurerm_route" "management" {
        name                = "management"
        resource_group_name = "rg"
        route_table_name    = azurerm_route_table.apim.name
        address_prefix      = "ApiManagement"
        next_hop_type       = "Internet"
      }
      resource "azurerm_api_management" "apim" {
        name                 = "apim"
        sku_name             = "Premium_2"
        virtual_network_type = "External"
        virtual_network_configuration { subnet_id = azurerm_subnet.apim.id }
        additional_location {
          location = "westeurope"
          virtual_network_configuration { subnet_id = azurerm_subnet.second.id }
        }
      }`,
      'nsg nsg (azurerm_network_security_group.apim)',
      `subnet ${scope}/virtualNetworks/vnet/snet 10.0.0.0/24 routes=${scope}/routeTables/rt delegations=Microsoft.Web/serverFarms`,
      `service apim (azurerm_api_management.apim) Premium External subnet=${scope}/virtualNetworks/vnet/subnets/snet further=westeurope@‹azurerm_subnet.second›`,
      'routes rt',
      '  all: 0.0.0.0/0 -> VirtualAppliance',
      '  management: ApiManagement -> Internet',
      `association subnet=${scope}/virtualNetworks/vnet/subnets/snet nsg=${scope}/networkSecurityGroups/nsg`,
    );
  });

  it('have subnets in their blocks', () => {
    check(
      `resource "azurerm_virtual_network" "main" {
        name                = "vnet"
        resource_group_name = "rg"
        subnet {
          name             = "snet"
          address_prefixes = ["10.0.0.0/24"]
          security_group   = azurerm_network_security_group.apim.id
        }
      }
      resource "azurerm_network_security_group" "apim" {
        name                = "nsg"
        resource_group_name = "rg"
      }`,
      'nsg nsg (azurerm_network_security_group.apim)',
      `subnet ${scope}/virtualNetworks/vnet/snet 10.0.0.0/24 nsg=${scope}/networkSecurityGroups/nsg`,
    );
  });

  it('are known by their address where their names are not known', () => {
    check(
      `data "azurerm_subnet" "apim" {
        name                 = var.subnet
        virtual_network_name = "vnet"
        resource_group_name  = "rg"
      }
      variable "subnet" {}
      resource "azurerm_subnet_network_security_group_association" "apim" {
        subnet_id                 = data.azurerm_subnet.apim.id
        network_security_group_id = data.external.nsg.result["id"]
      }
      data "external" "nsg" { program = ["nsg"] }`,
      `association subnet=${scope}/virtualNetworks/vnet/subnets/‹var.subnet› nsg=‹data.external.nsg.result.id›`,
    );
  });

  it('are gateways of workspaces in azapi', () => {
    check(
      `resource "azapi_resource" "gateway" {
        type = "Microsoft.ApiManagement/gateways@2024-05-01"
        name = "gw"
        parent_id = "rg-id"
        body = {
          sku = { name = "WorkspaceGatewayPremium" }
          properties = { virtualNetworkType = "Internal", backend = { subnet = { id = "subnet-id" } } }
        }
      }`,
      'gateway gw (azapi_resource.gateway) WorkspaceGatewayPremium Internal subnet=subnet-id',
    );
  });
});

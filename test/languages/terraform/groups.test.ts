import assert from 'node:assert/strict';
import { analyze, check, rule } from './check.js';

const https = 'AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443';

/** The body of a group in azapi, with one rule. */
const azapiBody = `{
  properties = {
    securityRules = [{
      name = "AllowHttps"
      properties = {
        priority = 100, direction = "Inbound", access = "Allow", protocol = "Tcp"
        sourcePortRange = "*", destinationPortRange = "443"
        sourceAddressPrefix = "Internet", destinationAddressPrefix = "VirtualNetwork"
      }
    }]
  }
}`.replace(/, (?=\w+ =)/g, '\n');

describe('Network security groups in Terraform', () => {
  it('have rules in blocks', () => {
    check(
      `resource "azurerm_network_security_group" "apim" {
        name = "nsg-apim"
        security_rule {${rule(https)}}
      }`,
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
    );
  });

  it('have rules in a list of objects, and none by an empty list', () => {
    check(
      `resource "azurerm_network_security_group" "apim" {
        name          = "nsg-apim"
        security_rule = [{${rule(https)}}]
      }
      resource "azurerm_network_security_group" "other" {
        name          = "nsg-other"
        security_rule = []
      }`,
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
      'nsg nsg-other (azurerm_network_security_group.other)',
    );
  });

  it('have rules made by dynamic blocks, with an iterator of any name', () => {
    check(
      `locals {
        rules = { b = { priority = 200, port = 3443 }, a = { priority = 210, port = "6390" } }
      }
      resource "azurerm_network_security_group" "apim" {
        name = "nsg-apim"
        dynamic "security_rule" {
          for_each = local.rules
          iterator = each_rule
          content {
            name                       = each_rule.key
            priority                   = each_rule.value.priority
            direction                  = "Inbound"
            access                     = "Allow"
            protocol                   = "*"
            source_port_range          = "*"
            destination_port_ranges    = [each_rule.value.port]
            source_address_prefix      = "*"
            destination_address_prefix = "*"
          }
        }
      }`,
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  a: 210 Inbound Allow * *:* -> *:[6390] generated',
      '  b: 200 Inbound Allow * *:* -> *:[3443] generated',
    );
  });

  it('have rules that are resources, by the name of the group', () => {
    check(
      `variable "rg" {}
      resource "azurerm_network_security_group" "apim" {
        name                = "nsg-\${var.rg}"
        resource_group_name = var.rg
        security_rule {${rule(https)}}
      }
      resource "azurerm_network_security_rule" "own" {
        network_security_group_name = azurerm_network_security_group.apim.name
        resource_group_name         = azurerm_network_security_group.apim.resource_group_name
        ${rule('AllowManagement 110 Inbound Allow Tcp ApiManagement:* -> VirtualNetwork:3443')}
      }`,
      'nsg nsg-‹var.rg› (azurerm_network_security_group.apim)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
      '  AllowManagement: 110 Inbound Allow Tcp ApiManagement:* -> VirtualNetwork:3443 resource',
    );
  });

  it('tell which rules the provider lets overwrite each other', () => {
    const conflict = (lifecycle: string): readonly unknown[] => {
      const { declarations } = analyze({
        'main.tf': `resource "azurerm_network_security_group" "apim" {
          name = "nsg"
          security_rule {${rule(https)}}
          ${lifecycle}
        }
        resource "azurerm_network_security_rule" "own" {
          network_security_group_name = azurerm_network_security_group.apim.name
          ${rule('AllowManagement 110 Inbound Allow Tcp ApiManagement:* -> VirtualNetwork:3443')}
        }`,
      });
      return declarations.flatMap((one) => ('conflictingRules' in one ? one.conflictingRules : []));
    };
    assert.equal(conflict('').length, 1);
    assert.equal(conflict('lifecycle { ignore_changes = [tags, security_rule] }').length, 0);
  });

  it('have rules although the resource group is named in another way', () => {
    check(
      `variable "rg" {}
      data "azurerm_resource_group" "main" { name = "rg-main" }
      resource "azurerm_network_security_group" "apim" {
        name                = "nsg-apim"
        resource_group_name = data.azurerm_resource_group.main.name
      }
      resource "azurerm_network_security_rule" "own" {
        network_security_group_name = "nsg-apim"
        resource_group_name         = var.rg
        ${rule(https)}
      }`,
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 resource',
    );
  });

  it('may have a rule whose group is not known', () => {
    check(
      `variable "group" {}
      resource "azurerm_network_security_group" "apim" { name = "nsg-apim" }
      resource "azurerm_network_security_rule" "own" {
        network_security_group_name = var.group
        ${rule(https)}
      }`,
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  …and more: the network security group of a rule is not known before deployment',
      'nsg ‹group of "AllowHttps"›',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 resource',
      '  …and more: the other rules of the network security group are declared elsewhere',
    );
  });

  it('that are looked up have further rules which nobody knows', () => {
    check(
      `data "azurerm_network_security_group" "apim" {
        name                = "nsg-apim"
        resource_group_name = "rg"
      }
      resource "azurerm_network_security_rule" "own" {
        network_security_group_name = data.azurerm_network_security_group.apim.name
        resource_group_name         = "rg"
        ${rule(https)}
      }`,
      'nsg nsg-apim (data.azurerm_network_security_group.apim)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 resource',
      "  …and more: the other rules of network security group 'nsg-apim' are declared elsewhere",
    );
  });

  it('exist, and have rules, on conditions', () => {
    check(
      `variable "create" {}
      variable "open" {}
      resource "azurerm_network_security_group" "apim" {
        count = var.create ? 1 : 0
        name  = "nsg-apim"
        dynamic "security_rule" {
          for_each = var.open ? [1] : []
          content {${rule(https)}}
        }
      }`,
      'nsg nsg-apim (azurerm_network_security_group.apim[0]) if var.create',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 generated if var.open',
    );
  });

  it('are made for each element of a map or set', () => {
    check(
      `locals { names = toset(["b", "a"]) }
      resource "azurerm_network_security_group" "each" {
        for_each = local.names
        name     = "nsg-\${each.value}"
      }
      resource "azurerm_network_security_rule" "each" {
        for_each                    = { a = 100, b = 200 }
        network_security_group_name = azurerm_network_security_group.each[each.key].name
        ${rule('Rule each.value Inbound Allow Tcp Internet:* -> VirtualNetwork:443')}
      }`,
      'nsg nsg-a (azurerm_network_security_group.each["a"])',
      '  Rule: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 generated',
      'nsg nsg-b (azurerm_network_security_group.each["b"])',
      '  Rule: 200 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 generated',
    );
  });

  it('stand for any number of rules where nothing is known of what a loop goes through', () => {
    check(
      `variable "ports" {}
      variable "tags" {}
      resource "azurerm_network_security_group" "apim" {
        name = "nsg-apim"
        dynamic "security_rule" {
          for_each = var.ports
          content {${rule('each 200 Inbound Allow Tcp Internet:* -> VirtualNetwork:${security_rule.value}')}}
        }
      }
      resource "azurerm_network_security_group" "other" { name = "nsg-other" }
      resource "azurerm_network_security_rule" "other" {
        for_each                    = var.tags
        network_security_group_name = azurerm_network_security_group.other.name
        ${rule('each 300 Outbound Deny Tcp VirtualNetwork:* -> ${each.value}:443')}
      }`,
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  each: 200 Inbound Allow Tcp Internet:* -> VirtualNetwork:‹dynamic(var.ports).value› generated if any(var.ports)',
      'nsg nsg-other (azurerm_network_security_group.other)',
      '  each: 300 Outbound Deny Tcp VirtualNetwork:* -> ‹for_each(var.tags).value›:443 generated if any(var.tags)',
    );
  });

  it('may have more rules where a loop goes through some that are known', () => {
    check(
      `variable "ports" {}
      variable "more" { type = list(string) }
      resource "azurerm_network_security_group" "apim" {
        name = "nsg-apim"
        dynamic "security_rule" {
          for_each = var.ports
          content {${rule('each 200 Inbound Allow Tcp Internet:* -> VirtualNetwork:443')}}
        }
        dynamic "security_rule" {
          for_each = concat(["443"], var.more)
          content {${rule('more 300 Inbound Allow Tcp Internet:* -> VirtualNetwork:${security_rule.value}')}}
        }
      }`,
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  each: 200 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 generated if any(var.ports)',
      '  more: 300 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 generated',
      "  …and more: variable 'more' has no default value",
    );
  });

  it('leave open how many blocks there are, where these are referred to', () => {
    check(
      `variable "ports" {}
      resource "azurerm_network_security_group" "apim" {
        name = "nsg-\${length(azurerm_network_security_group.other.security_rule)}"
      }
      resource "azurerm_network_security_group" "other" {
        name = "nsg-other"
        dynamic "security_rule" {
          for_each = var.ports
          content { name = "each" }
        }
      }`,
      'nsg nsg-‹length([{name: "each"} if any(var.ports), …var.ports])› (azurerm_network_security_group.apim)',
      'nsg nsg-other (azurerm_network_security_group.other)',
      '  each: - - - - -:- -> -:- generated if any(var.ports)',
    );
  });

  it('are read in the JSON syntax', () => {
    check(
      {
        'main.tf.json': JSON.stringify({
          locals: { port: 443 },
          resource: {
            azurerm_network_security_group: {
              apim: {
                name: 'nsg-apim',
                security_rule: [
                  {
                    name: 'AllowHttps',
                    priority: 100,
                    direction: 'Inbound',
                    access: 'Allow',
                    protocol: 'Tcp',
                    source_port_range: '*',
                    destination_port_range: '${local.port}',
                    source_address_prefix: 'Internet',
                    destination_address_prefix: 'VirtualNetwork',
                  },
                ],
              },
            },
          },
        }),
      },
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
    );
  });

  it('are read from azapi, with a body that is an object or JSON', () => {
    const group = (label: string, given: string): string => `
      resource "azapi_resource" "${label}" {
        type      = "Microsoft.Network/networkSecurityGroups@2023-09-01"
        name      = "nsg-${label}"
        parent_id = azurerm_resource_group.main.id
        body      = ${given}
      }`;
    check(
      `resource "azurerm_resource_group" "main" { name = "rg" }
      ${group('a', azapiBody)}
      ${group('b', `jsonencode(${azapiBody})`)}`,
      'nsg nsg-a (azapi_resource.a)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
      'nsg nsg-b (azapi_resource.b)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
    );
  });

  it('have the rules that azapi gives them, where they are declared elsewhere', () => {
    check(
      `data "azurerm_network_security_group" "apim" {
        name                = "nsg-apim"
        resource_group_name = "rg"
      }
      resource "azapi_update_resource" "rules" {
        type        = "Microsoft.Network/networkSecurityGroups@2023-09-01"
        resource_id = data.azurerm_network_security_group.apim.id
        body        = ${azapiBody}
      }`,
      'nsg nsg-apim (azapi_update_resource.rules)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
    );
  });

  it('may have any rules where azapi changes what is declared', () => {
    const changed = (type: string, id: string, body: string): string => `
      resource "azurerm_network_security_group" "apim" {
        name                = "nsg-apim"
        resource_group_name = "rg"
        security_rule {${rule(https)}}
      }
      resource "azapi_update_resource" "rules" {
        type        = "Microsoft.Network/${type}@2023-09-01"
        resource_id = ${id}
        body        = ${body}
      }`;
    const id = 'azurerm_network_security_group.apim.id';
    const expected = [
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
      '  …and more: an azapi_update_resource changes its rules',
    ];
    check(changed('networkSecurityGroups', id, azapiBody), ...expected);
    check(
      changed(
        'networkSecurityGroups/securityRules',
        `"\${${id}}/securityRules/AllowHttps"`,
        '{ properties = { access = "Deny" } }',
      ),
      ...expected,
    );
  });

  it('are rules in variable files by themselves', () => {
    check(
      {
        'prod.tfvars': `groups = {
          apim = { name = "nsg-apim", rules = [{${rule(https)}}] }
        }`,
      },
      'nsg nsg-apim',
      '  AllowHttps: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443',
    );
  });
});

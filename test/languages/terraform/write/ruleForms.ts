import type { Files } from '../../../support/sourceFiles.js';
import { rule } from '../check.js';

/** A group with two rules, in all the ways in which configurations write them. */

const sql = 'AllowSql 110 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443';
const deny = 'DenyAll 4000 Outbound Deny * *:* -> *:*';

const head = `resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"
`;

const group = `${head}}\n`;

const ofGroup = `
  resource_group_name = "rg"
  network_security_group_name = azurerm_network_security_group.apim.name`;

/** Entries of a map, and items of a list, from which a loop makes rules. */
const entries = `{
    AllowSql = { priority = 110, access = "Allow", protocol = "Tcp", port = "1443", source = "VirtualNetwork", destination = "Sql" }
    DenyAll = { priority = 4000, access = "Deny", protocol = "*", port = "*", source = "*", destination = "*" }
  }`;

const items = `[
    { name = "AllowSql", priority = 110, access = "Allow", protocol = "Tcp", port = "1443", source = "VirtualNetwork", destination = "Sql" },
    { name = "DenyAll", priority = 4000, access = "Deny", protocol = "*", port = "*", source = "*", destination = "*" },
  ]`;

const entriesOfPorts = entries
  .replace('port = "1443"', 'ports = ["1443"]')
  .replace('port = "*"', 'ports = ["*"]');

function arguments_(name: string, value: string, port = 'destination_port_range', key = 'port'): string {
  return `
    name = ${name}
    priority = ${value}.priority
    direction = "Outbound"
    access = ${value}.access
    protocol = ${value}.protocol
    source_port_range = "*"
    ${port} = ${value}.${key}
    source_address_prefix = ${value}.source
    destination_address_prefix = ${value}.destination`;
}

function dynamic(collection: string, name: string): string {
  return `${head}
  dynamic "security_rule" {
    for_each = ${collection}
    content {${arguments_(name, 'security_rule.value')}
    }
  }
}
`;
}

function looped(loop: string, name: string, value: string, port?: string, key?: string): string {
  return `${group}
resource "azurerm_network_security_rule" "rules" {
  ${loop}${arguments_(name, value, port, key)}${ofGroup}
}
`;
}

const eachEntry = (collection: string): string =>
  looped(`for_each = ${collection}`, 'each.key', 'each.value');

const ruleType = `map(object({
    priority = number
    access = string
    protocol = string
    port = string
    source = string
    destination = string
  }))`;

function azapiRule(
  name: string,
  ...[priority, access, protocol, source, destination, port]: string[]
): string {
  return `{
        name = "${name}"
        properties = {
          priority = ${priority}
          direction = "Outbound"
          access = "${access}"
          protocol = "${protocol}"
          sourcePortRange = "*"
          destinationPortRange = "${port}"
          sourceAddressPrefix = "${source}"
          destinationAddressPrefix = "${destination}"
        }
      }`;
}

function azapi(open: string, close: string): string {
  return `resource "azapi_resource" "nsg" {
  type = "Microsoft.Network/networkSecurityGroups@2024-05-01"
  name = "nsg-apim"
  location = "westeurope"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  body = ${open}{
    properties = {
      securityRules = [
      ${azapiRule('AllowSql', '110', 'Allow', 'Tcp', 'VirtualNetwork', 'Sql', '1443')},
      ${azapiRule('DenyAll', '4000', 'Deny', '*', '*', '*', '*')}
      ]
    }
  }${close}
}
`;
}

/** A rule with all attributes, as a list of objects has to have them. */
function listedRule(line: string): string {
  return `{${rule(line)}
      description = null
      source_port_ranges = []
      destination_port_ranges = []
      source_address_prefixes = []
      destination_address_prefixes = []
      source_application_security_group_ids = []
      destination_application_security_group_ids = []
    }`;
}

const inModule = `variable "rules" {
  type = any
}

${eachEntry('var.rules')}`;

export const nativeForms: Readonly<Record<string, Files>> = {
  'blocks in the group': {
    'main.tf': `${head}
  security_rule {${rule(sql)}}

  security_rule {${rule(deny)}}
}
`,
  },
  'an attribute of the group': {
    'main.tf': `${head}
  security_rule = [
    ${listedRule(sql)},
    ${listedRule(deny)}
  ]
}
`,
  },
  'resources of their own': {
    'main.tf': `${group}
resource "azurerm_network_security_rule" "allow_sql" {${rule(sql)}${ofGroup}
}

resource "azurerm_network_security_rule" "deny_all" {${rule(deny)}${ofGroup}
}
`,
  },
  'a local map that a dynamic block goes through': {
    'main.tf': `locals {\n  rules = ${entries}\n}\n\n${dynamic('local.rules', 'security_rule.key')}`,
  },
  'a local list that a dynamic block goes through': {
    'main.tf': `locals {\n  rules = ${items}\n}\n\n${dynamic('local.rules', 'security_rule.value.name')}`,
  },
  'a local map of which resources are made': {
    'main.tf': `locals {\n  rules = ${entries}\n}\n\n${eachEntry('local.rules')}`,
  },
  'a local map with lists of ports': {
    'main.tf': `locals {\n  rules = ${entriesOfPorts}\n}\n\n${looped(
      'for_each = local.rules',
      'each.key',
      'each.value',
      'destination_port_ranges',
      'ports',
    )}`,
  },
  "a variable's default": {
    'main.tf': `variable "rules" {\n  type = ${ruleType}\n  default = ${entries}\n}\n\n${eachEntry('var.rules')}`,
  },
  'a variable file': {
    'main.tf': `variable "rules" {\n  type = ${ruleType}\n}\n\n${eachEntry('var.rules')}`,
    'terraform.tfvars': `rules = ${entries}\n`,
  },
  'a local list of which resources are made by name': {
    'main.tf': `locals {\n  rules = ${items}\n}\n\n${looped(
      'for_each = { for rule in local.rules : rule.name => rule }',
      'each.key',
      'each.value',
    )}`,
  },
  'a local list of which resources are made by number': {
    'main.tf': `locals {\n  rules = ${items}\n}\n\n${looped(
      'count = length(local.rules)',
      'local.rules[count.index].name',
      'local.rules[count.index]',
    )}`,
  },
  'lists of values by their position': {
    'main.tf': `locals {
  rules = {
    AllowSql = [110, "Allow", "Tcp", "1443", "VirtualNetwork", "Sql"]
    DenyAll = [4000, "Deny", "*", "*", "*", "*"]
  }
}

${looped('for_each = local.rules', 'each.key', 'each.value').replace(
  /each\.value\.(\w+)/g,
  (_, name: string) =>
    `each.value[${['priority', 'access', 'protocol', 'port', 'source', 'destination'].indexOf(name)}]`,
)}`,
  },
  'an argument of a local module': {
    'main.tf': `module "nsg" {\n  source = "./nsg"\n  rules = ${entries}\n}\n`,
    'nsg/main.tf': inModule,
  },
  'the map of a registry module': {
    'main.tf': `module "nsg" {
  source = "Azure/avm-res-network-networksecuritygroup/azurerm"
  name = "nsg-apim"
  resource_group_name = "rg"
  security_rules = {
    allow_sql = {${rule(sql)}}
    deny_all = {${rule(deny)}}
  }
}
`,
  },
  'the body of an azapi resource': { 'main.tf': azapi('', '') },
  'the encoded body of an azapi resource': { 'main.tf': azapi('jsonencode(', ')') },
};

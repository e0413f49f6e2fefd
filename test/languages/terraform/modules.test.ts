import assert from 'node:assert/strict';
import type { Files } from '../../support/sourceFiles.js';
import { textAt } from '../../support/sourceFiles.js';
import { analyze, check, rule } from './check.js';

const group = 'resource "azurerm_network_security_group" "this" { name = ';

describe('Terraform modules', () => {
  it('are all files of a directory, in both syntaxes', () => {
    check(
      {
        'main.tf': `${group} local.name }`,
        'locals.tf.json': '{ "locals": { "name": "nsg-${var.env}" } }',
        'variables.tf': 'variable "env" { default = "dev" }',
        'notes.txt': 'variable "env" { default = "other" }',
        'below/main.tf': 'locals { name = "other" }',
      },
      'nsg nsg-dev (azurerm_network_security_group.this)',
    );
  });

  it('take values from variable files, later ones over earlier ones', () => {
    const name = (given: Files): void => {
      check(
        { 'main.tf': `variable "name" { default = "default" }\n${group} var.name }`, ...given },
        `nsg ${Object.keys(given).length === 0 ? 'default' : 'wanted'} (azurerm_network_security_group.this)`,
      );
    };
    name({});
    name({ 'terraform.tfvars': 'name = "wanted"' });
    name({ 'terraform.tfvars': 'name = "other"', 'terraform.tfvars.json': '{ "name": "wanted" }' });
    name({ 'terraform.tfvars.json': '{ "name": "other" }', 'a.auto.tfvars': 'name = "wanted"' });
    name({ 'a.auto.tfvars': 'name = "other"', 'b.auto.tfvars.json': '{ "name": "wanted" }' });
  });

  it('leave variable files alone that nobody asked for', () => {
    check(
      { 'main.tf': `variable "name" {}\n${group} var.name }`, 'prod.tfvars': 'name = "prod"' },
      'nsg ‹var.name› (azurerm_network_security_group.this)',
    );
  });

  it('convert variables to their types, with defaults for optional attributes', () => {
    check(
      `variable "rules" {
        type = map(object({
          priority = number
          access   = optional(string, "Allow")
          port     = optional(string)
        }))
        default = { a = { priority = "100", port = 443 }, b = { priority = 200, access = "Deny" } }
      }
      resource "azurerm_network_security_group" "this" {
        name = "nsg"
        dynamic "security_rule" {
          for_each = var.rules
          content {
            name                   = security_rule.key
            priority               = security_rule.value.priority
            access                 = security_rule.value.access
            destination_port_range = security_rule.value.port
          }
        }
      }`,
      'nsg nsg (azurerm_network_security_group.this)',
      '  a: 100 - Allow - -:- -> -:443 generated',
      '  b: 200 - Deny - -:- -> -:- generated',
    );
  });

  it('are changed by override files', () => {
    check(
      {
        'main.tf': `locals { name = "first" }
          resource "azurerm_network_security_group" "this" {
            name = local.name
            security_rule {${rule('First 100 Inbound Allow Tcp *:* -> *:80')}}
          }`,
        'x_override.tf': 'locals { name = "second" }',
        'override.tf': `resource "azurerm_network_security_group" "this" {
            security_rule {${rule('Second 200 Inbound Allow Tcp *:* -> *:443')}}
          }`,
      },
      'nsg second (azurerm_network_security_group.this)',
      '  Second: 200 Inbound Allow Tcp *:* -> *:443',
    );
  });

  it('merge the arguments of lifecycle blocks in override files', () => {
    const conflicts = (override: string): boolean =>
      analyze({
        'main.tf': `${group} "nsg"
            security_rule {${rule('A 100 Inbound Allow Tcp *:* -> *:80')}}
            lifecycle { ignore_changes = [security_rule] }
          }
          resource "azurerm_network_security_rule" "own" {
            network_security_group_name = azurerm_network_security_group.this.name
            ${rule('B 200 Inbound Allow Tcp *:* -> *:443')}
          }`,
        'override.tf': `resource "azurerm_network_security_group" "this" {
            lifecycle { ${override} }
          }`,
      }).declarations.some(
        (one) => one.kind === 'networkSecurityGroup' && one.conflictingRules !== undefined,
      );
    assert.equal(conflicts('prevent_destroy = true'), false);
    assert.equal(conflicts('ignore_changes = [tags]'), true);
  });

  it('take what is said of moves, removals and imports for no change of what is declared', () => {
    check(
      `${group} "nsg" }
      moved {
        from = azurerm_network_security_group.old
        to   = azurerm_network_security_group.this
      }
      removed {
        from = azurerm_network_security_group.gone
        lifecycle { destroy = false }
      }
      import {
        to = azurerm_network_security_group.this
        id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkSecurityGroups/nsg"
      }`,
      'nsg nsg (azurerm_network_security_group.this)',
    );
  });

  it("are OpenTofu's, of whose files one stands for one of Terraform's by the same name", () => {
    check(
      {
        'main.tofu': `${group} local.name }`,
        'main.tf': `${group} "shadowed" }`,
        'locals.tf': 'locals { name = "nsg" }',
        'x_override.tofu': 'locals { name = "overridden" }',
      },
      'nsg overridden (azurerm_network_security_group.this)',
    );
  });

  it('find local values that refer to themselves', () => {
    check(
      `locals {
        a = local.b
        b = local.a
      }
      ${group} local.a }`,
      'nsg ‹local.a› (azurerm_network_security_group.this)',
    );
  });

  it('call local modules, with arguments and outputs, as often as they say', () => {
    check(
      {
        'main.tf': `module "nsg" {
            source   = "./modules/nsg"
            for_each = { a = "x", b = "y" }
            name     = "nsg-\${each.value}"
          }
          module "snet" {
            source = "./modules/snet"
            nsg_id = module.nsg["b"].id
          }`,
        'modules/nsg/main.tf': `variable "name" {}
          ${group} var.name }
          output "id" { value = azurerm_network_security_group.this.id }`,
        'modules/snet/main.tf': `variable "nsg_id" {}
          resource "azurerm_subnet_network_security_group_association" "this" {
            subnet_id                 = "snet"
            network_security_group_id = var.nsg_id
          }`,
      },
      'nsg nsg-x (module.nsg["a"].azurerm_network_security_group.this) hints=nsg.this',
      'nsg nsg-y (module.nsg["b"].azurerm_network_security_group.this) hints=nsg.this',
      'association subnet=snet nsg=/subscriptions/‹subscription›/resourceGroups/‹module.nsg["b"].azurerm_network_security_group.this.resource_group_name›/providers/Microsoft.Network/networkSecurityGroups/nsg-y',
    );
  });

  it('may need each other, as long as no value needs itself', () => {
    check(
      {
        'main.tf': `module "a" {
            source = "./m"
            name   = "nsg"
            other  = module.b.name
          }
          module "b" {
            source = "./m"
            name   = "\${module.a.name}-b"
            other  = ""
          }`,
        'm/main.tf': `variable "name" {}
          variable "other" {}
          ${group} "\${var.name}\${var.other}" }
          output "name" { value = var.name }`,
      },
      'nsg nsgnsg-b (module.a.azurerm_network_security_group.this) hints=a.this',
      'nsg nsg-b (module.b.azurerm_network_security_group.this) hints=b.this',
    );
  });

  it('say what they could not follow', () => {
    const gaps = (source: string, more: Files = {}): readonly string[] =>
      analyze({ 'main.tf': `module "m" { source = "${source}" }\n${group} "nsg" }`, ...more }).gaps.map(
        ({ message }) => message,
      );
    assert.deepEqual(gaps('./gone'), ["module 'm' has no files in './gone'"]);
    assert.deepEqual(gaps('hashicorp/consul/aws'), [
      "module 'm' of 'hashicorp/consul/aws' is not installed here, which `terraform init` does",
    ]);
    assert.deepEqual(gaps('./'), ["module 'm' calls itself"]);
    assert.deepEqual(gaps('./a', { 'a/main.tf': `module "b" { source = "../a" }\n${group} "nsg" }` }), [
      "module 'b' calls itself",
    ]);
  });

  it('follow copies that are installed', () => {
    check(
      {
        'main.tf': 'module "m" { source = "some/nsg/azurerm" }',
        '.terraform/modules/modules.json':
          '{ "Modules": [{ "Key": "m", "Source": "registry", "Dir": ".terraform/modules/m/sub" }] }',
        '.terraform/modules/m/sub/main.tf': `${group} "nsg" }`,
      },
      'nsg nsg (module.m.azurerm_network_security_group.this) hints=m.this',
    );
  });

  it('follow what is installed for modules that are installed themselves', () => {
    check(
      {
        'main.tf': 'module "outer" { source = "git::https://example.com/outer.git" }',
        '.terraform/modules/modules.json': JSON.stringify({
          Modules: [
            { Key: '', Source: '', Dir: '.' },
            { Key: 'outer', Source: 'git::https://example.com/outer.git', Dir: '.terraform/modules/outer' },
            { Key: 'outer.inner', Source: './inner', Dir: '.terraform/modules/outer/inner' },
            {
              Key: 'outer.nsg',
              Source: 'registry.terraform.io/some/nsg/azurerm',
              Dir: '.terraform/modules/outer.nsg',
            },
          ],
        }),
        '.terraform/modules/outer/main.tf': `module "inner" { source = "./inner" }
          module "nsg" { source = "some/nsg/azurerm" }`,
        '.terraform/modules/outer/inner/main.tf': `${group} "inner" }`,
        '.terraform/modules/outer.nsg/main.tf': `${group} "other" }`,
      },
      'nsg inner (module.outer.module.inner.azurerm_network_security_group.this) hints=outer.this,inner.this',
      'nsg other (module.outer.module.nsg.azurerm_network_security_group.this) hints=outer.this,nsg.this',
    );
  });

  it('know three modules of the registry without a copy', () => {
    const files = {
      'main.tf': `module "nsg" {
          source              = "Azure/avm-res-network-networksecuritygroup/azurerm"
          name                = "nsg-apim"
          resource_group_name = "rg"
          security_rules      = { a = {${rule('A 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443')}} }
        }
        module "vnet" {
          source              = "Azure/avm-res-network-virtualnetwork/azurerm"
          name                = "vnet"
          resource_group_name = "rg"
          subnets = {
            apim = { name = "snet", address_prefixes = ["10.0.0.0/24"], network_security_group = { id = module.nsg.resource_id } }
          }
        }
        module "apim" {
          source                    = "Azure/avm-res-apimanagement-service/azurerm"
          name                      = "apim"
          sku_name                  = "Premium_1"
          virtual_network_type      = "Internal"
          virtual_network_subnet_id = module.vnet.subnets["apim"].resource_id
        }`,
    };
    const scope = '/subscriptions/‹subscription›/resourceGroups/rg/providers/Microsoft.Network';
    check(
      files,
      'nsg nsg-apim (module.nsg) hints=nsg.this',
      '  A: 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443 generated',
      `subnet ${scope}/virtualNetworks/vnet/snet 10.0.0.0/24 nsg=${scope}/networkSecurityGroups/nsg-apim`,
      `service apim (module.apim) Premium Internal subnet=${scope}/virtualNetworks/vnet/subnets/snet`,
    );
    const [found] = analyze(files).declarations;
    assert(found?.kind === 'networkSecurityGroup');
    assert.equal(textAt(files, found.nameOrigin), '"nsg-apim"');
    assert.equal(textAt(files, found.rules[0]?.properties.get('priority')?.site), '100');
  });
});

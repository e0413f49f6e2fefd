import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { terraformLanguage } from '../../../../src/languages/terraform/index.js';
import { catalogue } from '../../../support/newGroup.js';
import type { Files } from '../../../support/sourceFiles.js';
import type { Change } from '../../../support/writing.js';
import { checkReadsBack, filesAfter } from '../../../support/writing.js';
import { rule } from '../check.js';
import { hasTerraform } from '../evaluation/terraformConsole.js';

const sql = 'AllowSql 110 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443';
const deny = 'DenyAll 4000 Outbound Deny * *:* -> *:*';
const storage = 'AllowStorage 120 Outbound Allow Tcp VirtualNetwork -> Storage:443';
const monitor = 'AllowMonitor 130 Outbound Allow Tcp VirtualNetwork -> AzureMonitor:443,1886';

const head = `resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"
`;

/** A file in the form that `terraform fmt` gives it, as the examples here are not. */
function formatted(text: string): string {
  const { stdout, stderr, status } = spawnSync('terraform', ['fmt', '-'], { input: text, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

const asBlocks = `${head}
  security_rule {${rule(sql)}}

  security_rule {${rule(deny)}}
}
`;

const asResources = `${head}}

resource "azurerm_network_security_rule" "allow_sql" {${rule(sql)}
  resource_group_name = "rg"
  network_security_group_name = azurerm_network_security_group.apim.name
}

resource "azurerm_network_security_rule" "deny_all" {${rule(deny)}
  resource_group_name = "rg"
  network_security_group_name = azurerm_network_security_group.apim.name
}
`;

const asMap = `locals {
  rules = {
    AllowSql = { priority = 110, access = "Allow", protocol = "Tcp", port = "1443", source = "VirtualNetwork", destination = "Sql" }
    DenyAll = { priority = 4000, access = "Deny", protocol = "*", port = "*", source = "*", destination = "*" }
  }
}

${head}
  dynamic "security_rule" {
    for_each = local.rules
    content {
      name = security_rule.key
      priority = security_rule.value.priority
      direction = "Outbound"
      access = security_rule.value.access
      protocol = security_rule.value.protocol
      source_port_range = "*"
      destination_port_range = security_rule.value.port
      source_address_prefix = security_rule.value.source
      destination_address_prefix = security_rule.value.destination
    }
  }
}
`;

const asModule = `module "nsg" {
  source = "Azure/avm-res-network-networksecuritygroup/azurerm"
  name = "nsg-apim"
  security_rules = {
    allow_sql = {${rule(sql)}}
    deny_all = {${rule(deny)}}
  }
}
`;

const forms: Readonly<Record<string, string>> = {
  'blocks in the group': asBlocks,
  'resources of their own': asResources,
  'a map that a dynamic block goes through': asMap,
  'the map of a registry module': asModule,
};

const changes: Readonly<Record<string, readonly Change[]>> = {
  'a rule is added': [{ add: storage, after: 'AllowSql' }],
  'a rule of two ports is added': [{ add: monitor, after: 'AllowSql' }],
  'a port is corrected': [{ set: 'AllowSql', field: 'destinationPortRange', to: '1433' }],
  'a priority is changed': [{ set: 'AllowSql', field: 'priority', to: 105 }],
};

describe('Rules in Terraform', () => {
  before(function () {
    if (hasTerraform()) return;
    console.log('    (not run: there is no terraform on this machine to format the files)');
    this.skip();
  });

  for (const [form, text] of Object.entries(forms)) {
    for (const [what, made] of Object.entries(changes)) {
      it(`that are ${form} are read back, and terraform fmt changes nothing, when ${what}`, () => {
        const before: Files = { 'main.tf': formatted(text) };
        const after = filesAfter(terraformLanguage, before, made);
        assert.notEqual(after['main.tf'], before['main.tf']);
        assert.equal(formatted(after['main.tf'] ?? ''), after['main.tf']);
        checkReadsBack(terraformLanguage, before, made, after);
      });
    }
  }

  it('are written in a whole group as terraform fmt would', () => {
    const written = terraformLanguage.renderGroup(catalogue, { indent: '  ', lineEnd: '\n' });
    assert.equal(formatted(`${written}\n`), `${written}\n`);
  });
});

describe('A whole group in Terraform', () => {
  it('is put behind the block at an offset, in the resource group that the file declares', () => {
    const text = `resource "azurerm_resource_group" "main" {
  name     = "rg"
  location = "westeurope"
}

variable "x" {}
`;
    const file = { uri: 'file:///w/main.tf', text };
    const edit = terraformLanguage.insertGroup(file, 10, catalogue);
    assert.ok(edit);
    assert.equal(text.slice(edit.start), '\n\nvariable "x" {}\n');
    assert.match(edit.newText, /location {12}= azurerm_resource_group\.main\.location\n/);
  });
});

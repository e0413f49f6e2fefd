import assert from 'node:assert/strict';
import { terraformLanguage } from '../../../../src/languages/terraform/index.js';
import type { Change } from '../../../support/writing.js';
import { checkChanges, checkRefused, filesAfter } from '../../../support/writing.js';
import { check } from '../check.js';

const files = {
  'main.tf': `resource "azurerm_network_security_group" "apim" {
  name = "nsg-apim"

  dynamic "security_rule" {
    for_each = yamldecode(file("rules.yaml"))
    content {
      name                       = security_rule.key
      priority                   = security_rule.value.priority
      direction                  = "Outbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      destination_port_range     = security_rule.value.port
      source_address_prefix      = "VirtualNetwork"
      destination_address_prefix = security_rule.value.to
    }
  }
}
`,
  'rules.yaml': `AllowSql: { priority: 110, port: 1443, to: Sql }
AllowStorage: { priority: 120, port: 443, to: Storage }
`,
};

const reason = /by hand|no text of its own|can not be changed for this one alone/;

describe('Rules that Terraform reads from a YAML file', () => {
  it('are read', () => {
    check(
      files,
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  AllowSql: 110 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443 generated',
      '  AllowStorage: 120 Outbound Allow Tcp VirtualNetwork:* -> Storage:443 generated',
    );
  });

  it('are left to a person to correct, as nothing is written into YAML', () => {
    const changes: readonly Change[] = [
      { set: 'AllowSql', field: 'destinationPortRange', to: '1433' },
      { set: 'AllowSql', field: 'priority', to: 200 },
      { remove: 'AllowSql' },
    ];
    for (const change of changes) checkRefused(terraformLanguage, files, change, reason);
  });

  it('are left to a person, too, where there is but one, which the loop makes of it', () => {
    const one = { ...files, 'rules.yaml': 'AllowSql: { priority: 110, port: 1443, to: Sql }\n' };
    const changes: readonly Change[] = [
      { set: 'AllowSql', field: 'destinationPortRange', to: '1433' },
      { set: 'AllowSql', field: 'priority', to: 200 },
      { set: 'AllowSql', field: 'name', to: 'AllowDatabase' },
      { remove: 'AllowSql' },
    ];
    for (const change of changes) checkRefused(terraformLanguage, one, change, reason);
  });

  it('are corrected where the loop says the same of all', () => {
    const one = { ...files, 'rules.yaml': 'AllowSql: { priority: 110, port: 1433, to: Sql }\n' };
    const after = {
      ...one,
      'main.tf': files['main.tf'].replace('"Outbound"', '"Inbound"'),
    };
    checkChanges(terraformLanguage, one, [{ set: 'AllowSql', field: 'direction', to: 'Inbound' }], after);
  });
});

describe('Rules that Terraform reads from a CSV file', () => {
  const table = {
    'main.tf': `locals {
  rules = csvdecode(file("rules.csv"))
}

resource "azurerm_network_security_group" "apim" {
  name = "nsg-apim"
}

resource "azurerm_network_security_rule" "rules" {
  count                       = length(local.rules)
  name                        = local.rules[count.index].name
  priority                    = local.rules[count.index].priority
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = local.rules[count.index].port
  source_address_prefix       = "VirtualNetwork"
  destination_address_prefix  = local.rules[count.index].to
  network_security_group_name = azurerm_network_security_group.apim.name
}
`,
    'rules.csv': 'name,priority,port,to\nAllowSql,110,1443,Sql\n',
  };

  it('are read', () => {
    check(
      table,
      'nsg nsg-apim (azurerm_network_security_group.apim)',
      '  AllowSql: 110 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443 generated',
    );
  });

  it('are left to a person to correct, even where there is but one', () => {
    const changes: readonly Change[] = [
      { set: 'AllowSql', field: 'destinationPortRange', to: '1433' },
      { set: 'AllowSql', field: 'priority', to: 200 },
      { remove: 'AllowSql' },
    ];
    for (const change of changes) checkRefused(terraformLanguage, table, change, reason);
  });

  it('get a resource of its own beside them for a new one', () => {
    const after = filesAfter(terraformLanguage, table, [
      { add: 'AllowStorage 120 Outbound Allow Tcp VirtualNetwork -> Storage:443', after: 'AllowSql' },
    ]);
    assert.ok(after['main.tf']?.startsWith(table['main.tf']));
    assert.match(after['main.tf'] ?? '', /resource "azurerm_network_security_rule" "allow_storage" \{/);
  });
});

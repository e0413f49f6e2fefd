import { terraformLanguage } from '../../../../src/languages/terraform/index.js';
import type { Change } from '../../../support/writing.js';
import { checkRefused } from '../../../support/writing.js';
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
});

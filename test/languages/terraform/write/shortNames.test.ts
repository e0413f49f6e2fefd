import assert from 'node:assert/strict';
import { terraformLanguage } from '../../../../src/languages/terraform/index.js';
import { filesAfter } from '../../../support/writing.js';

/** A group whose rules a loop makes of these entries, named as the loop says. */
function looped(name: string, entries: string): Readonly<Record<string, string>> {
  return {
    'main.tf': `locals {
  rules = {
${entries}
  }
}

resource "azurerm_network_security_group" "apim" {
  name = "nsg-apim"

  dynamic "security_rule" {
    for_each = local.rules
    content {
      name                       = ${name}
      priority                   = security_rule.value.priority
      direction                  = "Inbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      destination_port_range     = security_rule.value.port
      source_address_prefix      = security_rule.value.source
      destination_address_prefix = "VirtualNetwork"
    }
  }
}
`,
  };
}

const add = 'management 110 Inbound Allow Tcp ApiManagement -> VirtualNetwork:3443';

function linesAdded(files: Readonly<Record<string, string>>): readonly string[] {
  const before = (files['main.tf'] ?? '').split('\n');
  const after = filesAfter(terraformLanguage, files, [{ add }])['main.tf'] ?? '';
  return after.split('\n').filter((line) => !before.includes(line));
}

describe('A name of one or two letters in the data of a loop', () => {
  it('is taken for the name of a rule where it is all of it', () => {
    const entry = '    lb = { priority = 100, port = "6390", source = "AzureLoadBalancer" }';
    assert.deepEqual(linesAdded(looped('security_rule.key', entry)), [
      '    lb         = { priority = 100, port = "6390", source = "AzureLoadBalancer" }',
      '    management = { priority = 110, port = "3443", source = "ApiManagement" }',
    ]);
  });

  it('is not where it may be in the name by chance', () => {
    const entry = '    lb = { priority = 100, port = "6390", source = "AzureLoadBalancer" }';
    const added = linesAdded(looped('"albatross"', entry));
    assert.ok(added.includes('    name                       = "management"'), added.join('\n'));
  });
});

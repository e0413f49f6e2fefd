import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { filesAfterEdit, serviceOf, uriOf } from '../support/filesService.js';

/** An NSG that has any number of inbound rules with a priority each, and drops all that goes to the internet. */
function module(priority: string): string {
  return `variable "clients" {
  type = list(string)
}

# apim-nsg: internal
resource "azurerm_network_security_group" "apim" {
  name = "nsg-apim"

  dynamic "security_rule" {
    for_each = var.clients
    content {
      name                       = "AllowClient\${security_rule.key}"
      priority                   = ${priority}
      direction                  = "Inbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      destination_port_range     = "443"
      source_address_prefix      = security_rule.value
      destination_address_prefix = "VirtualNetwork"
    }
  }

  security_rule {
    name                       = "DenyInternet"
    priority                   = 4000
    direction                  = "Outbound"
    access                     = "Deny"
    protocol                   = "*"
    source_port_range          = "*"
    destination_port_range     = "*"
    source_address_prefix      = "*"
    destination_address_prefix = "Internet"
  }
}
`;
}

async function namesAfterFixAll(priority: string): Promise<readonly string[]> {
  const files = { 'main.tf': module(priority) };
  const edit = await serviceOf(files).fixAll([uriOf('main.tf')], neverCancelled);
  const text = filesAfterEdit(files, edit)['main.tf'] ?? '';
  return [...text.matchAll(/ name += "(Allow\w+)"/g)].flatMap(([, name]) => name ?? []);
}

describe('priorities that a loop gives', () => {
  const outbound = ['CertificateValidation', 'Storage', 'Sql', 'KeyVault', 'Monitor'].map(
    (what) => `Allow${what}Outbound`,
  );

  it('keep a rule of their direction from being added unasked, as it could get one of them', async () => {
    assert.deepEqual(await namesAfterFixAll('100 + security_rule.key'), outbound);
  });

  it('keep none from it where they are known', async () => {
    assert.deepEqual(await namesAfterFixAll('300'), ['AllowManagementEndpointInbound', ...outbound]);
  });

  it('leave it to a person', async () => {
    const files = { 'main.tf': module('100 + security_rule.key') };
    const service = serviceOf(files);
    const [finding] = await service.diagnose(uriOf('main.tf'), neverCancelled);
    assert.ok(finding);
    const context = { diagnostics: [finding] };
    const actions = await service.codeActions(uriOf('main.tf'), finding.range, context, neverCancelled);
    assert.ok(
      actions.some(({ title }) => title === 'Add a rule for inbound TCP 3443 from ApiManagement'),
      actions.map(({ title }) => title).join(', '),
    );
  });
});

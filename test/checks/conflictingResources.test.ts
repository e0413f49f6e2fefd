import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { checkTerraform, check, nsg, serviceOver } from './check.js';
import { group, rule } from '../languages/arm/check.js';

const said = (text: string, ...expected: readonly string[]): Promise<void> =>
  checkTerraform('conflicting-resources', text, expected);

const ruleText = (name: string, priority: number): string => `
    name                       = "${name}"
    priority                   = ${priority}
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "ApiManagement"
    source_port_range          = "*"
    destination_address_prefix = "VirtualNetwork"
    destination_port_range     = "3443"
`;

const groupText = (more: string): string => `
resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"
  ${more}
}
`;

const resourceText = (more = ''): string => `
resource "azurerm_network_security_rule" "portal" {
  resource_group_name         = "rg"
  network_security_group_name = azurerm_network_security_group.apim.name
  ${more}
  ${ruleText('Portal', 100)}
}
`;

const inline = `security_rule {${ruleText('Inline', 110)}}`;

describe('conflicting-resources', () => {
  it('is said of a Terraform group with rules of both kinds', async () => {
    await said(
      groupText(inline) + resourceText(),
      "warning «\"Inline\"» NSG 'nsg-apim' has rules of its own and others as resources of their own, such as 'Portal': each deployment removes the ones or the others. Write all of them one way.",
    );
  });

  it('is not said of one kind only, or where changes of the list are ignored', async () => {
    await said(groupText(inline));
    await said(groupText('') + resourceText());
    await said(
      groupText(`${inline}\n  lifecycle {\n    ignore_changes = [security_rule]\n  }`) + resourceText(),
    );
  });

  it('points at the rule that is a resource, and at the others of the list', async () => {
    const other = `security_rule {${ruleText('Other', 120)}}`;
    const text = groupText(`${inline}\n${other}`) + resourceText();
    const uri = 'file:///repo/main.tf';
    const diagnostics = await serviceOver(text, {}, uri).diagnose(uri, neverCancelled);
    const document = TextDocument.create(uri, 'terraform', 1, text);
    const [finding] = diagnostics.filter(({ code }) => code === 'conflicting-resources');
    assert.deepEqual(
      finding?.relatedInformation?.map(({ location }) => document.getText(location.range)),
      ['"Portal"', '"Other"'],
    );
  });

  it('is not said where it depends on what is not known', async () => {
    await said(`variable "open" {}\n${groupText(inline)}${resourceText('count = var.open ? 1 : 0')}`);
    const perhaps = `dynamic "security_rule" {
    for_each = var.open ? [1] : []
    content {${ruleText('Inline', 110)}}
  }`;
    await said(`variable "open" {}\n${groupText(perhaps)}${resourceText()}`);
  });

  it('is not said of ARM templates, whose deployments keep both', async () => {
    const portal = rule('Portal 100 Inbound Allow Tcp ApiManagement:* -> VirtualNetwork:3443');
    const child = { ...portal, type: 'securityRules', name: 'Portal' };
    const more = { metadata: { apimNsg: 'internal' }, resources: [child] };
    const list = [rule('Web 110 Inbound Allow Tcp Internet:* -> VirtualNetwork:443')];
    await check('conflicting-resources', { resources: [group('nsg', list, more)] }, []);
    await check('conflicting-resources', nsg('internal'), []);
  });
});

import assert from 'node:assert/strict';
import { declaresMereSubnets } from '../../../src/languages/terraform/relevance.js';
import type { Files } from '../../support/sourceFiles.js';

const directory = 'file:///module';

/** Whether a module of these files declares nothing but subnets. */
function isMere(files: Files): boolean {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text]));
  return declaresMereSubnets(directory, {
    read: (uri) => {
      const text = texts.get(uri);
      return text === undefined ? undefined : { uri, text };
    },
    list: () => [...texts.keys()],
    isOutside: () => false,
  });
}

const network = `resource "azurerm_subnet" "main" {
  name = file("\${path.module}/name.txt")
}
resource "azurerm_virtual_network" "main" {
  subnet { name = "snet" }
}
resource "azapi_resource" "plan" {
  type = "Microsoft.Web/serverfarms@2023-12-01"
}
`;

describe('A module of mere subnets', () => {
  it('has networks, subnets, and what is none of our business', () => {
    assert.equal(isMere({ 'main.tf': network, 'variables.tf': 'variable "location" {}\n' }), true);
  });

  it('has files that make a module', () => {
    assert.equal(isMere({}), false);
    assert.equal(isMere({ 'apim.tfvars': 'rules = []\n' }), false);
  });

  const more: Readonly<Record<string, string>> = {
    'an NSG': 'resource "azurerm_network_security_group" "main" {}',
    'a rule': 'resource "azurerm_network_security_rule" "main" {}',
    'a subnet that names its NSG':
      'resource "azurerm_virtual_network" "v" { subnet { security_group = var.id } }',
    'subnets from elsewhere': 'resource "azurerm_virtual_network" "v" { subnet = var.subnets }',
    'an association': 'resource "azurerm_subnet_network_security_group_association" "main" {}',
    'a service': 'data "azurerm_api_management" "main" {}',
    'a resource of azapi that we look at':
      'resource "azapi_resource" "nsg" { type = "Microsoft.Network/networkSecurityGroups@2024-05-01" }',
    'a call of a module': 'module "nsg" { source = "./nsg" }',
  };
  for (const [what, text] of Object.entries(more)) {
    it(`has not ${what}`, () => {
      assert.equal(isMere({ 'main.tf': network, 'more.tf': text }), false);
    });
  }

  it('has no call of a module in JSON', () => {
    assert.equal(isMere({ 'main.tf.json': '{ "module": { "nsg": { "source": "./nsg" } } }' }), false);
  });
});

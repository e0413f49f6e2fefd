import assert from 'node:assert/strict';
import { finish } from '../../src/languages/steps.js';
import { terraformLanguage } from '../../src/languages/terraform/index.js';
import { mayReferTo } from '../../src/workspace/crossLinks.js';
import type { AnalyzedUnit } from '../../src/workspace/project.js';

const root = 'file:///repo';

/** A module of one file. */
function unitOf(directory: string, text: string): AnalyzedUnit {
  const [unit, uri] = [`${root}/${directory}`, `${root}/${directory}/main.tf`];
  const files = {
    read: (asked: string) => (asked === uri ? { uri, text } : undefined),
    list: () => [uri],
    isOutside: () => false,
  };
  const analysis = finish(terraformLanguage.analyze(unit, files));
  return { language: terraformLanguage, unit, analysis, dependencies: new Set([unit, uri]) };
}

const subnet = (name: string): string => `
data "azurerm_subnet" "apim" {
  name                 = ${name}
  virtual_network_name = "vnet-hub"
  resource_group_name  = "rg-network"
}
`;

const service = (name: string): string => `${subnet(name)}
resource "azurerm_api_management" "apim" {
  name                 = "apim"
  sku_name             = "Premium_1"
  virtual_network_type = "Internal"
  virtual_network_configuration {
    subnet_id = data.azurerm_subnet.apim.id
  }
}
`;

const association = (name: string): string => `${subnet(name)}
resource "azurerm_network_security_group" "apim" {
  name                = "nsg"
  resource_group_name = "rg-network"
}

resource "azurerm_subnet_network_security_group_association" "apim" {
  subnet_id                 = data.azurerm_subnet.apim.id
  network_security_group_id = azurerm_network_security_group.apim.id
}
`;

describe('Whether a unit may be referred to by its subnets', () => {
  const mayBe = (directory: string, ...units: readonly AnalyzedUnit[]): boolean =>
    mayReferTo(`${root}/${directory}`, units, [root]);
  const known = service('"snet-apim"');

  it('is so where a service is in a subnet of a name', () => {
    assert.equal(mayBe('network', unitOf('apim', known)), true);
    assert.equal(mayBe('network', unitOf('apim', service('var.name'))), false);
  });

  it('is so where an NSG is put on a subnet of a name', () => {
    assert.equal(mayBe('network', unitOf('nsg', association('"snet-apim"'))), true);
    assert.equal(mayBe('network', unitOf('nsg', association('var.name'))), false);
  });

  it('is not so from one sample to another', () => {
    assert.equal(mayBe('samples/a/network', unitOf('samples/a/apim', known)), true);
    assert.equal(mayBe('samples/b/network', unitOf('samples/a/apim', known)), false);
  });
});

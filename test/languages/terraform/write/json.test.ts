import assert from 'node:assert/strict';
import { terraformLanguage } from '../../../../src/languages/terraform/index.js';
import { catalogue } from '../../../support/newGroup.js';
import { applied, checkChanges, checkRefused, filesAfter, groupIn } from '../../../support/writing.js';
import { jsonForms } from './jsonForms.js';

const storage = { add: 'AllowStorage 120 Outbound Allow Tcp VirtualNetwork -> Storage:443' };
const monitor = { add: 'AllowMonitor 130 Outbound Allow Tcp VirtualNetwork -> AzureMonitor:443,1886' };

const withoutRules = `{
  "resource": {
    "azurerm_network_security_group": {
      "apim": {
        "name": "nsg-apim"
      }
    }
  }
}
`;

function fileOf(text: string): { readonly uri: string; readonly text: string } {
  return { uri: 'file:///w/main.tf.json', text };
}

describe("Rules in Terraform's JSON syntax", () => {
  it('have all attributes in the list of a group, as Terraform wants there', () => {
    checkChanges(terraformLanguage, { 'main.tf.json': withoutRules }, [storage], {
      'main.tf.json': withoutRules.replace(
        '"nsg-apim"',
        `"nsg-apim",
        "security_rule": [
          {
            "name": "AllowStorage",
            "description": null,
            "priority": 120,
            "direction": "Outbound",
            "access": "Allow",
            "protocol": "Tcp",
            "source_port_range": "*",
            "source_port_ranges": [],
            "destination_port_range": "443",
            "destination_port_ranges": [],
            "source_address_prefix": "VirtualNetwork",
            "source_address_prefixes": [],
            "source_application_security_group_ids": [],
            "destination_address_prefix": "Storage",
            "destination_address_prefixes": [],
            "destination_application_security_group_ids": []
          }
        ]`,
      ),
    });
  });

  it('come as resources where the loop has no word for them', () => {
    const before = jsonForms['a local map in JSON of which resources are made'] ?? {};
    const after = filesAfter(terraformLanguage, before, [monitor]);
    assert.ok(
      after['main.tf.json']?.includes(`,
      "allow_monitor": {
        "name": "AllowMonitor",
        "priority": 130,
        "direction": "Outbound",
        "access": "Allow",
        "protocol": "Tcp",
        "source_port_range": "*",
        "destination_port_ranges": ["443", "1886"],
        "source_address_prefix": "VirtualNetwork",
        "destination_address_prefix": "AzureMonitor",
        "resource_group_name": "rg",
        "network_security_group_name": "\${azurerm_network_security_group.apim.name}"
      }
    }`),
      after['main.tf.json'],
    );
  });

  it('are left to a person beside one that is no list', () => {
    const one = '"security_rule": { "name": "AllowSql", "priority": 110, "direction": "Outbound" }';
    const files = { 'main.tf.json': withoutRules.replace('"nsg-apim"', `"nsg-apim", ${one}`) };
    checkRefused(terraformLanguage, files, storage, /by hand|no list/);
  });
});

describe("A whole group in Terraform's JSON syntax", () => {
  const inserted = (text: string): string => {
    const edit = terraformLanguage.insertGroup(fileOf(text), 0, catalogue);
    assert.ok(edit);
    return applied(text, [edit]);
  };

  for (const [where, text] of Object.entries({
    'an empty file': '',
    'a file without resources': '{\n  "locals": {}\n}\n',
    'a file with other resources': '{ "resource": { "azurerm_resource_group": { "main": {} } } }',
  })) {
    it(`can be put into ${where}`, () => {
      const { rules } = groupIn(terraformLanguage, { 'main.tf.json': inserted(text) });
      assert.equal(rules.length, catalogue.rules.length);
    });
  }

  it('is put beside the other groups, in the resource group that the file declares', () => {
    const text = withoutRules.replace(
      '"resource": {',
      '"data": { "azurerm_resource_group": { "main": {} } },\n  "resource": {',
    );
    const after = inserted(text.replace('"apim"', '"nsg_apim"'));
    assert.match(after, /\n {6}"nsg_apim_2": \{\n {8}"name": "nsg-apim",\n/);
    assert.match(after, /"location": "\$\{data\.azurerm_resource_group\.main\.location\}"/);
  });

  it('is not put where the text is broken or the resources are a list', () => {
    for (const text of ['{ "resource": { ] }', '{ "resource": [] }', '// a note', '[]'])
      assert.equal(terraformLanguage.insertGroup(fileOf(text), 0, catalogue), undefined, text);
  });
});

import assert from 'node:assert/strict';
import { terraformLanguage } from '../../../../src/languages/terraform/index.js';
import { catalogue } from '../../../support/newGroup.js';
import type { Files } from '../../../support/sourceFiles.js';
import { hasTerraform } from '../../../support/terraformConsole.js';
import { formattedTexts } from '../../../support/terraformFormat.js';
import type { Change } from '../../../support/writing.js';
import { checkChanges, checkReadsBack, checkRefused, filesAfter } from '../../../support/writing.js';
import { jsonForms } from './jsonForms.js';
import { nativeForms } from './ruleForms.js';

const storage = 'AllowStorage 120 Outbound Allow Tcp VirtualNetwork -> Storage:443';
const keyVault = 'AllowKeyVault 140 Outbound Allow Tcp VirtualNetwork -> AzureKeyVault:443';
const monitor = 'AllowMonitor 130 Outbound Allow Tcp VirtualNetwork -> AzureMonitor:443,1886';

const changes: Readonly<Record<string, readonly Change[]>> = {
  'a rule is added': [{ add: storage, after: 'AllowSql' }],
  'a rule is added as the last one': [{ add: storage, after: 'DenyAll' }],
  'a rule of two ports is added': [{ add: monitor, after: 'AllowSql' }],
  'several rules are added': [
    { add: monitor, after: 'AllowSql' },
    { add: storage, after: 'AllowSql' },
    { add: keyVault, after: 'AllowSql' },
  ],
  'a port is corrected': [{ set: 'AllowSql', field: 'destinationPortRange', to: '1433' }],
  'a port becomes several': [{ set: 'AllowSql', field: 'destinationPortRanges', to: ['1433', '1434'] }],
  'a priority is changed': [{ set: 'AllowSql', field: 'priority', to: 105 }],
  'two priorities are changed': [
    { set: 'AllowSql', field: 'priority', to: 200 },
    { set: 'DenyAll', field: 'priority', to: 4096 },
  ],
  'a tag is corrected': [{ set: 'AllowSql', field: 'destinationAddressPrefix', to: 'Storage' }],
  'a protocol is corrected': [{ set: 'AllowSql', field: 'protocol', to: '*' }],
  'a rule is removed': [{ remove: 'DenyAll' }],
};

const loopsOfOnePort = [
  'a local map that a dynamic block goes through',
  'a local list that a dynamic block goes through',
  'a local map of which resources are made',
  "a variable's default",
  'a variable file',
  'a local list of which resources are made by name',
  'a local list of which resources are made by number',
  'lists of values by their position',
  'an argument of a local module',
  'a local map in JSON that a dynamic block goes through',
  'a local map in JSON of which resources are made',
  "a variable's default in JSON",
  'a variable file in JSON',
  'an argument of a local module in JSON',
];

/** Where no rule can be written beside the loop that makes the others. */
const withoutPlace = [
  'an argument of a local module',
  'an argument of a local module in JSON',
  'a local map in JSON that a dynamic block goes through',
];

/** What can't be written into data that have no word for it, and is refused with a reason. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  'a port becomes several': loopsOfOnePort,
  'a port is corrected': ['a local map with lists of ports'],
  'a rule of two ports is added': withoutPlace,
  'several rules are added': withoutPlace,
  'a rule is removed': ['a local list of which resources are made by number'],
};

const forms: Readonly<Record<string, Files>> = { ...nativeForms, ...jsonForms };

/** The examples, those in the native syntax as `terraform fmt` gives them, as they are not written here. */
function formattedForms(): ReadonlyMap<string, Files> {
  const texts = Object.values(nativeForms).flatMap((files) => Object.values(files));
  const formatted = formattedTexts(texts).values();
  return new Map([
    ...Object.entries(jsonForms),
    ...Object.entries(nativeForms).map(
      ([form, files]) =>
        [
          form,
          Object.fromEntries(Object.keys(files).map((name) => [name, formatted.next().value ?? ''])),
        ] as const,
    ),
  ]);
}

function isNative([name]: readonly [name: string, text: string]): boolean {
  return !name.endsWith('.json');
}

describe('Rules in Terraform', () => {
  let formatted: ReadonlyMap<string, Files> = new Map();
  const written = new Map<string, string>();

  before(function () {
    if (hasTerraform()) {
      formatted = formattedForms();
      return;
    }
    console.log('    (not run: there is no terraform on this machine to format the files)');
    this.skip();
  });

  for (const form of Object.keys(forms)) {
    for (const [what, made] of Object.entries(changes)) {
      if (refusals[what]?.includes(form)) continue;
      it(`that are ${form} are read back when ${what}`, () => {
        const before = formatted.get(form) ?? {};
        const after = filesAfter(terraformLanguage, before, made);
        assert.notDeepEqual(after, before);
        for (const [name, text] of Object.entries(after).filter(isNative))
          written.set(`${form}, ${what}: ${name}`, text);
        checkReadsBack(terraformLanguage, before, made, after);
      });
    }
  }

  for (const [what, refusing] of Object.entries(refusals)) {
    for (const form of refusing) {
      it(`that are ${form} are left to a person when ${what}`, () => {
        const [change] = changes[what] ?? [];
        assert(change);
        checkRefused(terraformLanguage, forms[form] ?? {}, change, /by hand|no text of its own/);
      });
    }
  }

  it('of a group whose rules are resources come as resources where the loop has no word for them', () => {
    const before = formatted.get('a local map of which resources are made') ?? {};
    const after = filesAfter(terraformLanguage, before, [{ add: monitor, after: 'AllowSql' }]);
    assert.equal(
      after['main.tf']?.slice(before['main.tf']?.length),
      `
resource "azurerm_network_security_rule" "allow_monitor" {
  name                        = "AllowMonitor"
  priority                    = 130
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_ranges     = ["443", "1886"]
  source_address_prefix       = "VirtualNetwork"
  destination_address_prefix  = "AzureMonitor"
  resource_group_name         = "rg"
  network_security_group_name = azurerm_network_security_group.apim.name
}
`,
    );
  });

  it('are written, by themselves and in a whole group, as terraform fmt would', () => {
    const group = terraformLanguage.renderGroup(catalogue, { indent: '  ', lineEnd: '\n' });
    written.set('a whole group', `${group}\n`);
    const expected = formattedTexts([...written.values()]);
    for (const [index, [what, text]] of [...written].entries()) assert.equal(text, expected[index], what);
  });
});

describe('The first rule of a group in Terraform', () => {
  it('is put before what comes last in a resource', () => {
    const block = `
  security_rule {
    name                       = "AllowStorage"
    priority                   = 120
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "443"
    source_address_prefix      = "VirtualNetwork"
    destination_address_prefix = "Storage"
  }
`;
    const group = (rule: string): Files => ({
      'main.tf': `resource "azurerm_network_security_group" "apim" {
  name = "nsg-apim"
${rule}
  depends_on = [azurerm_resource_group.rg]

  lifecycle { ignore_changes = [tags] }
}
`,
    });
    checkChanges(terraformLanguage, group(''), [{ add: storage }], group(block));
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

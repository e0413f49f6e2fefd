import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CompletionItem } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { textOfSnippet } from '../support/plainEdits.js';
import { positionIn, serviceOverFiles, uriIn } from './files.js';

/** An NSG in the three languages with one rule; `target` is its destination, `more` stands in lines after the rule. */
const languages = [
  {
    path: 'main.json',
    quote: '"',
    text: (target: string, ports: string, more = ''): string => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "resources": [
    {
      "type": "Microsoft.Network/networkSecurityGroups",
      "apiVersion": "2024-05-01",
      "name": "nsg-apim",
      "metadata": { "apimNsg": "internal" },
      "properties": {
        "securityRules": [
          {
            "name": "AllowMonitor",
            "properties": {
              "priority": 100,
              "direction": "Outbound",
              "access": "Allow",
              "protocol": "Tcp",
              "sourceAddressPrefix": "VirtualNetwork",
              "sourcePortRange": "*",
              "destinationAddressPrefix": ${target},
              "destinationPortRanges": [${ports}]
            }
          }${more}
        ]
      }
    }
  ]
}
`,
  },
  {
    path: 'main.bicep',
    quote: "'",
    text: (target: string, ports: string, more = ''): string => `// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: [
      {
        name: 'AllowMonitor'
        properties: {
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: ${target}
          destinationPortRanges: [${ports}]
        }
      }${more}
    ]
  }
}
`,
  },
  {
    path: 'main.tf',
    quote: '"',
    text: (target: string, ports: string, more = ''): string => `# apim-nsg: internal
resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"

  security_rule {
    name                       = "AllowMonitor"
    priority                   = 100
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = ${target}
    destination_port_ranges    = [${ports}]
  }${more}
}
`,
  },
] as const;

/** What is offered at `|` in a text. */
async function offered(path: string, text: string): Promise<readonly CompletionItem[]> {
  const place = text.slice(0, text.indexOf('|') + 1);
  const service = serviceOverFiles({ [path]: text.replace('|', '') });
  return service.completions(uriIn(path), positionIn(text.replace('|', ''), place), neverCancelled);
}

/** Their labels in the order in which they are shown. */
function labelsOf(items: readonly CompletionItem[]): readonly string[] {
  const keyOf = ({ sortText, label }: CompletionItem): string => sortText ?? label;
  return [...items].sort((left, right) => keyOf(left).localeCompare(keyOf(right))).map(({ label }) => label);
}

/** A text after one of the items is taken at `|`, with the signs of snippets as they come out. */
async function afterTaking(path: string, text: string, label: string): Promise<string> {
  const item = (await offered(path, text)).find((each) => each.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit, `no '${label}'`);
  const document = TextDocument.create(uriIn(path), '', 0, text.replace('|', ''));
  const edits = [item.textEdit, ...(item.additionalTextEdits ?? [])];
  return textOfSnippet(TextDocument.applyEdits(document, edits));
}

/** The text after the quick fix that adds the rule for a service tag. */
async function afterFix(path: string, text: string, tag: string): Promise<string> {
  const service = serviceOverFiles({ [path]: text });
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const actions = await service.codeActions(uriIn(path), whole, { diagnostics: [] }, neverCancelled);
  const fix = actions.find(({ title }) => title.startsWith('Add a rule') && title.endsWith(` ${tag}`));
  const edits = fix?.edit?.changes?.[uriIn(path)] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uriIn(path), '', 0, text), [...edits]);
}

describe('completion of a value', () => {
  for (const { path, quote, text } of languages) {
    it(`offers service tags for an address, those first that are needed, in ${path}`, async () => {
      const items = await offered(path, text(`${quote}|${quote}`, ''));
      assert.deepEqual(labelsOf(items).slice(0, 5), [
        'AzureKeyVault',
        'AzureMonitor',
        'Internet',
        'Sql',
        'Storage',
      ]);
      const storage = items.find(({ label }) => label === 'Storage');
      assert.deepEqual(storage?.documentation, {
        kind: 'markdown',
        value:
          'Azure Storage: the service, not single accounts.\n\nAPI Management needs outbound TCP 443 to Storage: Dependency on Azure Storage for core service functionality.',
      });
    });

    it(`replaces what is between the quotes, the last of which may be missing, in ${path}`, async () => {
      assert.equal(
        await afterTaking(path, text(`${quote}St|${quote}`, ''), 'Storage'),
        text(`${quote}Storage${quote}`, ''),
      );
      const edited = await afterTaking(
        path,
        text(`${quote}St|`, '').replace(`${quote}St|,`, `${quote}St|`),
        'Sql',
      );
      assert.ok(edited.includes(`${quote}Sql\n`));
    });

    it(`offers the ports that are needed of the tag in ${path}`, async () => {
      const items = await offered(path, text(`${quote}AzureMonitor${quote}`, `${quote}|${quote}`));
      assert.deepEqual(labelsOf(items), ['1886', '443']);
      const second = await offered(
        path,
        text(`${quote}Sql${quote}`, `${quote}443${quote}, ${quote}1|${quote}`),
      );
      assert.deepEqual(labelsOf(second), ['1433']);
      assert.equal(second[0]?.detail, 'Access to Azure SQL endpoints for core service functionality');
      assert.deepEqual(second[0].documentation, {
        kind: 'markdown',
        value:
          'API Management needs outbound TCP 1433 to Sql. Without it, the service does not activate or stops working.',
      });
      assert.deepEqual(await offered(path, text(`${quote}AzureDevOps${quote}`, `${quote}|${quote}`)), []);
    });

    it(`offers VirtualNetwork first on the side of the subnet in ${path}`, async () => {
      const typed = text(`${quote}Sql${quote}`, '').replace(
        `${quote}VirtualNetwork${quote}`,
        `${quote}|${quote}`,
      );
      assert.equal(labelsOf(await offered(path, typed))[0], 'VirtualNetwork');
    });
  }

  it('writes the quotes where none are there yet', async () => {
    const [, bicep] = languages;
    assert.equal(
      await afterTaking('main.bicep', bicep.text('|', ''), 'Storage'),
      bicep.text("'Storage'", ''),
    );
  });

  it('leaves other values and names of properties to others', async () => {
    const [arm] = languages;
    const whole = arm.text('"Sql"', '"1433"');
    for (const place of ['"Out|bound"', '"dir|ection"', '"AllowM|onitor"', '"destination|AddressPrefix"']) {
      assert.deepEqual(await offered('main.json', whole.replace(place.replace('|', ''), place)), [], place);
    }
    assert.deepEqual(await offered('main.json', arm.text(`"[parameters('t|ag')]"`, '')), []);
  });
});

describe('completion of a whole rule', () => {
  for (const { path, quote, text } of languages) {
    // The fix leaves a line between blocks, as its author may.
    const between = path === 'main.tf' ? '\n\n' : '\n';
    const rules = (label: string, word: string): Promise<string> =>
      afterTaking(
        path,
        text(`${quote}Storage${quote}`, `${quote}443${quote}`, `${between}  ${word}|`),
        label,
      );

    it(`offers those that are missing, with and without a word that is typed, in ${path}`, async () => {
      for (const word of ['', 'sq']) {
        const items = await offered(
          path,
          text(`${quote}Storage${quote}`, `${quote}443${quote}`, `\n${word}|`),
        );
        assert.deepEqual(labelsOf(items), [
          'All 6 missing API Management rules',
          'AllowManagementEndpointInbound',
          'AllowLoadBalancerInbound',
          'AllowCertificateValidationOutbound',
          'AllowSqlOutbound',
          'AllowKeyVaultOutbound',
          'AllowMonitorOutbound',
        ]);
      }
    });

    it(`writes a rule as the fix does, where the cursor is, in ${path}`, async () => {
      const before = text(`${quote}Storage${quote}`, `${quote}443${quote}`);
      assert.equal(
        await rules('AllowManagementEndpointInbound', 'man'),
        await afterFix(path, before, 'ApiManagement'),
      );
    });

    it(`writes all of them in ${path}`, async () => {
      const edited = await rules('All 6 missing API Management rules', '');
      const service = serviceOverFiles({ [path]: edited });
      const { networkSecurityGroups } = await service.check([uriIn(path)], neverCancelled);
      const statuses = networkSecurityGroups.flatMap(({ requirements }) =>
        requirements.map(({ status }) => status),
      );
      assert.deepEqual(new Set(statuses), new Set(['allowed']));
    });

    it(`is not offered elsewhere in ${path}`, async () => {
      const inRule = text(`${quote}Storage${quote}`, `\n|\n`);
      assert.deepEqual(labelsOf(await offered(path, inRule)), []);
      assert.deepEqual(await offered(path, `|\n${text(`${quote}Storage${quote}`, '')}`), []);
    });
  }

  it('says beside the name what fits into the list, and the whole behind it', async () => {
    const [, { path, text }] = languages;
    const items = await offered(path, text("'Storage'", "'443'", '\n|'));
    const balancer = items.find(({ label }) => label === 'AllowLoadBalancerInbound');
    assert.deepEqual(balancer?.labelDetails, { description: 'AzureLoadBalancer 6390' });
    assert.equal(balancer.detail, 'API Management: inbound TCP 6390 from AzureLoadBalancer');
  });

  it('is separated by commas from what stands before and behind', async () => {
    const [arm] = languages;
    const next = `\n{ "name": "AllowSql", "properties": { "priority": 110, "direction": "Outbound", "access": "Allow", "protocol": "Tcp", "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "Sql", "destinationPortRange": "1433" } }`;
    const typed = arm.text('"Storage"', '"443"', `, // what follows\n|${next}`);
    const edited = await afterTaking('main.json', typed, 'AllowKeyVaultOutbound');
    const { findings } = await serviceOverFiles({ 'main.json': edited }).check(
      [uriIn('main.json')],
      neverCancelled,
    );
    assert.deepEqual(
      findings.filter(({ code }) => code === 'syntax-error'),
      [],
    );
    assert.match(edited, /AllowKeyVaultOutbound[^]*\},\n\{ "name": "AllowSql"/);
  });

  it('is not offered in other blocks of the NSG', async () => {
    const [, , terraform] = languages;
    const typed = terraform.text('"Storage"', '"443"', '\n\n  tags = {\n    |\n  }');
    assert.deepEqual(await offered('main.tf', typed), []);
  });

  it('is not offered in an NSG of another workload', async () => {
    const text = `resource web 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-web'
  properties: {
    securityRules: [
      |
    ]
  }
}
`;
    assert.deepEqual(await offered('main.bicep', text), []);
  });
});

describe('completion of our comments', () => {
  const [arm, bicep, terraform] = languages;
  const newTextOf = ({ textEdit }: CompletionItem): string => textEdit?.newText ?? '';

  it('offers directives and switches in the comments of the language', async () => {
    for (const [path, text, sign] of [
      ['main.bicep', bicep.text("'Sql'", ''), '//'],
      ['main.tf', terraform.text('"Sql"', ''), '#'],
    ] as const) {
      for (const begun of ['apim|', `${sign} apim-ns|`]) {
        const [directive, disable, disableInFile, ...others] = await offered(path, `${begun}\n${text}`);
        assert.ok(directive && disable && disableInFile);
        assert.match(newTextOf(directive), new RegExp(`^${sign} apim-nsg: \\$\\{1\\|external,internal,off,`));
        assert.match(newTextOf(disable), /apim-nsg-disable-next-line .*missing-rule.* -- \$\{2:reason\}$/);
        assert.match(newTextOf(disableInFile), /apim-nsg-disable \$\{1\|.*missing-rule.* -- \$\{2:reason\}$/);
        assert.deepEqual(others, []);
      }
    }
  });

  it('offers metadata in an NSG in strict JSON', async () => {
    const text = arm.text('"Sql"', '').replace('"metadata"', 'apim|\n"other"');
    const [metadata] = await offered('main.json', text);
    assert.ok(metadata);
    assert.match(newTextOf(metadata), /^"metadata": \{\n\t"apimNsg": "\$\{1\|external,/);
    assert.deepEqual(
      await offered('main.json', text.replace('apim|', '').replace('"resources"', 'apim|\n"resources"')),
      [],
    );
  });
});

describe('a line in which something may be completed', () => {
  const service = serviceOverFiles({});
  for (const [line, may] of [
    ['"destinationAddressPrefix": ""', true],
    ['  destination_port_range = "4"', true],
    ["    '44'", true],
    ['', true],
    ['  sto', true],
    ['// apim-', true],
    ['// anything else', false],
    ['"direction": "Inbound",', false],
    ['resource nsg', false],
  ] as const) {
    it(`${may ? 'is' : 'is not'} ${JSON.stringify(line)}`, () => {
      assert.equal(service.mayComplete(line), may);
    });
  }
});

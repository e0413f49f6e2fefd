import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { serviceOverFiles, uriIn } from '../service/files.js';

/** Rules that a loop makes of data which have a word for one port, in all languages. */
interface Loop {
  readonly path: string;
  /** The text of a file with the data of some rules, a line each. */
  readonly print: (lines: readonly string[]) => string;
  /** The data of a rule, from its name, priority, direction, source, destination and port. */
  readonly datum: (...rule: readonly string[]) => string;
}

const armRule = {
  name: "[variables('rules')[copyIndex('securityRules')].name]",
  properties: {
    priority: "[variables('rules')[copyIndex('securityRules')].priority]",
    direction: "[variables('rules')[copyIndex('securityRules')].direction]",
    access: 'Allow',
    protocol: 'Tcp',
    sourceAddressPrefix: "[variables('rules')[copyIndex('securityRules')].source]",
    sourcePortRange: '*',
    destinationAddressPrefix: "[variables('rules')[copyIndex('securityRules')].destination]",
    destinationPortRange: "[variables('rules')[copyIndex('securityRules')].port]",
  },
};

const arm: Loop = {
  path: 'main.json',
  print: (lines) =>
    JSON.stringify(
      {
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        contentVersion: '1.0.0.0',
        variables: { rules: [] },
        resources: [
          {
            type: 'Microsoft.Network/networkSecurityGroups',
            apiVersion: '2024-05-01',
            name: 'nsg-apim',
            metadata: { apimNsg: 'internal' },
            properties: {
              copy: [{ name: 'securityRules', count: "[length(variables('rules'))]", input: armRule }],
            },
          },
        ],
      },
      null,
      2,
    ).replace('"rules": []', `"rules": [\n${lines.map((line) => `      ${line}`).join(',\n')}\n    ]`),
  datum: (name, priority, direction, source, destination, port) =>
    `{ "name": "${name}", "priority": ${priority}, "direction": "${direction}", "source": "${source}", "destination": "${destination}", "port": "${port}" }`,
};

const bicep: Loop = {
  path: 'main.bicep',
  print: (lines) => `var rules = [
${lines.map((line) => `  ${line}\n`).join('')}]

// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: [for rule in rules: {
      name: rule.name
      properties: {
        priority: rule.priority
        direction: rule.direction
        access: 'Allow'
        protocol: 'Tcp'
        sourceAddressPrefix: rule.source
        sourcePortRange: '*'
        destinationAddressPrefix: rule.destination
        destinationPortRange: rule.port
      }
    }]
  }
}
`,
  datum: (name, priority, direction, source, destination, port) =>
    `{ name: '${name}', priority: ${priority}, direction: '${direction}', source: '${source}', destination: '${destination}', port: '${port}' }`,
};

const terraform: Loop = {
  path: 'main.tf',
  print: (lines) => `locals {
  rules = {
${lines.map((line) => `    ${line}\n`).join('')}  }
}

# apim-nsg: internal
resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"

  dynamic "security_rule" {
    for_each = local.rules
    content {
      name                       = security_rule.key
      priority                   = security_rule.value.priority
      direction                  = security_rule.value.direction
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      destination_port_range     = security_rule.value.port
      source_address_prefix      = security_rule.value.source
      destination_address_prefix = security_rule.value.destination
    }
  }
}
`,
  datum: (name, priority, direction, source, destination, port) =>
    `${name} = { priority = ${priority}, direction = "${direction}", source = "${source}", destination = "${destination}", port = "${port}" }`,
};

/** The text after the first quick fix whose title begins so. */
async function afterFix(path: string, text: string, title: string): Promise<string> {
  const service = serviceOverFiles({ [path]: text });
  const document = TextDocument.create(uriIn(path), '', 0, text);
  const everywhere = { start: document.positionAt(0), end: document.positionAt(text.length) };
  const context = { diagnostics: [] };
  const actions = await service.codeActions(document.uri, everywhere, context, neverCancelled);
  const action = actions.find((each) => each.title.startsWith(title));
  assert.ok(action, `offered: ${actions.map((each) => each.title).join('; ')}`);
  return TextDocument.applyEdits(document, [...(action.edit?.changes?.[document.uri] ?? [])]);
}

describe('rules of one port each', () => {
  for (const [language, { path, print, datum }] of Object.entries({ arm, bicep, terraform })) {
    const outbound = (name: string, priority: string, tag: string, port: string): string =>
      datum(name, priority, 'Outbound', 'VirtualNetwork', tag, port);
    const others = [
      datum('AllowManagement', '100', 'Inbound', 'ApiManagement', 'VirtualNetwork', '3443'),
      datum('AllowLoadBalancer', '110', 'Inbound', 'AzureLoadBalancer', 'VirtualNetwork', '6390'),
      outbound('AllowSql', '100', 'Sql', '1433'),
      outbound('AllowStorage', '110', 'Storage', '443'),
      outbound('AllowKeyVault', '120', 'AzureKeyVault', '443'),
      outbound('AllowCertificates', '130', 'Internet', '80'),
    ];

    it(`are several for a requirement of several ports, in ${language}`, async () => {
      const after = await afterFix(path, print(others), 'Write this rule');
      const monitor = [
        outbound('AllowMonitorOutbound', '140', 'AzureMonitor', '443'),
        outbound('AllowMonitorOutbound2', '150', 'AzureMonitor', '1886'),
      ];
      assert.equal(after, print([...others, ...monitor]));
    });

    it(`get another beside them for the port that one lacks, in ${language}`, async () => {
      const monitor = outbound('AllowMonitor', '140', 'AzureMonitor', '443');
      const title = "Add a rule for 1886 beside 'AllowMonitor'";
      const after = await afterFix(path, print([...others, monitor]), title);
      const beside = outbound('AllowMonitorOutbound', '150', 'AzureMonitor', '1886');
      assert.equal(after, print([...others, monitor, beside]));
    });

    it(`are corrected where one has the wrong port, in ${language}`, async () => {
      const wrong = outbound('AllowMonitor', '140', 'AzureMonitor', '1866');
      const title = "Open 443 in 'AllowMonitor', and 1886 in a rule beside it";
      const after = await afterFix(path, print([...others, wrong]), title);
      const right = outbound('AllowMonitor', '140', 'AzureMonitor', '443');
      const beside = outbound('AllowMonitorOutbound', '150', 'AzureMonitor', '1886');
      assert.equal(after, print([...others, right, beside]));
    });
  }
});

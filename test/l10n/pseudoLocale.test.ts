import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Bundle } from '../../src/l10n.js';
import * as l10n from '../../src/l10n.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { serviceOverFiles, uriIn } from '../service/files.js';
import { bundlePath } from '../tools/l10nBundle.js';

/** Each text in brackets: what a person reads without them was put past the bundle. */
const pseudo: Bundle = Object.fromEntries(
  Object.keys(JSON.parse(readFileSync(bundlePath, 'utf8')) as Bundle).map((text) => [text, `⟦${text}⟧`]),
);

const rule = (name: string, ...lines: readonly string[]): string =>
  `      {\n        name: '${name}'\n        properties: {\n${lines.map((line) => `          ${line}\n`).join('')}        }\n      }\n`;

const outbound = (name: string, priority: number, access: string, tag: string, port: string): string =>
  rule(
    name,
    `priority: ${priority}`,
    "direction: 'Outbound'",
    `access: '${access}'`,
    "protocol: 'Tcp'",
    "sourceAddressPrefix: 'VirtualNetwork'",
    "sourcePortRange: '*'",
    `destinationAddressPrefix: '${tag}'`,
    `destinationPortRange: '${port}'`,
  );

/** A file in which as much as possible is wrong, and said under many codes. */
const text = `param late string
// apim-nsg: extrenal
// apim-nsg-disable-next-line missing-rule -- nothing here
var unused = 1
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: {
    subnets: [
      {
        name: 'apim'
        properties: {
          addressPrefix: '10.0.0.0/24'
          networkSecurityGroup: { id: nsg.id }
          delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.Web/serverFarms' } }]
        }
      }
      { name: 'bare', properties: { addressPrefix: '10.0.1.0/24' } }
    ]
  }
}
resource first 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'first'
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    virtualNetworkType: 'Internal'
    virtualNetworkConfiguration: { subnetResourceId: vnet.properties.subnets[0].id }
  }
}
resource second 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'second'
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    virtualNetworkType: 'Internal'
    virtualNetworkConfiguration: { subnetResourceId: vnet.properties.subnets[1].id }
  }
}
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: [
${outbound('AllowSql', 100, 'Allow', 'Sql', '1443')}${outbound('DenyStorage', 110, 'Deny', 'Storage', '*')}${outbound('AllowStorage', 120, 'Allow', 'Storage', '443')}${outbound('AllowTypo', 120, 'Allow', 'AzureKeyVualt', '443')}${outbound('AllowList', 99, 'Allow', 'AzureMonitor', '443,1886')}${outbound('AllowLate', 130, 'Allow', 'AzureMonitor', '${late}')}${outbound('AllowGit', 140, 'Allow', 'Storage', '445')}    ]
  }
}
resource broken = {
`;

describe('in another language', () => {
  before(() => {
    l10n.configure(pseudo);
  });

  after(() => {
    l10n.configure(undefined);
  });

  const path = 'main.bicep';
  const document = TextDocument.create(uriIn(path), 'bicep', 0, text);
  const everywhere = { start: document.positionAt(0), end: document.positionAt(text.length) };

  it('are all findings, under many codes, and what is related to them', async () => {
    const { findings } = await serviceOverFiles({ [path]: text }).check([document.uri], neverCancelled);
    const codes = [...new Set(findings.map(({ code }) => code))].sort();
    assert.deepEqual(codes, [
      'blocked-rule',
      'duplicate-priority',
      'implicit-rule',
      'invalid-directive',
      'invalid-priority',
      'invalid-rule',
      'missing-rule',
      'no-nsg',
      'shadowed-rule',
      'syntax-error',
      'unknown-service-tag',
      'unneeded-rule',
      'unresolved',
      'unused-suppression',
      'wrong-delegation',
      'wrong-rule',
    ]);
    const messages = findings.flatMap(({ message, related }) => [
      message,
      ...related.map((each) => each.message),
    ]);
    assert.deepEqual(
      messages.filter((message) => !isForeign(message)),
      [],
    );
  });

  it('are the titles of all quick fixes', async () => {
    const context = { diagnostics: [] };
    const actions = await serviceOverFiles({ [path]: text }).codeActions(
      document.uri,
      everywhere,
      context,
      neverCancelled,
    );
    assert.ok(actions.length > 10);
    assert.deepEqual(
      actions.map(({ title }) => title).filter((title) => !isForeign(title)),
      [],
    );
  });

  it('are lenses, but for names', async () => {
    const service = serviceOverFiles({ [path]: text });
    const lenses = await service.codeLenses(document.uri, neverCancelled);
    assert.ok(lenses.length > 0);
    const parts = lenses.flatMap(({ command }) => (command?.title ?? '').split(' · '));
    assert.deepEqual(
      parts.filter((part) => !isForeign(part)),
      ['API Management', 'Internal'],
    );
  });
});

/** Whether a text is in brackets as a whole; names, such as those of a rule or a product, are in all languages alike. */
function isForeign(message: string): boolean {
  return message.startsWith('⟦') && message.endsWith('⟧');
}

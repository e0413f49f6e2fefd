import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { removeFolders, temporaryFolder } from './support/folder.js';
import { runProgram } from './support/runProgram.js';

const good = readFileSync('test/fixtures/sample/apim-network.json', 'utf8');

function template(parts: string): string {
  const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  return `{ "$schema": "${schema}", "contentVersion": "1.0.0.0", ${parts} }`;
}

function groupWith(rules: string): string {
  return `{ "type": "Microsoft.Network/networkSecurityGroups", "name": "nsg-apim", "properties": { "securityRules": ${rules} } }`;
}

const bicepGroup = (rules: string): string =>
  `resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {\n  name: 'nsg-apim'\n  properties: { securityRules: ${rules} }\n}\n`;

const bytes = Buffer.from(Array.from({ length: 2550 }, (_, index) => 1 + (index % 255)));

/** Files that are hard to read or evaluate; `says` is what must be in the report. */
const files: Readonly<Record<string, { readonly content: string | Buffer; readonly says: RegExp }>> = {
  'nothing.json': { content: '', says: /no network security group/ },
  'brackets.json': {
    content: template(`"resources": [${groupWith('['.repeat(100_000))}`),
    says: /error\[syntax-error\]/,
  },
  'brackets.bicep': { content: bicepGroup('['.repeat(100_000)), says: /error\[syntax-error\]/ },
  'brackets.tf': {
    content: `resource "azurerm_network_security_group" "nsg" {\n  security_rule = ${'['.repeat(100_000)}`,
    says: /error\[syntax-error\]/,
  },
  'billion.json': {
    content: template(
      `"resources": [${groupWith('[]')}, { "type": "Microsoft.Network/networkSecurityGroups/securityRules", "name": "[concat('nsg-apim/r', copyIndex())]", "copy": { "name": "c", "count": 1000000000 }, "properties": { "priority": "[add(100, copyIndex())]" } }]`,
    ),
    says: /hint\[unresolved\].*before deployment/,
  },
  'billion.bicep': {
    content: bicepGroup(
      "[for i in range(0, 1000000000): {\n    name: 'r${i}'\n    properties: { priority: i }\n  }]",
    ),
    says: /hint\[unresolved\].*before deployment/,
  },
  'self.json': {
    content: template(
      `"parameters": { "rules": { "type": "array", "defaultValue": "[parameters('rules')]" } }, "resources": [${groupWith('"[parameters(\'rules\')]"')}]`,
    ),
    says: /hint\[unresolved\].*before deployment/,
  },
  'line.json': {
    content: template(`"x": "${'x'.repeat(5_000_000)}", "resources": [${groupWith('[]')}]`),
    says: /error\[missing-rule\]/,
  },
  'bytes.bicep': { content: bytes, says: /no network security group/ },
  'bytes.tf': { content: bytes, says: /no network security group/ },
  'bom.json': { content: `\ufeff${good}`, says: /error\[blocked-rule\]/ },
  'utf16.json': { content: Buffer.from(`\ufeff${good}`, 'utf16le'), says: /error\[blocked-rule\]/ },
  'latin1.json': {
    content: Buffer.from(good.replace('Contoso', 'Contösö'), 'latin1'),
    says: /error\[blocked-rule\]/,
  },
};

describe('the built program and a file that is hard to take', function () {
  this.timeout(60_000);
  before(() => execFileSync(process.execPath, ['esbuild.mjs']));
  after(removeFolders);

  for (const [name, { content, says }] of Object.entries(files)) {
    it(`takes ${name}, and a good file beside it`, async () => {
      const folder = temporaryFolder({ [name]: content, 'good.json': good });
      const alone = await runProgram(folder, ['check', name]);
      assert.match(alone.stdout, says);
      const { code, stdout, stderr } = await runProgram(folder, ['check']);
      assert.match(stdout, /good\.json:\d+:\d+ {2}nsg-apim/);
      assert.equal(alone.stderr + stderr, '');
      assert.equal(code, 1);
    });
  }

  it('prints no line of a report at length where the line of the file is long', async () => {
    const folder = temporaryFolder({ 'line.json': files['line.json']?.content ?? '' });
    const { stdout } = await runProgram(folder, ['check']);
    assert.ok(stdout.length < 5_000, `${stdout.length} characters`);
  });

  it('tells a configuration file that is broken from one that is not there', async () => {
    const folder = temporaryFolder({ 'good.json': good, 'ci.json': '{ "vnetType": ' });
    const { code, stdout } = await runProgram(folder, ['check', '--config', 'ci.json']);
    assert.match(stdout, /--> ci\.json:1:\d+/);
    assert.match(stdout, /--> good\.json/);
    assert.equal(code, 1);
  });
});

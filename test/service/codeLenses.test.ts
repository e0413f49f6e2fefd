import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lensTargetFrom } from '../../src/service/lensTarget.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { afterFix, nsg } from '../checks/check.js';
import { network } from '../checks/network.js';
import type { NetworkParts } from '../checks/network.js';
import { template } from '../languages/arm/check.js';
import type { Files } from './files.js';
import { serviceOverFiles, uriIn } from './files.js';
import { sameGroups } from './picture/sameGroup.js';

/** The lenses of a file, a line of it and what is shown above: `resource nsg … : Internal · 2 of 7 rules | Show picture`. */
async function lensesOf(files: Files, path: string): Promise<readonly string[]> {
  const lenses = await serviceOverFiles(files).codeLenses(uriIn(path), neverCancelled);
  const lines = files[path]?.split('\n') ?? [];
  return [...new Set(lenses.map(({ range }) => range.start.line))].map((line) => {
    const own = lenses.filter(({ range }) => range.start.line === line);
    return `${(lines[line] ?? '').trim()} : ${own.map(({ command }) => command?.title ?? '').join(' | ')}`;
  });
}

/** The titles above the only NSG of a network in an ARM template. */
async function titleIn(parts: NetworkParts): Promise<string> {
  const [line = ''] = await lensesOf({ 'main.json': template(network(parts)) }, 'main.json');
  return line.slice(line.indexOf(': ') + 2);
}

/** The text after the lens that adds what is missing. */
async function afterAdding(text: string, path: string): Promise<string> {
  const service = serviceOverFiles({ [path]: text });
  const lenses = await service.codeLenses(uriIn(path), neverCancelled);
  const add = lenses.find(({ command }) => command?.title.startsWith('Add'));
  const target = lensTargetFrom(add?.command?.arguments?.[0]);
  assert.ok(target);
  const outcome = await service.addMissingRules(target.uri, target.group, neverCancelled);
  assert.ok(outcome.kind === 'edit');
  const edits = outcome.edit.changes?.[uriIn(path)] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uriIn(path), '', 0, text), [...edits]);
}

const declared = {
  ARM: '{',
  Bicep: "resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {",
  Terraform: 'resource "azurerm_network_security_group" "apim" {',
};

describe('lenses', () => {
  for (const { language, uri, text } of sameGroups) {
    it(`tell above an NSG in ${language} how many of its rules are there`, async () => {
      const path = uri.slice(uriIn('').length);
      assert.deepEqual(await lensesOf({ [path]: text }, path), [
        `${declared[language as keyof typeof declared]} : API Management · Internal · 2 of 7 rules · 1 blocked · 1 unknown | Add 3 rules | Show picture`,
      ]);
    });
  }

  it('count what the way of deployment needs', async () => {
    const titles = await Promise.all([
      titleIn({ service: { virtualNetworkType: 'External' } }),
      titleIn({ service: { virtualNetworkType: "[parameters('type')]" } }),
      titleIn({ service: { sku: 'PremiumV2' } }),
      titleIn({ service: { sku: 'StandardV2', virtualNetworkType: 'External' } }),
    ]);
    assert.deepEqual(titles, [
      'API Management · External · 0 of 9 rules | Add 9 rules | Show picture',
      'API Management · VNet type unknown · 0 of 7 rules | Add 7 rules | Show picture',
      'API Management · Premium v2 tier, injected · 0 of 1 rule | Add 1 rule | Show picture',
      'API Management · Standard v2 or Premium v2 tier, outbound integration · no rules needed | Show picture',
    ]);
  });

  it('tell of rules that are meant for what they do not do', async () => {
    const sql = 'AllowSql 100 Outbound Allow Tcp VirtualNetwork:* -> Sql:1443';
    assert.match(await titleIn({ rules: [sql] }), /· 0 of 7 rules · 1 wrong \| Add 6 rules \|/);
  });

  it('are not there for an NSG of another workload', async () => {
    const text =
      "resource web 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {\n  name: 'nsg-web'\n}\n";
    assert.deepEqual(await lensesOf({ 'main.bicep': text }, 'main.bicep'), []);
  });

  it('stand above the rules where the NSG is in another file', async () => {
    const rule = (name: string): string =>
      `  { name = "${name}", priority = 100, port = "3443", source = "ApiManagement" },`;
    const files = {
      'main.tf': `variable "rules" {}
resource "azurerm_network_security_group" "apim" {
  name = "nsg-apim"
  dynamic "security_rule" {
    for_each = var.rules
    content {
      name                       = security_rule.value.name
      priority                   = security_rule.value.priority
      direction                  = "Inbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      source_address_prefix      = security_rule.value.source
      destination_port_range     = security_rule.value.port
      destination_address_prefix = "VirtualNetwork"
    }
  }
}
`,
      'terraform.tfvars': `rules = [\n${rule('AllowManagement')}\n]\n`,
    };
    const title = 'API Management · VNet type unknown · 1 of 7 rules | Add 6 rules | Show picture';
    assert.deepEqual(await lensesOf(files, 'main.tf'), [`${declared.Terraform} : ${title}`]);
    assert.deepEqual(await lensesOf(files, 'terraform.tfvars'), [
      `${rule('AllowManagement').trim()} : ${title}`,
    ]);
  });

  it('stand above a list of rules that has no NSG beside it', async () => {
    const text = `nsg_rules = [
  { name = "a", priority = 100, direction = "Inbound", access = "Allow", protocol = "Tcp", source_port_range = "*", destination_port_range = "3443", source_address_prefix = "ApiManagement", destination_address_prefix = "VirtualNetwork" },
]
`;
    assert.deepEqual(await lensesOf({ 'apim.tfvars': text }, 'apim.tfvars'), [
      'nsg_rules = [ : API Management · VNet type unknown · 1 of 7 rules | Add 6 rules | Show picture',
    ]);
  });

  it('say once what holds for each call of a module', async () => {
    const files = {
      'main.bicep': "module one 'nsg.bicep' = { name: 'one' }\nmodule two 'nsg.bicep' = { name: 'two' }\n",
      'nsg.bicep':
        "resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {\n  name: 'nsg-apim'\n}\n",
    };
    const service = serviceOverFiles(files);
    await service.codeLenses(uriIn('main.bicep'), neverCancelled);
    const lenses = await service.codeLenses(uriIn('nsg.bicep'), neverCancelled);
    assert.equal(lenses.length, 3);
  });
});

describe('the lens that adds rules', () => {
  it('does what the quick fix for all of them does', async () => {
    const parts = nsg('internal', 'AllowSql 100 Outbound Allow Tcp VirtualNetwork -> Sql 1433');
    const fixed = await afterFix('missing-rule', parts, 'Add all 6 missing');
    assert.equal(await afterAdding(template(parts), 'main.json'), fixed);
  });

  it('has nothing to do for an NSG that is gone', async () => {
    const service = serviceOverFiles({ 'main.bicep': '' });
    const outcome = await service.addMissingRules(uriIn('main.bicep'), 'nsg 0', neverCancelled);
    assert.deepEqual(outcome, { kind: 'nothing', reason: 'No rule is missing here now.' });
  });
});

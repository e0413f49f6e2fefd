import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import type { CheckReport } from '../../src/service/languageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import type { DirectoryEntry } from '../../src/workspace/workspace.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { group, template } from '../languages/arm/check.js';
import type { Files } from '../support/sourceFiles.js';

const root = 'file:///w';
const stacks = 500;

/** What is wrong with one of the files of some stacks. */
type Fault = 'a missing module' | 'a module that calls its caller' | 'a text that ends early';

function faultOf(stack: number): Fault | undefined {
  const faults: Readonly<Record<number, Fault>> = {
    0: 'a missing module',
    50: 'a module that calls its caller',
    99: 'a text that ends early',
  };
  return faults[stack % 100];
}

/** Twenty files of a workload, three of which declare an NSG that lacks what all of them lack. */
function filesOf(stack: number): Files {
  const fault = faultOf(stack);
  const module = fault === 'a missing module' ? 'missing.bicep' : 'network.bicep';
  const back =
    fault === 'a module that calls its caller' ? "module main 'main.bicep' = { name: 'main' }" : '';
  const arm = template({
    resources: [group(`nsg-arm-${stack}`, [], { metadata: { apimNsg: 'internal' } })],
  });
  const storage = Array.from({ length: 11 }, (_, index): [string, string] => [
    `storage/account${index}.bicep`,
    `resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = { name: 'store${stack}x${index}' }\n`,
  ]);
  const files: Files = {
    ...Object.fromEntries(storage),
    'main.bicep': `// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-bicep-${stack}'
}

module network '${module}' = { name: 'network' }
`,
    'network.bicep': `resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: 'vnet' }
${back}
`,
    'azuredeploy.json': fault === 'a text that ends early' ? arm.slice(0, arm.lastIndexOf('}')) : arm,
    'storage.json': template({
      resources: [{ type: 'Microsoft.Storage/storageAccounts', name: `store${stack}` }],
    }),
    'terraform/main.tf': `# apim-nsg: internal
resource "azurerm_network_security_group" "apim" {
  name                = "nsg-terraform-\${var.stack}"
  location            = "westeurope"
  resource_group_name = "rg"
}

module "logs" {
  source = "./modules/logs"
}
`,
    'terraform/variables.tf': `variable "stack" {\n  default = "${stack}"\n}\n`,
    'terraform/outputs.tf': 'output "name" {\n  value = azurerm_network_security_group.apim.name\n}\n',
    'terraform/modules/logs/main.tf':
      'resource "azurerm_log_analytics_workspace" "logs" {\n  name = "logs"\n}\n',
    'terraform/modules/logs/variables.tf': 'variable "retention" {\n  default = 30\n}\n',
  };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`stacks/${stack}/${name}`, text]));
}

/** The entries of each directory, which a workspace of so many files can't be asked for by a look at all of them. */
function directoriesOf(files: Files): ReadonlyMap<string, ReadonlyMap<string, DirectoryEntry>> {
  const directories = new Map<string, Map<string, DirectoryEntry>>();
  for (const path of Object.keys(files)) {
    const names = path.split('/');
    for (const [index, name] of names.entries()) {
      const directory = [root, ...names.slice(0, index)].join('/');
      const entries = directories.get(directory) ?? new Map<string, DirectoryEntry>();
      directories.set(directory, entries.set(name, { name, isDirectory: index < names.length - 1 }));
    }
  }
  return directories;
}

/** What a check of all files says; there must be nothing to warn of. */
function check(files: Files): Promise<CheckReport> {
  const directories = directoriesOf(files);
  const service = createLanguageService({
    workspace: {
      roots: [root],
      readText: (uri) => Promise.resolve(files[uri.slice(root.length + 1)]),
      readDirectory: (uri) => Promise.resolve([...(directories.get(uri)?.values() ?? [])]),
    },
    settings: () => defaultConfiguration,
    logger: { warn: (message) => assert.fail(message) },
  });
  return service.check(
    Object.keys(files).map((path) => `${root}/${path}`),
    neverCancelled,
  );
}

/** What is to be said of the files of a workload, as code and path. */
function expectedOf(stack: number): readonly string[] {
  const lacking = ['main.bicep', 'azuredeploy.json', 'terraform/main.tf'].flatMap((name) => [
    `missing-rule ${name}`,
    `implicit-rule ${name}`,
  ]);
  return [...lacking, ...faultFindings(stack)].map((said) => said.replace(' ', ` stacks/${stack}/`));
}

function faultFindings(stack: number): readonly string[] {
  switch (faultOf(stack)) {
    case 'a missing module':
      return ['unresolved main.bicep'];
    case 'a module that calls its caller':
      return ['unresolved main.bicep', 'unresolved network.bicep'];
    case 'a text that ends early':
      return ['syntax-error azuredeploy.json'];
    case undefined:
      return [];
  }
}

describe('a workspace of 10,000 files', () => {
  const workloads = Array.from({ length: stacks }, (_, stack) => stack);
  const files: Files = Object.fromEntries(workloads.flatMap((stack) => Object.entries(filesOf(stack))));

  it('is checked to the last one, whatever is wrong with some', async () => {
    const report = await check(files);
    assert.equal(report.files, 10_000);
    const names = report.networkSecurityGroups.map(({ name }) => name);
    const expected = workloads.flatMap((stack) =>
      ['arm', 'bicep', 'terraform'].map((each) => `nsg-${each}-${stack}`),
    );
    assert.deepEqual(names.sort(), expected.sort());
    const said = report.findings.map(({ code, uri }) => `${code} ${uri.slice(root.length + 1)}`);
    assert.deepEqual(said.sort(), workloads.flatMap(expectedOf).sort());
  });
});

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TemporaryFolder } from './support/folder.js';
import { removeFolders, temporaryFolder } from './support/folder.js';
import { program, runProgram } from './support/runProgram.js';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const sample = resolve('test/fixtures/sample');
const tour = resolve('test/fixtures/tour');

/** A folder with a copy of the sample. */
function sampleFolder(): TemporaryFolder {
  const folder = temporaryFolder();
  for (const name of readdirSync(sample)) copyFileSync(join(sample, name), join(folder.path, name));
  return folder;
}

/** A folder whose report is longer than what a pipe holds. */
function manySamples(): TemporaryFolder {
  const folder = temporaryFolder();
  for (let number = 0; number < 120; number++) {
    copyFileSync(join(sample, 'apim-network.json'), join(folder.path, `${number}.json`));
  }
  return folder;
}

describe('the built program', function () {
  this.timeout(60_000);
  before(() => execFileSync(process.execPath, ['esbuild.mjs']));
  afterEach(removeFolders);

  it('checks the sample, and tells what is wrong with it', async () => {
    const { code, stdout, stderr } = await runProgram(sampleFolder(), ['check']);
    assert.equal(stderr, '');
    assert.match(stdout, /^error\[missing-rule\]: /m);
    assert.match(stdout, /^ *--> apim-network\.json:\d+:\d+ {2}nsg-apim$/m);
    assert.ok(!stdout.includes(String.fromCharCode(27)), 'there are no colours in a pipe');
    assert.equal(code, 1);
  });

  it('shows in the folder that npm start opens what each sample is there for', async () => {
    const { stdout } = await runProgram({ ...temporaryFolder(), path: tour }, ['check', '--format', 'json']);
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: Record<'file' | 'code' | 'severity', string>[];
    };
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      [...new Set(errors.map(({ file, code }) => `${file} ${code}`))],
      [
        'misordered/main.tf blocked-rule',
        'missing/main.bicep missing-rule',
        'wrong/azuredeploy.json wrong-rule',
      ],
    );
    assert.ok(!diagnostics.some(({ file }) => file.startsWith('clean/')));
    assert.match(stdout, /"file": "clean\/main\.bicep"/);
  });

  it('colours where that is asked for, and not where it is refused', async () => {
    const escape = String.fromCharCode(27);
    const forced = await runProgram(sampleFolder(), ['check'], { FORCE_COLOR: '1' });
    assert.ok(forced.stdout.includes(escape));
    const refused = await runProgram(sampleFolder(), ['check'], { FORCE_COLOR: '1', NO_COLOR: '1' });
    assert.ok(!refused.stdout.includes(escape));
  });

  it('fixes the sample for good', async () => {
    const folder = sampleFolder();
    const { code, stdout } = await runProgram(folder, ['fix']);
    assert.match(stdout, /^Fixed apim-network\.json\n/);
    assert.equal(code, 0);
    const { stdout: again } = await runProgram(folder, ['fix', '--dry-run']);
    assert.equal(again, '');
    const { stdout: report } = await runProgram(folder, ['check', '--format', 'json', '--fail-on', 'hint']);
    const { diagnostics } = JSON.parse(report) as { diagnostics: { severity: string }[] };
    assert.deepEqual(
      diagnostics.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('tells of findings that are mended in other files than they are shown in', async () => {
    const folder = temporaryFolder({
      'main.tf': [
        'variable "rules" {}',
        '# apim-nsg: internal',
        'resource "azurerm_network_security_group" "apim" {',
        '  name = "nsg-apim"',
        '  dynamic "security_rule" {',
        '    for_each = var.rules',
        '    content {',
        '      name                       = security_rule.key',
        '      priority                   = security_rule.value.priority',
        '      direction                  = "Inbound"',
        '      access                     = "Allow"',
        '      protocol                   = "Tcp"',
        '      source_port_range          = "*"',
        '      destination_port_range     = security_rule.value.port',
        '      source_address_prefix      = security_rule.value.source',
        '      destination_address_prefix = "VirtualNetwork"',
        '    }',
        '  }',
        '}',
        '',
      ].join('\n'),
      'terraform.tfvars':
        'rules = {\n  lb = { priority = 100, port = "6390", source = "AzureLoadBalancer" }\n}\n',
    });
    const { stdout } = await runProgram(folder, ['fix']);
    assert.match(
      stdout,
      /^Fixed terraform\.tfvars\nFixed main\.tf, by changes elsewhere\n {2}missing-rule: .*ApiManagement/,
    );
  });

  it('reads apim-nsg.json, over which options win', async () => {
    const folder = sampleFolder();
    folder.write('apim-nsg.json', '{ "exclude": ["*.json"] }');
    assert.equal((await runProgram(folder, ['check'])).code, 0);
    folder.write('apim-nsg.json', '{ "features": ["dns"] }');
    const requirementsWith = async (...args: readonly string[]): Promise<string> => {
      const { stdout } = await runProgram(folder, ['check', '--format', 'json', ...args]);
      const { networkSecurityGroups } = JSON.parse(stdout) as {
        networkSecurityGroups: { requirements: { id: string }[] }[];
      };
      const ids = networkSecurityGroups.flatMap(({ requirements }) => requirements.map(({ id }) => id));
      return ids.filter((id) => /dns|entra/.test(id)).join(' ');
    };
    assert.equal(await requirementsWith(), 'dns-outbound');
    assert.equal(await requirementsWith('--feature', 'entra'), 'entra-outbound');
    folder.write('ci.json', '{}');
    assert.equal(await requirementsWith('--config', 'ci.json'), '');
  });

  it('reports a mistake in apim-nsg.json, and checks all the same', async () => {
    const folder = sampleFolder();
    folder.write('apim-nsg.json', '{ "vnetTyp": "External" }');
    const { stdout } = await runProgram(folder, ['check']);
    assert.match(stdout, /There is no key 'vnetTyp'\. Did you mean 'vnetType'\?\n *--> apim-nsg\.json:1:3/);
    assert.match(stdout, /--> apim-network\.json/);
  });

  it('answers 2 to a path that is not there', async () => {
    const { code, stderr } = await runProgram(sampleFolder(), ['check', 'nowhere']);
    assert.equal(stderr, "apim-nsg: cannot read 'nowhere': no such file or directory\n");
    assert.equal(code, 2);
  });

  it('prints rules that it finds nothing wrong with', async () => {
    const folder = temporaryFolder();
    const { stdout } = await runProgram(folder, ['rules', '--format', 'arm', '--vnet-type', 'internal']);
    folder.write(
      'main.json',
      `{ "$schema": "${schema}", "contentVersion": "1.0.0.0", "resources": [${stdout}] }`,
    );
    const { code, stdout: report } = await runProgram(folder, ['check', '--fail-on', 'hint']);
    assert.match(report, /7 of 7 requirements allowed/);
    assert.equal(code, 0);
  });

  it('ends only when all that it printed is read', async () => {
    const folder = manySamples();
    const { stdout } = await runProgram(folder, ['check', '--format', 'json']);
    assert.ok(stdout.length > 200_000);
    const { networkSecurityGroups } = JSON.parse(stdout) as { networkSecurityGroups: unknown[] };
    assert.ok(networkSecurityGroups.length >= 120);
  });

  it('is quiet when its reader goes away', async () => {
    const folder = manySamples();
    const child = spawn(process.execPath, [program, 'check', '--format', 'json'], { cwd: folder.path });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((finish) => child.once('close', finish));
    assert.equal(stderr, '');
    assert.equal(code, 1);
  });

  it('ends at once, without a word, when it is interrupted', async () => {
    const folder = sampleFolder();
    const fifo = join(folder.path, 'fifo');
    execFileSync('mkfifo', [fifo]);
    // It would wait forever for what nobody writes into this pipe.
    const child = spawn(process.execPath, [program, 'check', 'apim-network.json', 'fifo'], {
      cwd: folder.path,
    });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    child.once('spawn', () => child.kill('SIGINT'));
    const signal = await new Promise((finish) =>
      child.once('close', (_code, by) => {
        finish(by);
      }),
    );
    assert.equal(stderr, '');
    assert.equal(signal, 'SIGINT');
  });
});

import assert from 'node:assert/strict';
import { features, profiles } from '../../src/azure/profiles.js';
import { removeFolders, temporaryFolder } from './support/folder.js';
import { runCommand } from './support/runCommand.js';

/** What a command line that makes no sense is answered with, on standard error and by 2. */
function check(args: string, ...lines: readonly string[]): void {
  it(args, async () => {
    const { code, stdout, stderr } = await runCommand(
      temporaryFolder({ 'main.tf': 'wrong' }),
      ...args.split(' '),
    );
    assert.deepEqual(stderr.trimEnd().split('\n'), lines);
    assert.equal(stdout, '');
    assert.equal(code, 2);
  });
}

const help = "Run 'apim-nsg --help' for the commands and options.";

describe('a mistake on the command line', () => {
  after(removeFolders);

  check('chek', "apim-nsg: unknown command 'chek'", '(Did you mean check?)', help);
  check('check --quite', "apim-nsg: unknown option '--quite'", '(Did you mean --quiet?)', help);
  check('check --format', "apim-nsg: option '--format <FORMAT>' argument missing", help);
  check('check --format jsno', "apim-nsg: unknown format 'jsno'. Did you mean 'json'?");
  check('check --format xml', "apim-nsg: unknown format 'xml'. Use one of: text, json, sarif, github.");
  check(
    'rules --format yaml',
    "apim-nsg: unknown format 'yaml'. Use one of: table, json, arm, bicep, terraform.",
  );
  check('check --fail-on warnings', "apim-nsg: unknown severity 'warnings'. Did you mean 'warning'?");
  check('check --vnet-type extrenal', "apim-nsg: unknown VNet type 'extrenal'. Did you mean 'external'?");
  check(
    'fix --profile v2-inject',
    [
      "apim-nsg: unknown profile 'v2-inject'. Use one of: classic-external, classic-internal, v2-injection, ",
      'v2-integration, workspace-injection, workspace-integration.',
    ].join(''),
  );
  check('check --feature dsn', "apim-nsg: unknown feature 'dsn'. Did you mean 'dns'?");
  check('check --feature dns,entr', "apim-nsg: unknown feature 'entr'. Did you mean 'entra'?");
  check('rules --feature dns infra', "apim-nsg: 'infra' is no feature, and 'rules' takes no path");
  check(
    'check --profile classic-internal --vnet-type external',
    "apim-nsg: '--profile classic-internal' and '--vnet-type external' contradict each other: the VNet type says otherwise. Give one of them.",
  );
  check(
    'rules --profile v2-injection --vnet-type external',
    "apim-nsg: '--profile v2-injection' and '--vnet-type external' contradict each other: the VNet type is for the classic tiers only. Give one of them.",
  );
});

describe('values of options', () => {
  after(removeFolders);

  const sameRules: readonly (readonly [string, string])[] = [
    ['--feature dns,entra', '--feature dns --feature entra'],
    ['--feature dns entra', '--feature dns-outbound entra-outbound'],
    ['--vnet-type internal', '--profile classic-internal'],
    ['--vnet-type EXTERNAL', '--profile classic-external'],
    ['--vnet-type auto', ''],
  ];
  for (const [left, right] of sameRules) {
    it(`${left} is ${right || 'nothing'}`, async () => {
      const rules = async (args: string): Promise<string> =>
        (await runCommand(temporaryFolder(), 'rules', ...args.split(' ').filter((arg) => arg !== ''))).stdout;
      assert.equal(await rules(left), await rules(right));
    });
  }

  it('a path may stand behind the features', async () => {
    const folder = temporaryFolder({ 'infra/main.tf': 'wrong', 'other/main.tf': 'wrong' });
    const { stdout } = await runCommand(folder, 'check', '--feature', 'dns', 'entra', 'infra');
    assert.match(stdout, /infra\/main\.tf/);
    assert.doesNotMatch(stdout, /other\/main\.tf/);
  });

  for (const args of [['--help'], ['help', 'check'], ['fix', '-h'], ['--version']]) {
    it(`${args.join(' ')} answers with 0`, async () => {
      const { code, stdout, stderr } = await runCommand(temporaryFolder(), ...args);
      assert.equal(code, 0);
      assert.notEqual(stdout, '');
      assert.equal(stderr, '');
    });
  }

  it('--help names every profile and feature', async () => {
    const { stdout } = await runCommand(temporaryFolder(), 'check', '--help');
    const words = stdout.split(/[\s,]+/);
    for (const word of [...profiles.map(({ id }) => id), ...features.keys()])
      assert.ok(words.includes(word), word);
  });

  it('rules explains the brackets around optional ports where there are some', async () => {
    const folder = temporaryFolder();
    const classic = await runCommand(folder, 'rules');
    const v2 = await runCommand(folder, 'rules', '--profile', 'v2-integration');
    assert.match(classic.stdout, /\[80\][^]*Ports in brackets are optional/);
    assert.doesNotMatch(v2.stdout, /\[\d|brackets/);
  });
});

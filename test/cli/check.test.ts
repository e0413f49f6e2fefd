import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders, temporaryFolder } from './support/folder.js';
import { withoutPrivileges } from './support/privileges.js';
import { runCommand } from './support/runCommand.js';

const mixed = { 'a/main.json': 'nsg wrong', 'b/main.tf': 'odd implied', 'c/main.bicep': 'idle' };

/** The codes that `check` prints as JSON, and what it answers with. */
async function check(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const { code, stdout } = await runCommand(temporaryFolder(files), 'check', '--format', 'json', ...args);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { file: string; code: string }[] };
  return `${diagnostics.map((each) => `${each.file} ${each.code}`).join(', ')} → ${code}`;
}

describe('apim-nsg check', () => {
  afterEach(removeFolders);

  it('checks the working directory', async () => {
    assert.equal(
      await check(mixed),
      'a/main.json wrong-rule, b/main.tf unknown-service-tag, b/main.tf implicit-rule, c/main.bicep shadowed-rule → 1',
    );
  });

  it('checks the paths it is given', async () => {
    assert.equal(
      await check(mixed, 'c', 'b/main.tf', '--fail-on', 'never'),
      ['b/main.tf unknown-service-tag, b/main.tf implicit-rule, c/main.bicep shadowed-rule → 0'].join(''),
    );
  });

  const thresholds = [
    ['error', 1],
    ['warning', 1],
    ['never', 0],
  ] as const;
  for (const [threshold, code] of thresholds) {
    it(`answers ${code} to an error with --fail-on ${threshold}`, async () => {
      assert.equal(
        await check({ 'main.tf': 'wrong' }, '--fail-on', threshold),
        `main.tf wrong-rule → ${code}`,
      );
    });
  }

  it('answers 1 to a hint only with --fail-on hint', async () => {
    assert.equal(await check({ 'main.tf': 'idle' }), 'main.tf shadowed-rule → 0');
    assert.equal(await check({ 'main.tf': 'idle' }, '--fail-on', 'hint'), 'main.tf shadowed-rule → 1');
  });

  it('shows with --quiet only what makes the run fail', async () => {
    assert.equal(await check(mixed, '--quiet'), 'a/main.json wrong-rule → 1');
    assert.equal(
      await check(mixed, '--quiet', '--fail-on', 'warning'),
      'a/main.json wrong-rule, b/main.tf unknown-service-tag → 1',
    );
  });

  it('prints nothing with --quiet when there is nothing to say', async () => {
    const folder = temporaryFolder({ 'main.tf': 'nsg idle' });
    assert.deepEqual(await runCommand(folder, 'check', '--quiet'), { code: 0, stdout: '', stderr: '' });
  });

  it('says that a path is not there, and checks the others', async () => {
    const { code, stdout, stderr } = await runCommand(temporaryFolder(mixed), 'check', 'nowhere', 'c');
    assert.equal(code, 2);
    assert.equal(stderr, "apim-nsg: cannot read 'nowhere': no such file or directory\n");
    assert.match(stdout, /c\/main\.bicep:1:1/);
  });

  for (const [what, path] of Object.entries({ file: 'a/main.json', directory: 'a' })) {
    it(`says that a ${what} can not be read, and checks the others`, async () => {
      const folder = temporaryFolder(mixed);
      const forbidden = join(folder.path, path);
      chmodSync(forbidden, 0);
      const ran = await withoutPrivileges(folder, () => runCommand(folder, 'check'));
      chmodSync(forbidden, 0o755);
      assert.equal(ran.stderr, `apim-nsg: cannot read '${path}': permission denied\n`);
      assert.match(ran.stdout, /b\/main\.tf:1:1/);
      assert.match(ran.stdout, /c\/main\.bicep:1:1/);
      assert.equal(ran.code, 2);
    });
  }

  it('says that a file is no text, and checks the others', async () => {
    const folder = temporaryFolder({ 'a.json': Buffer.from([0x50, 0, 0x4b]), 'b.json': 'wrong' });
    const { code, stdout, stderr } = await runCommand(folder, 'check');
    assert.equal(stderr, "apim-nsg: cannot read 'a.json': it is no text\n");
    assert.match(stdout, /b\.json:1:1/);
    assert.equal(code, 2);
  });

  it('says that there is nothing to check', async () => {
    const { code, stdout } = await runCommand(temporaryFolder({ 'README.md': 'wrong' }), 'check');
    assert.equal(code, 0);
    assert.equal(stdout, 'No ARM, Bicep or Terraform file was found. (0 ms)\n');
  });

  it('prints paths outside of the working directory relative to it', async () => {
    const folder = temporaryFolder({ 'a/main.json': 'wrong', 'b/main.tf': '' });
    const inner = { ...folder, path: join(folder.path, 'b') };
    const { stdout } = await runCommand(inner, 'check', '../a');
    assert.match(stdout, /--> \.\.\/a\/main\.json:1:1/);
  });

  it('needs the configuration file that it is given', async () => {
    const { code, stdout, stderr } = await runCommand(temporaryFolder(mixed), 'check', '--config', 'ci.json');
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.equal(
      stderr,
      "apim-nsg: cannot read the configuration file 'ci.json': no such file or directory\n",
    );
  });
});
